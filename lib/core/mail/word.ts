import { directionOf } from '../language';
import { type NotificationView, pathOf, sentenceOf } from '../notifications';
import { bodyHtml } from '../exports/html-body';
import { element, type Html } from '../exports/html-tree';
import type { RichText } from '../document/rich-text';
import { type Letter, letterHtml, oneLine, SOFT } from './letter';

/** Something that an e-mail tells, with the words and the passage that belong to it. */
export type Told = { view: NotificationView; words: { body: RichText; text: string } | null; passage: string | null; language: string };

/** Where the links of an e-mail lead: Scholium, without a slash at the end, and the page that ends such e-mail. */
export type Places = { base: string; unsubscribe: string };

const QUOTE = 'margin: 8px 0; padding: 0 0 0 12px; border-inline-start: 3px solid #ddd6c7; color: #5a5447';

/** The e-mail with all of this, the oldest first, each with a link to where it stands. */
export function wordLetter(told: readonly Told[], { base, unsubscribe }: Places): Letter {
  const subject = subjectOf(told.map(({ view }) => view));
  const foot = 'You get this because Scholium tells you of replies, mentions and decisions by e-mail. Change or end that:';
  return {
    subject,
    text: `${told.map((each) => textOf(each, base)).join('\n\n* * *\n\n')}\n\n-- \n${foot}\n${base}/account#mail\n${unsubscribe}\n`,
    html: letterHtml(
      subject,
      ...told.map((each) => htmlOf(each, base)),
      element('p', { style: SOFT }, `${foot} `, element('a', { href: `${base}/account#mail` }, 'your account'), ' · ', element('a', { href: unsubscribe }, 'stop these e-mails')),
    ),
  };
}

function subjectOf(views: readonly NotificationView[]): string {
  const [only] = views;
  const title = only!.article ? ` in “${only!.article.title}”` : '';
  return oneLine(views.length === 1 ? `${sentenceOf(only!)}${title}` : `${views.length} things for you on Scholium`);
}

const headOf = ({ view }: Told) => `${sentenceOf(view)}${view.article ? ` in “${view.article.title}”` : ''}${view.seminar ? ` (${view.seminar.name})` : ''}`;

function textOf(told: Told, base: string): string {
  const { view, words, passage } = told;
  const parts = [headOf(told), passage && quoted(passage), words?.text ?? view.excerpt, base + (pathOf(view) ?? '')];
  return parts.filter(Boolean).join('\n\n');
}

const quoted = (text: string) => text.split('\n').map((line) => `> ${line}`).join('\n');

function htmlOf(told: Told, base: string): Html {
  const { view, words, passage, language } = told;
  return element('section', { style: 'border-bottom: 1px solid #ddd6c7; padding: 8px 0 16px' }, [
    element('p', { dir: 'auto' }, element('strong', {}, headOf(told))),
    ...(passage ? [element('blockquote', { lang: language, dir: directionOf(language), style: QUOTE }, passage)] : []),
    ...(words ? [element('div', { dir: 'auto' }, bodyHtml(words.body))] : view.excerpt ? [element('p', { dir: 'auto' }, view.excerpt)] : []),
    element('p', {}, element('a', { href: base + (pathOf(view) ?? '') }, 'Open it on Scholium')),
  ]);
}
