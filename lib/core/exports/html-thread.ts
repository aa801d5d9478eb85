import { bodyHtml } from './html-body';
import { element, type Html } from './html-tree';
import { articleAddress, commentStates, KIND_LABEL, personLabel, placeLabel, tagLabel, threadAddress, threadStates, when } from './labels';
import type { ExportArticle, ExportHead, ExportPerson, ExportThread } from './model';
import { readThread, type Reply } from './thread';

/** A thread with its number in the file: `#t3`, called for at `#r3` in the text. */
export type Numbered = { thread: ExportThread; number: number };

export const threadId = (number: number): string => `t${number}`;
export const callId = (number: number): string => `r${number}`;

/**
 * A thread as an article of its own.
 * @param heading the element of its title, one below what it stands under
 * @param called whether its passage stands in this file, to link back to
 */
export function threadHtml(head: ExportHead, article: ExportArticle, { thread, number }: Numbered, heading: 'h3' | 'h4', called: boolean): Html {
  const { opening, replies } = readThread(thread);
  const states = [...threadStates(thread), ...(opening ? commentStates({ ...opening, status: 'visible' }) : [])];
  const title = `${number}. ${KIND_LABEL[thread.kind]}`;
  return element(
    'article',
    { class: 'thread', id: threadId(number), 'aria-labelledby': `${threadId(number)}-title` },
    element(heading, { class: 'title', id: `${threadId(number)}-title` }, title, ' · ', nameHtml(thread.author)),
    element('p', { class: 'quiet' }, placeHtml(article, head, thread), ' · ', timeHtml(thread.createdAt), states.length > 0 ? ` · ${states.join(' · ')}` : null, linksHtml(head, article, { thread, number }, called)),
    thread.target.exact === null ? null : element('blockquote', { class: 'quote', dir: 'auto', lang: article.language }, thread.target.exact),
    thread.claim && element('p', {}, `Claim (`, element('bdi', {}, thread.claim.type), '): ', element('bdi', {}, thread.claim.paraphrase)),
    thread.tags.length > 0 ? element('ul', { class: 'tags quiet', 'aria-label': 'Tags' }, thread.tags.map((tag) => element('li', { dir: 'auto' }, tagLabel(tag)))) : null,
    opening?.body ? bodyHtml(opening.body) : null,
    repliesHtml(replies, 1),
  );
}

/** Replies within what they answer. @param depth of the first of them; deeper ones are in lists of their own */
function repliesHtml(replies: readonly Reply[], depth: number): Html | null {
  if (replies.length === 0) return null;
  const items: Html[] = [];
  for (let from = 0; from < replies.length; ) {
    let until = from + 1;
    while (until < replies.length && replies[until]!.depth > depth) until += 1;
    items.push(element('li', {}, ...replyHtml(replies[from]!), repliesHtml(replies.slice(from + 1, until), depth + 1)));
    from = until;
  }
  return element('ol', { class: 'replies', 'aria-label': depth === 1 ? 'Replies' : null }, items);
}

function replyHtml({ comment, accepted }: Reply): (Html | null)[] {
  const states = commentStates(comment, accepted);
  const about = element('p', { class: 'quiet' }, comment.author && nameHtml(comment.author), comment.author ? ' · ' : null, timeHtml(comment.createdAt), states.length > 0 ? ` · ${states.join(' · ')}` : null);
  return [about, comment.body ? bodyHtml(comment.body) : null];
}

function linksHtml(head: ExportHead, article: ExportArticle, { thread, number }: Numbered, called: boolean): Html {
  const back = element('a', { href: `#${callId(number)}`, 'aria-label': `Back to the passage of ${number}` }, 'passage');
  const online = element('a', { href: threadAddress(head, article.id, thread.id), 'aria-label': `Open ${number} in Scholium` }, 'open');
  return element('span', { class: 'links' }, ...(called ? [' · ', back] : []), ' · ', online);
}

function placeHtml(article: ExportArticle, head: ExportHead, thread: ExportThread): Html | string {
  const { paragraph } = thread.target;
  return paragraph === null ? placeLabel(thread) : element('a', { href: `${articleAddress(head, article.id)}#${encodeURIComponent(paragraph)}` }, placeLabel(thread));
}

const nameHtml = (person: ExportPerson) => element('bdi', {}, personLabel(person));
const timeHtml = (iso: string) => element('time', { datetime: iso }, when(iso));
