import type { Person } from './threads';

/** What one can say about somebody else's comment without writing one. */
export const REACTIONS = ['same-question', 'helpful'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** How often it was said of a comment, and by whom, the first ones first. */
export type ReactionView = { kind: Reaction; count: number; mine: boolean; people: Person[] };

/** Which of them a comment takes: one that asks has "same question", everything else "helpful". */
export const reactionOf = (opening: boolean, kind: string): Reaction => (opening && kind === 'question' ? 'same-question' : 'helpful');

/** Gathers what single people said. @param said in the order in which they said it */
export function gatherReactions(said: readonly { kind: Reaction; mine: boolean; person: Person }[]): ReactionView[] {
  return REACTIONS.flatMap((kind) => {
    const people = said.filter((each) => each.kind === kind);
    return people.length === 0 ? [] : [{ kind, count: people.length, mine: people.some(({ mine }) => mine), people: people.map(({ person }) => person) }];
  });
}
