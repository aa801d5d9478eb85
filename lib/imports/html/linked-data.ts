import { attribute, type Element, textOf } from './tree';

/** What schema.org's JSON in a page says of an article. */
export type LinkedData = { title: string | null; authors: string[]; date: string | null; publisher: string | null; language: string | null };

const NOTHING: LinkedData = { title: null, authors: [], date: null, publisher: null, language: null };
const ARTICLE = /(?:Article|BlogPosting|Report|Chapter|Book)$/u;
const MAX_JSON = 500_000;
const MAX_AUTHORS = 20;

/** The first article that the page's JSON describes; what is no JSON says nothing. */
export function linkedData(elements: readonly Element[]): LinkedData {
  for (const element of elements) {
    if (element.tagName !== 'script' || attribute(element, 'type')?.trim().toLowerCase() !== 'application/ld+json') continue;
    const article = candidates(parsed(textOf(element))).find((each) => list(each['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type)));
    if (!article) continue;
    return {
      title: words(article.headline) ?? words(article.name),
      authors: list(article.author).flatMap((author) => nameOf(author) ?? []).slice(0, MAX_AUTHORS),
      date: words(article.datePublished),
      publisher: nameOf(list(article.publisher)[0]),
      language: words(article.inLanguage),
    };
  }
  return NOTHING;
}

type Thing = Record<string, unknown>;

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);
const words = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/gu, ' ').trim().slice(0, 500) : null);
const nameOf = (value: unknown): string | null => (isThing(value) ? words(value.name) : words(value));

function candidates(value: unknown): Thing[] {
  return list(value).flatMap((each) => (isThing(each) ? [each, ...list(each['@graph']).filter(isThing)] : []));
}

function parsed(json: string): unknown {
  if (json.length > MAX_JSON) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
