import { type Child, element, type Html, startTag } from '../exports/html-tree';

/** What an e-mail is made of, as text and as simple HTML. */
export type Letter = { subject: string; text: string; html: string };

const PAGE = 'font-family: system-ui, sans-serif; font-size: 16px; line-height: 1.5; color: #23201a; background: #ffffff; max-width: 36rem; margin: 0 auto; padding: 16px';
export const SOFT = 'color: #5a5447; font-size: 14px';

/** A whole document around the parts of a letter. */
export function letterHtml(title: string, ...parts: Child[]): string {
  const page: Html = element('html', { lang: 'en', dir: 'ltr' }, [
    element('head', {}, [{ html: startTag('meta', { charset: 'utf-8' }) }, { html: startTag('meta', { name: 'color-scheme', content: 'light' }) }, element('title', {}, title)]),
    element('body', { style: PAGE }, parts),
  ]);
  return `<!doctype html>\n${page.html}\n`;
}

/** One line, whatever was typed: a subject has no other. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

const link = (href: string): Html => element('a', { href }, href);

/** A letter that says something and gives one link. @param before what stands before the link, @param after what after it */
export function linkLetter(subject: string, before: string, href: string, after: string): Letter {
  return {
    subject: oneLine(subject),
    text: `${before}\n\n${href}\n\n${after}\n`,
    html: letterHtml(subject, element('p', { dir: 'auto' }, before), element('p', {}, link(href)), element('p', { style: SOFT }, after)),
  };
}
