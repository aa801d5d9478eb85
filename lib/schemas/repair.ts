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
