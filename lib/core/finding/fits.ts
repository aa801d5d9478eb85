import type { ThreadView } from '../threads';
import { hitsIn, plain } from './fold';
import type { State, ThreadQuery } from './query';

/** Whether what is typed into the filter box shows a thread that came just now, so that all of it is new; a filter's named parts are not asked. */
export function fits(thread: ThreadView, { by, is, p, words }: ThreadQuery): boolean {
  const states: Partial<Record<State, boolean>> = {
    unanswered: thread.kind === 'question' && !thread.resolved && !thread.accepted && thread.comments.every(({ author }) => author === null || author.id === thread.author.id),
    resolved: thread.resolved,
    new: true,
    orphaned: thread.anchorState === 'orphaned',
    flagged: thread.flagged,
  };
  const people = [thread.author, ...thread.comments.flatMap(({ author }) => author ?? [])];
  const number = thread.target.paragraph === null ? null : Number(thread.target.paragraph.slice(1));
  const said = [thread.target.exact, thread.claim?.paraphrase, ...thread.comments.map(({ text }) => text)];
  return (
    is.every((state) => states[state] ?? true) &&
    (by === undefined || people.some(({ name }) => ` ${plain(name)}`.includes(` ${plain(by)}`))) &&
    (p === undefined || (p === 'article' ? number === null && !states.orphaned : number !== null && number >= p.from && number <= p.to)) &&
    words.every((sought) => said.some((text) => text != null && hitsIn(text, [sought]).length > 0))
  );
}
