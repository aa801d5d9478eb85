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

/** The reactions once one person says it, or takes it back; said twice it counts once. @param me who does */
export function withMine(reactions: readonly ReactionView[], kind: Reaction, on: boolean, me: Person): ReactionView[] {
  const before = reactions.find((each) => each.kind === kind);
  const people = (before?.people ?? []).filter(({ id }) => id !== me.id);
  const after = { kind, count: people.length + (on ? 1 : 0), mine: on, people: on ? [...people, me] : people };
  return [...reactions.filter((each) => each.kind !== kind), ...(after.count > 0 ? [after] : [])];
}
