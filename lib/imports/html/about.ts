import type { Known } from '../../core/import/understand';
import { linkedData, type LinkedData } from './linked-data';
import { absolute } from './images';
import { attribute, type Document, type Element, elementsIn, plainText, roleOf } from './tree';

/** What a page says of its article beside the text; `date` as it stands there. */
export type PageAbout = Known & { site: string | null };

const MAX_BYLINE = 200;
const SEPARATED = /\s+[|–—·:»-]\s+/u;
const DATES = ['article:published_time', 'citation_publication_date', 'citation_date', 'dc.date', 'dcterms.created', 'date', 'pubdate', 'parsely-pub-date', 'sailthru.date'];
const AUTHORS = ['author', 'citation_author', 'dc.creator', 'dcterms.creator', 'article:author', 'parsely-author', 'sailthru.author', 'byl'];

/**
 * Title, byline, date, source and language, as pages tell them: schema.org, Open Graph, Highwire and
 * Dublin Core, and the elements of HTML itself.
 * @param address where the page was fetched from
 */
export function aboutPage(page: Document, address: string | null): PageAbout {
  const elements = [...elementsIn(page)];
  const metas = metasOf(elements);
  const said = (...names: string[]) => names.flatMap((name) => metas.get(name) ?? [])[0] ?? null;
  const linked = linkedData(elements);
  const html = elements.find(({ tagName }) => tagName === 'html');
  const language = (html && (attribute(html, 'lang') ?? attribute(html, 'xml:lang'))) || said('content-language', 'og:locale', 'dc.language', 'citation_language') || linked.language;
  const site = said('og:site_name', 'citation_journal_title', 'application-name') ?? linked.publisher;
  const title = titleOf(elements, said, linked, site);
  const byline = bylineOf(elements, metas, linked);
  const date = said(...DATES) ?? linked.date ?? timeOf(elements);
  const source = sourceOf(elements, site, address, said);
  return { site, ...(title ? { title } : {}), ...(byline ? { byline } : {}), ...(date ? { dateline: shownDate(date, language ?? 'en') } : {}), ...(source ? { source } : {}), ...(language ? { language } : {}) };
}

function metasOf(elements: readonly Element[]): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const element of elements) {
    if (element.tagName !== 'meta') continue;
    const content = (attribute(element, 'content') ?? '').replace(/\s+/gu, ' ').trim();
    const name = (attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'http-equiv') ?? '').toLowerCase();
    if (name && content) metas.set(name, [...(metas.get(name) ?? []), content].slice(0, 20));
  }
  return metas;
}

type Said = (...names: string[]) => string | null;

/** The only heading of the first rank where the page's title holds it, for that one has the site's name too. */
function titleOf(elements: readonly Element[], said: Said, linked: LinkedData, site: string | null): string | null {
  const [heading, another] = elements.filter(({ tagName }) => tagName === 'h1').map(plainText).filter(Boolean);
  const shown = elements.find(({ tagName }) => tagName === 'title');
  const whole = shown ? plainText(shown) : '';
  if (heading && !another && whole.includes(heading)) return heading;
  const named = said('citation_title', 'og:title', 'dc.title', 'twitter:title') ?? linked.title;
  if (named) return withoutSite(named, site);
  if (heading && !another) return heading;
  return whole ? withoutSite(whole, site) : null;
}

/** The name of the site goes from the title's end; where it is not known, a short last part of several does not count as it. */
function withoutSite(title: string, site: string | null): string {
  const parts = title.split(SEPARATED);
  const last = parts.at(-1)!;
  if (!site || parts.length < 2 || last.toLowerCase() !== site.toLowerCase()) return title;
  return title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—·:»-]\s+$/u, '');
}

function bylineOf(elements: readonly Element[], metas: ReadonlyMap<string, string[]>, linked: LinkedData): string | null {
  const named = AUTHORS.map((name) => (metas.get(name) ?? []).filter((author) => !/^https?:/iu.test(author))).find((authors) => authors.length > 0);
  const marked = () => elements.find((element) => attribute(element, 'rel') === 'author' || attribute(element, 'itemprop') === 'author' || /(?:^|\s)(?:byline|author-name|p-author)(?:\s|$)/u.test(roleOf(element)));
  const byline = (linked.authors.length > 0 ? linked.authors : (named ?? [])).join(', ') || plainOr(marked());
  const bare = byline.replace(/^(?:by|von|par|por)\s+/iu, '').trim();
  return bare !== '' && bare.length <= MAX_BYLINE ? bare : null;
}

const plainOr = (element: Element | undefined) => (element ? plainText(element) : '');

/** The first time that stands in the page's head, not in its comments. */
function timeOf(elements: readonly Element[]): string | null {
  const time = elements.find((element) => element.tagName === 'time' && (attribute(element, 'pubdate') !== null || attribute(element, 'itemprop') === 'datePublished'));
  return time ? (attribute(time, 'datetime') ?? plainText(time)) : null;
}

function sourceOf(elements: readonly Element[], site: string | null, address: string | null, said: Said): string | null {
  const canonical = elements.find(({ tagName, attrs }) => tagName === 'link' && attrs.some(({ name, value }) => name === 'rel' && value === 'canonical'));
  const link = [canonical ? attribute(canonical, 'href') : null, said('og:url'), address].map((each) => (each ? absolute(each, address) : null)).find(Boolean);
  return [site, link].filter(Boolean).join(', ').slice(0, 2_000) || null;
}

/** A day as readers of a language write it; what is no date as it stands. */
export function shownDate(date: string, language: string): string {
  const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/u.exec(date);
  if (!day) return date.slice(0, 100);
  const time = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
  try {
    return new Intl.DateTimeFormat(language.replaceAll('_', '-'), { dateStyle: 'long', timeZone: 'UTC' }).format(time);
  } catch {
    return day[0];
  }
}
