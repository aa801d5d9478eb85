/** What XML 1.0 cannot hold however it is escaped, and PDF readers stumble over. */
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
/** Embeddings, overrides and isolates: with them a name or a sentence reads as another. Marks that scripts need stay. */
const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069\u206a-\u206f]/g;

/** Text without what breaks a file or turns its reading round. */
export const cleanText = (text: string): string => text.replace(NO_TEXT, '').replace(DIRECTION_CONTROLS, '');

/** The same in one line: for names, titles, labels. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();
