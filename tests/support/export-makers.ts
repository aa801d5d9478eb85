import { placeParagraphs, type Paragraph, revisionText } from '../../lib/core/document/article';
import { type RichText, checkRichText, richTextFromPlain } from '../../lib/core/document/rich-text';
import type { ExportArticle, ExportComment, ExportPerson, ExportThread } from '../../lib/core/exports/model';

/** What an export is made of, from a few words each. */

export const person = (number: number, name: string, role: ExportPerson['role'] = 'participant'): ExportPerson => ({
  id: `00000000-0000-7000-8000-00000000000${number}`,
  name,
  role,
  email: number === 1 ? 'pia@example.org' : null,
});

export const article = (id: string, title: string, language: string, paragraphs: Paragraph[], rest: Partial<ExportArticle> = {}): ExportArticle => ({
  id,
  title,
  byline: null,
  authorNote: null,
  dateline: null,
  source: null,
  language,
  revision: 2,
  paragraphs: placeParagraphs(paragraphs),
  ...rest,
});

/** Counts what was made, so that ids and times are the same in each run. */
let made = 0;
const id = (kind: string) => `00000000-0000-7000-8000-${kind}${String((made += 1)).padStart(12 - kind.length, '0')}`;
export const at = (minute: number) => `2026-09-01T10:${String(minute % 60).padStart(2, '0')}:00.000Z`;

export const doc = (...content: RichText['content']): RichText => ({ type: 'doc', content });
export const words = (text: string, ...marks: string[]) => ({ type: 'text', text, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) });
export const linked = (text: string, href: string) => ({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] });
export const block = (type: string, ...content: RichText['content']) => ({ type, content });
export const item = (...content: RichText['content']) => block('listItem', ...content);
export const par = (...content: RichText['content']) => block('paragraph', ...content);

/** A comment that answers `parent`; its text is what its body has. */
export function comment(author: ExportPerson | null, parent: ExportComment | null, said: RichText | string | null, rest: Partial<ExportComment> = {}): ExportComment {
  const checked = said === null ? null : checkRichText(typeof said === 'string' ? richTextFromPlain(said) : said);
  if (checked && !checked.ok) throw new Error(`the fixture's body is not valid: ${checked.problem}`);
  return {
    id: id('c'),
    parent: parent?.id ?? null,
    author,
    body: checked?.body ?? null,
    text: checked?.text ?? null,
    status: 'visible',
    version: 1,
    createdAt: at(made),
    editedAt: null,
    mentions: [],
    reactions: [],
    ...rest,
  };
}

/** A thread on the first place of `exact` from the paragraph on; on all of it, or of the article, without. */
export function thread(on: ExportArticle, author: ExportPerson, place: string | null, exact: string | null, comments: ExportComment[], rest: Partial<ExportThread> = {}): ExportThread {
  const text = revisionText(on.paragraphs);
  const paragraph = on.paragraphs.find(({ key }) => key === place);
  const from = exact === null ? -1 : text.indexOf(exact, paragraph?.start ?? 0);
  const start = exact === null ? null : from - paragraph!.start;
  return {
    id: id('d'),
    kind: 'comment',
    visibility: 'seminar',
    status: 'visible',
    resolved: false,
    locked: false,
    accepted: null,
    anchorState: 'anchored',
    target: {
      paragraph: place,
      start,
      end: start === null ? null : start + exact!.length,
      exact,
      prefix: exact === null ? null : text.slice(Math.max(0, from - 32), from),
      suffix: exact === null ? null : text.slice(from + exact.length, from + exact.length + 32),
    },
    position: exact === null ? (paragraph?.start ?? -1) : from,
    author,
    claim: null,
    tags: [],
    comments,
    createdAt: at(made),
    updatedAt: at(made + 1),
    ...rest,
  };
}
