import { z } from 'zod';
import { TAG_COLORS } from '../core/tag-colors';
import { MAX_TAG_LENGTH } from '../core/tags';
import { id, optionalLine, singleLine } from './text';

/** One sentence that tells when the word fits; longer ones are not read while tagging. */
export const MAX_TAG_DESCRIPTION_LENGTH = 300;

const description = optionalLine('The description', MAX_TAG_DESCRIPTION_LENGTH);
const color = z.preprocess((value) => (value === '' ? null : value), z.enum(TAG_COLORS, 'Please choose one of the colours.').nullish());

export const wordInput = z.strictObject({ name: singleLine('The name', MAX_TAG_LENGTH), description, color });
export type WordInput = z.infer<typeof wordInput>;

/** One change of a seminar's words; tags and claim types are changed alike. */
const ofSeminar = { seminar: id, id };
export const addWordInput = z.strictObject({ seminar: id, word: wordInput });
export const changeWordInput = z.strictObject({ ...ofSeminar, word: wordInput });
export const retireWordInput = z.strictObject({ ...ofSeminar, retired: z.boolean() });
export const mergeWordInput = z.strictObject({ ...ofSeminar, into: id });
export const oneWordInput = z.strictObject(ofSeminar);
