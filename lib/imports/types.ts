import type { ArticleDraft } from '../core/import/draft';
import type { ImportProblem } from '../core/import/problems';

export const SOURCE_FORMATS = ['text', 'markdown', 'html', 'docx', 'pdf', 'epub'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/**
 * A picture that a file holds, or names by an absolute address of http or https. `id` is the one in
 * the block's `format.image`, whose size is 1 × 1 until somebody has looked at the picture.
 */
export type FoundImage = { id: string; bytes: Uint8Array } | { id: string; address: string };

/** An article as a file has it. `notices` say in plain words what of the file could not be kept. */
export type FoundArticle = { draft: ArticleDraft; images: FoundImage[]; notices: string[] };

export type ReadResult = { ok: true; article: FoundArticle } | { ok: false; problem: ImportProblem };

/** A file as it came. `address` is where it was fetched from: relative links lead on from it. */
export type SourceFile = {
  format: SourceFormat;
  bytes: Uint8Array;
  address?: string;
  /** As the server said it in the media type, such as iso-8859-1. */
  charset?: string;
  /** Known already, and not to be looked for. */
  title?: string;
};

/** What reading one file may take. */
export type ReadLimits = {
  /** milliseconds */
  time: number;
  /** MiB by which the process may grow meanwhile */
  memory: number;
};
