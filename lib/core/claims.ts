import type { TagColor } from './tag-colors';

/** What claims can be in a new seminar, and the words it starts with. An instructor changes both. */

export const STARTING_CLAIM_TYPES = ['fact', 'statistic', 'cause', 'prediction', 'definition', 'value', 'policy', 'testimony'] as const;

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

/** More cannot be told apart, nor shown beside each other. Counted with the retired and merged ones. */
export const MAX_CLAIM_TYPES = 60;

/** What a claim of the seminar can be. A retired one still stands on claims, and is offered no more. */
export type ClaimTypeView = { type: string; description: string | null; color: TagColor | null; retired: boolean };

/** What the form for a claim offers: what is not retired, and what the claim is already. */
export const offeredTypes = (types: readonly ClaimTypeView[], was?: string): readonly ClaimTypeView[] =>
  types.filter(({ type, retired }) => !retired || type === was);

/** What a filter offers: all that claims can be, and what was chosen by an address though it is there no more. */
export const filterTypes = (types: readonly ClaimTypeView[], chosen: string | undefined): [string, string][] => {
  const names = types.map(({ type }) => type);
  return (chosen === undefined || names.includes(chosen) ? names : [chosen, ...names]).map((type) => [type, type]);
};
