import { z } from 'zod';
import { ANNOTATION_KINDS } from '../core/annotations';
import { type Repair, type Repairs, SURE } from '../core/repair';
import { type Agree, pageOf, personView } from './api';

/** What the API answers of passages that changed with the text and wait to be looked at. */

const count = z.int().min(0);

const inContext = z.strictObject({ paragraph: z.string(), lead: z.string().describe('What stands before the words'), exact: z.string(), tail: z.string().describe('What stands behind them') });

export const repairView = z.strictObject({
  id: z.uuid().describe('The annotation’s id'),
  kind: z.enum(ANNOTATION_KINDS),
  author: personView,
  text: z.string().nullable().describe('The beginning of its first comment'),
  claim: z.string().nullable().describe('The claim in its author’s words'),
  state: z.enum(['moved', 'edited', 'orphaned']),
  confidence: z.number().min(0).max(1).describe(`How sure its new place is; from ${SURE} on it can be accepted together with others`),
  before: inContext.extend({ revision: z.int().min(1) }).nullable().describe('Where it stood before its passage changed; null where only its words are known'),
  words: z.string().nullable().describe('The words that it was about'),
  now: inContext.nullable().describe('Where it stands now; null for an orphan'),
  paragraph: z.string().nullable().describe('The paragraph that it can be about as a whole'),
  may: z.boolean().describe('You may settle it'),
});

export const repairsView = pageOf(repairView).extend({
  revision: z.int().min(1).describe('The current revision: give it back with what you say of a place'),
  count: count.describe('How many wait for you in all'),
  sure: count.describe('How many of them are sure'),
});

export const acceptedRepairsView = z.strictObject({
  count: count.describe('How many were accepted together and still are'),
  at: z.iso.datetime({ precision: 3 }).describe('When: give it back to take them back together'),
});
export const takenBackView = acceptedRepairsView.pick({ count: true }).extend({ count: count.describe('How many wait again') });

type Listed = Pick<Repairs, 'items' | 'nextCursor' | 'count' | 'sure'> & { revision: number };
export type Agreed = [Agree<Repair, z.infer<typeof repairView>>, Agree<Listed, z.infer<typeof repairsView>>];
