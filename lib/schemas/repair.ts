import { z } from 'zod';
import { SETTLED_AS } from '../core/repair';
import { MAX_QUOTE_LENGTH } from '../core/limits';
import { paragraphKey } from './revisions';
import { multiline } from './text';

const offset = z.int().min(0).max(10_000_000);

/** The words that somebody selected in the current text; `start` and `end` count from the paragraph's first character. */
const chosen = z
  .strictObject({ paragraph: paragraphKey, start: offset, end: offset, exact: multiline('The passage', MAX_QUOTE_LENGTH) })
  .refine(({ start, end }) => start < end, 'A passage ends after it begins.');

const revision = z.int().min(1).max(1_000_000).describe('The revision that was looked at: where it is not the current one any more, nothing is changed');

export const settleInput = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal(SETTLED_AS[0]), revision }),
  z.strictObject({ as: z.literal(SETTLED_AS[1]), revision, target: chosen }),
  z.strictObject({ as: z.literal(SETTLED_AS[2]), revision, paragraph: paragraphKey }),
  z.strictObject({ as: z.literal(SETTLED_AS[3]), revision }),
]);
export type SettleInput = z.infer<typeof settleInput>;

export const undoRepairInput = z.strictObject({ revision });
export const acceptSureInput = z.strictObject({ revision });
/** `at`: what accepting them together answered. */
export const undoAcceptSureInput = acceptSureInput.extend({
  at: z.iso
    .datetime({ precision: 3 })
    .refine((at) => at >= '1970', 'This is no time at which passages were accepted.')
    .describe('When they were accepted, as that was answered'),
});

/** The same in the query of an address, where all is text. */
const inQuery = { revision: z.coerce.number().pipe(revision) };
export const undoRepairQuery = undoRepairInput.extend(inQuery);
export const undoAcceptSureQuery = undoAcceptSureInput.extend(inQuery);
