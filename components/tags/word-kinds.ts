import * as types from '@/app/seminars/[seminar]/claim-types/actions';
import * as tags from '@/app/seminars/[seminar]/tags/actions';

/** What a seminar has a vocabulary of: both are looked after alike. `merging` tells what becomes of a merged word. */
export const WORD_KINDS = {
  tag: { ...tags, noun: 'tag', merging: 'the other tag will stand, put by the same members' },
  type: { ...types, noun: 'claim type', merging: 'the other claim type will stand' },
};
export type WordKind = keyof typeof WORD_KINDS;
