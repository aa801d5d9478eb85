import type { ReadLimits, SourceFormat } from './types';

const MIB = 1024 * 1024;

/** Bytes of a file as it comes. Text has the limit of `parsePlainText`; the others hold pictures and style, too. */
export const MAX_FILE_BYTES: Record<SourceFormat, number> = { text: 2 * MIB, markdown: 2 * MIB, html: 10 * MIB, docx: 50 * MIB, pdf: 50 * MIB, epub: 50 * MIB };

/** A book with its pictures has some hundreds of files, and unpacks to twice its size. */
export const MAX_ENTRIES = 5_000;
export const MAX_UNPACKED_BYTES = 200 * MIB;
/** Of one file of markup in an archive: a novel has two. */
export const MAX_MARKUP_BYTES = 30 * MIB;
/** Some 300,000 words, as in `MAX_ARTICLE_BYTES`, on pages with few. */
export const MAX_PAGES = 1_500;
/** Elements within each other: pages made by programs have thirty or so. */
export const MAX_DEPTH = 400;
export const MAX_ELEMENTS = 400_000;
/** Pictures of one article; a longer series is an album. */
export const MAX_IMAGES = 200;
/** A table's cells in one row. */
export const MAX_CELLS = 100;
/** Of one block; see lib/schemas/article-format.ts. */
export const MAX_SPANS = 2_000;
export const MAX_LABEL = 20;
/** Lists within each other; see lib/schemas/article-format.ts. */
export const MAX_LIST_DEPTH = 9;

/** For the largest file that is allowed; a long article takes a second. */
export const READ_LIMITS: ReadLimits = { time: 60_000, memory: 1_024 };
