/** What a claim can be, and the words a new seminar starts with. */

export const CLAIM_TYPES = [
  'fact',
  'statistic',
  'cause',
  'prediction',
  'definition',
  'value',
  'policy',
  'testimony',
] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

export const STARTING_TAGS = [
  'needs source',
  'well supported',
  'contested',
  'vague',
  'loaded language',
  'generalisation',
  'key claim',
  'unstated assumption',
] as const;
