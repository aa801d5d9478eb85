/** Longer than any article or chapter that a seminar reads closely in one go: some 300,000 words. */
export const MAX_ARTICLE_BYTES = 2 * 1024 * 1024;
/** A text of this size with an average of 400 characters each; more is a table, not prose. */
export const MAX_PARAGRAPHS = 5_000;
/** Of a file as it comes; Word, PDF and EPUB files hold pictures and style, too. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
