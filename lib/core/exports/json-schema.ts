import { z } from 'zod';
import { ANCHOR_STATES } from '../anchoring/selector';
import { ANNOTATION_KINDS, POST_STATUSES, ROLES, VISIBILITIES } from '../annotations';
import { PARAGRAPH_KINDS } from '../document/article';
import { blockFormat } from '../document/format-schema';
import { MAX_ARTICLE_BYTES, MAX_PARAGRAPHS } from '../import/limits';
import { MAX_COMMENT_LENGTH, MAX_EMAIL_LENGTH, MAX_LINK_LENGTH, MAX_NAME_LENGTH, MAX_PARAPHRASE_LENGTH, MAX_QUOTE_LENGTH, MAX_TITLE_LENGTH } from '../limits';
import { REACTIONS } from '../reactions';
import { MAX_TAG_LENGTH } from '../tags';
import { JSON_VERSION } from './json';
import { MAX_EXPORT_PICTURE_BYTES, NAMES } from './model';

/** Ours are UUIDs; where names are removed, people have numbers, and other programs may have ids of their own. */
const id = z.string().min(1).max(100);
const time = z.iso.datetime().max(40);
const place = z.int().min(0).max(MAX_ARTICLE_BYTES);
const words = (longest: number) => z.string().max(longest);

const person = z
  .strictObject({ id, name: words(2 * MAX_NAME_LENGTH), role: z.enum(ROLES).nullable(), email: words(MAX_EMAIL_LENGTH).nullable() })
  .meta({ id: 'Person', description: 'A person, a pseudonym, or a number within this file.' });

/** The shape only: `parseExport` holds each body against the schema of rich text. */
const body = z
  .strictObject({ type: z.literal('doc'), content: z.array(z.looseObject({ type: z.string().max(40) })).max(MAX_COMMENT_LENGTH) })
  .meta({ id: 'RichText', description: 'A TipTap document: paragraph, bulletList, orderedList, listItem, blockquote, codeBlock, hardBreak, text, mention (of a person of the file, by id and label); marks bold, italic, strike, code, link.' });

const comment = z
  .strictObject({
    id,
    parent: id.nullable().meta({ description: 'The comment that this one answers, which stands before it in the same thread; null for the thread’s own.' }),
    author: person.nullable(),
    body: body.nullable(),
    text: words(MAX_COMMENT_LENGTH).nullable(),
    status: z.enum(POST_STATUSES),
    version: z.int().min(0),
    createdAt: time,
    editedAt: time.nullable(),
    mentions: z.array(person).max(1_000).meta({ description: 'Whom the body mentions, by the ids that stand in it.' }),
    reactions: z.array(z.strictObject({ kind: z.enum(REACTIONS), people: z.array(person).max(10_000) })).max(REACTIONS.length).meta({ description: 'What others said of it without a comment of their own, the first of them first.' }),
  })
  .meta({ id: 'Comment', description: 'Author, body and text are null where only the place of a withdrawn comment is left.' });

const target = z
  .strictObject({
    paragraph: words(20).nullable(),
    start: place.nullable(),
    end: place.nullable(),
    exact: words(MAX_QUOTE_LENGTH).nullable(),
    prefix: words(200).nullable(),
    suffix: words(200).nullable(),
  })
  .meta({ id: 'Target', description: 'All null: the whole article. Only the paragraph: all of that. Offsets are UTF-16 code units from the paragraph’s first character.' });

/** One thread; files are checked thread by thread, so that a file of a million wrong ones is not told a million times. */
export const exportThread = z
  .strictObject({
    id,
    kind: z.enum(ANNOTATION_KINDS),
    visibility: z.enum(VISIBILITIES),
    status: z.enum(POST_STATUSES),
    resolved: z.boolean(),
    locked: z.boolean(),
    accepted: id.nullable().meta({ description: 'Of a question: the comment that answers it, which stands in the thread.' }),
    anchorState: z.enum(ANCHOR_STATES),
    target,
    position: z.int().min(-1).max(MAX_ARTICLE_BYTES),
    author: person,
    claim: z.strictObject({ type: words(MAX_TAG_LENGTH).min(1), paraphrase: words(MAX_PARAPHRASE_LENGTH) }).nullable(),
    tags: z.array(z.strictObject({ name: words(MAX_TAG_LENGTH).min(1), people: z.array(person).max(10_000) })).max(1_000),
    comments: z.array(comment).max(100_000),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: 'Thread' });

const picture = z
  .strictObject({
    id: z.uuid().meta({ description: 'As the format of a paragraph has it.' }),
    mediaType: z.enum(['image/png', 'image/jpeg']).nullable(),
    bytes: z.base64('is not base64').max(Math.ceil(MAX_EXPORT_PICTURE_BYTES / 3) * 4).nullable(),
  })
  .meta({ id: 'Picture', description: 'Both null where the picture was left out, since the file would have held more than an import takes.' });

/** Of one article; a reader holds them all in memory. */
export const MAX_EXPORT_THREADS = 100_000;

const article = z
  .strictObject({
    id,
    title: words(MAX_TITLE_LENGTH),
    byline: words(2_000).nullable(),
    authorNote: words(20_000).nullable(),
    dateline: words(2_000).nullable(),
    source: words(MAX_LINK_LENGTH).nullable(),
    language: words(100),
    revision: z.int().min(1),
    paragraphs: z
      .array(z.strictObject({ key: words(20).min(1), kind: z.enum(PARAGRAPH_KINDS), start: place, end: place, text: words(MAX_ARTICLE_BYTES).nullable(), format: blockFormat.optional() }))
      .max(MAX_PARAGRAPHS),
    pictures: z.array(picture).max(MAX_PARAGRAPHS).default([]).meta({ description: 'Each picture of the paragraphs once; none where the export is without text.' }),
    threads: z.array(exportThread).max(MAX_EXPORT_THREADS),
  })
  .meta({ id: 'Article', description: 'The text of its paragraphs is null where the export is without it.' });

/** A whole file. */
export const exportFile = z.strictObject({
  format: z.literal('scholium'),
  version: z.literal(JSON_VERSION),
  exportedAt: time,
  base: words(MAX_LINK_LENGTH),
  seminar: z.strictObject({ id, name: words(MAX_TITLE_LENGTH) }),
  options: z.strictObject({ names: z.enum(NAMES), text: z.boolean(), replies: z.boolean(), tags: z.boolean(), resolved: z.boolean() }),
  articles: z.array(article).max(1_000),
});
export type ExportFile = z.infer<typeof exportFile>;

/** The same without looking into the threads, of any version that can be read. */
export const exportFrame = exportFile.extend({ version: z.literal([1, 2, JSON_VERSION]), articles: z.array(article.extend({ threads: z.array(z.unknown()).max(MAX_EXPORT_THREADS) })).max(1_000) });

/** A thread of version 1, which told nothing of mentions, reactions and accepted answers, as one of today. */
const firstThread = exportThread
  .omit({ accepted: true })
  .extend({ comments: z.array(comment.omit({ mentions: true, reactions: true })).max(100_000) })
  .transform((thread) => ({ ...thread, accepted: null, comments: thread.comments.map((each) => ({ ...each, mentions: [], reactions: [] })) }));

/** How a thread of a version's files is read. */
export const threadSchemas: ReadonlyMap<unknown, z.ZodType<z.infer<typeof exportThread>>> = new Map<unknown, z.ZodType<z.infer<typeof exportThread>>>([
  [1, firstThread],
  [2, exportThread],
  [JSON_VERSION, exportThread],
]);

/** The schema of the file for other programs, JSON Schema 2020-12. */
export const exportJsonSchema = () => z.toJSONSchema(exportFile.meta({ title: 'Scholium export' }), { target: 'draft-2020-12', io: 'input' });
