import { z } from 'zod';

const NUL = /\u0000/;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Overrides and isolates that can make a name read as another; marks (U+200E/F) stay allowed. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/;
const CONTROLS = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

/** Something to see: neither blank nor of no width. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\s]/u;

/** Text of several lines, as it was typed. */
export const multiline = (what: string, max: number) =>
  z
    .string()
    .max(max, `${what} can have at most ${max.toLocaleString('en')} characters. Please shorten it.`)
    .refine((text) => !NUL.test(text) && !LONE_SURROGATE.test(text), {
      message: `${what} contains a character that is not text (a NUL byte or half a character). Please type it anew.`,
    });

/** A name, title or tag: one line, white space folded, nothing that changes how other text reads. */
export const singleLine = (what: string, max: number) =>
  z
    .string()
    // For the API's document, which cannot see past the transformation.
    .meta({ minLength: 1, maxLength: max })
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(
      multiline(what, max)
        .refine((text) => VISIBLE.test(text), { message: `${what} is missing. Please fill it in.` })
        .refine((text) => !BIDI_CONTROLS.test(text) && !CONTROLS.test(text), {
          message: `${what} contains invisible control characters. Please type it by hand instead of pasting it.`,
        }),
    );

/** The same, where nothing is an answer too. An empty string counts as nothing. */
export const optionalLine = (what: string, max: number) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), singleLine(what, max).nullish());

export const id = z.uuid('This is not an id. Ids look like 018f3c1e-7d3a-7cc0-8000-000000000000.');
