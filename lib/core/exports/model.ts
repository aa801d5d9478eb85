import type { AnchorState } from '../anchoring/selector';
import type { AnnotationKind, PostStatus, Role, Visibility } from '../annotations';
import type { PlacedParagraph } from '../document/article';
import type { RichText } from '../document/rich-text';
import type { Reaction } from '../reactions';
import type { TargetView } from '../threads';
import type { FormatName } from './names';

/**
 * What every format is made of: the same data into all. It holds what the person exporting may
 * see, with names as they chose; a format adds nothing and asks nobody.
 */

/** How people stand in an export. Where names are removed, nobody has a name, an id or an e-mail. */
export const NAMES = ['real', 'pseudonyms', 'removed'] as const;
export type Names = (typeof NAMES)[number];

export type ExportOptions = {
  names: Names;
  /** With the article's text. */
  text: boolean;
  /** With the comments after a thread's first one. */
  replies: boolean;
  tags: boolean;
  /** With resolved threads. */
  resolved: boolean;
};

/** What stands at the head of the file. Times are ISO 8601 in UTC. */
export type ExportHead = {
  exportedAt: string;
  /** Where this Scholium is, without a slash at the end: addresses in the file begin with it. */
  base: string;
  seminar: { id: string; name: string };
  options: ExportOptions;
};

/** `id` is the person's, their pseudonym's, or a number within this export, as names go. */
export type ExportPerson = { id: string; name: string; role: Role | null; email: string | null };

export type ExportArticle = {
  id: string;
  title: string;
  byline: string | null;
  authorNote: string | null;
  dateline: string | null;
  source: string | null;
  /** BCP 47. */
  language: string;
  revision: number;
  /** In order, with where each starts in the revision's text (UTF-16 code units). */
  paragraphs: PlacedParagraph[];
};

export type ExportComment = {
  id: string;
  /** The comment that this one answers; `null` for the thread's own. */
  parent: string | null;
  /** `null`, like the words, where only the place of a withdrawn comment is left. */
  author: ExportPerson | null;
  body: RichText | null;
  text: string | null;
  status: PostStatus;
  version: number;
  createdAt: string;
  editedAt: string | null;
  /** Whom the body mentions, by the ids that stand in it; somebody of whom nothing is known any more is left out. */
  mentions: ExportPerson[];
  /** What others said of it without a comment, each kind once, the first of them first. */
  reactions: { kind: Reaction; people: ExportPerson[] }[];
};

export type ExportThread = {
  id: string;
  kind: AnnotationKind;
  visibility: Visibility;
  status: PostStatus;
  resolved: boolean;
  locked: boolean;
  /** Of a question: the id of the comment that answers it, where that and its words are in the export. */
  accepted: string | null;
  anchorState: AnchorState;
  /** As in the API: all `null` for the whole article; only the paragraph for a whole paragraph. */
  target: TargetView;
  /** Where it begins in the revision's text; -1 for the whole article. Threads come in this order, then by id. */
  position: number;
  author: ExportPerson;
  claim: { type: string; paraphrase: string } | null;
  /** With everybody who put it; empty where the export is without tags. */
  tags: { name: string; people: ExportPerson[] }[];
  /** The oldest first. */
  comments: ExportComment[];
  createdAt: string;
  updatedAt: string;
};

/** A picture as it is kept. Width and height are pixels. */
export type ExportPicture = { mediaType: 'image/png' | 'image/jpeg'; width: number; height: number; bytes: Uint8Array };

/** What one file holds of pictures at most; those beyond it are told by their words. An import takes as much. */
export const MAX_EXPORT_PICTURES = 1_000;
export const MAX_EXPORT_PICTURE_BYTES = 32 * 1024 * 1024;

/**
 * Fetches a picture of the article by the id in its block's format, for formats that show it: `null` where the file
 * has no room for it. Can be asked while the article is the one being read. `opaque`: upon white, for paper.
 */
export type PictureOf = (id: string, look?: { opaque: boolean }) => Promise<ExportPicture | null>;

/** Read once, from front to back, so that a large export need not fit into memory. */
export type ExportSource = {
  head: ExportHead;
  articles: AsyncIterable<{ article: ExportArticle; picture: PictureOf; threads: AsyncIterable<ExportThread> }>;
};

/** How much an export would hold, and its first thread. `characters` are those of its comments. */
export type ExportPreview = { threads: number; comments: number; characters: number; first: ExportThread | null };

/** One format, as the registry, the API and the command line need it; how it is offered stands in names.ts. */
export type ExportFormat = {
  /** As the API names it. */
  name: FormatName;
  mediaType: string;
  extension: string;
  /** The file in pieces; the same source gives the same bytes. */
  write: (source: ExportSource) => AsyncIterable<string | Uint8Array>;
};
