/** Sizes that are checked on the way in and shown while typing. Characters are UTF-16 code units. */

/** About eight printed pages: more is an essay, and belongs in a document of its own. */
export const MAX_COMMENT_LENGTH = 20_000;
/** The JSON of such a comment with every word marked up; anything larger is an attack or a defect. */
export const MAX_DOCUMENT_BYTES = 400_000;
/** Lists and quotations within each other; deeper than this nobody can read on a phone. */
export const MAX_DOCUMENT_DEPTH = 24;
/** One or two sentences: a paraphrase restates a claim, it does not discuss it. */
export const MAX_PARAPHRASE_LENGTH = 1_000;
export const MAX_NAME_LENGTH = 120;
/** It stands beside a name, in a table and in a menu. */
export const MAX_SECTION_LENGTH = 60;
export const MAX_TITLE_LENGTH = 300;
export const MAX_DESCRIPTION_LENGTH = 2_000;
/** The longest address that mail servers accept (RFC 5321, 4.5.3.1). */
export const MAX_EMAIL_LENGTH = 254;
/** Length protects more than symbols do (NIST SP 800-63B, 3.1.1.2); the upper bound keeps hashing cheap. */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 200;
export const MAX_LINK_LENGTH = 2_000;
/** A passage longer than this is the article, not a passage. */
export const MAX_QUOTE_LENGTH = 20_000;
/** Comments that come along with each thread of a list; the thread itself has all. */
export const COMMENTS_PER_LISTED_THREAD = 20;
export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;
/** Tokens a person can hold at once. */
export const MAX_TOKENS = 20;
/** Of a file that is imported, as it is sent; a seminar's export of some 50,000 comments. */
export const MAX_IMPORT_BYTES = 100 * 1024 * 1024;
