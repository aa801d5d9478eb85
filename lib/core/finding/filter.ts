import type { AnnotationKind } from '../annotations';
import type { Person } from '../threads';
import { plain } from './fold';
import { formatQuery, parseQuery, type Place, type ThreadQuery } from './query';

/** What a list shows, as an address says it: what a drop-down can say by its name, the rest as it is typed. */
export type Filter = {
  kind?: AnnotationKind | undefined;
  type?: string | undefined;
  tag?: string | undefined;
  /** A person's id. */
  by?: string | undefined;
  mine?: boolean | undefined;
  flagged?: boolean | undefined;
  /** A paragraph's key, or `article`. */
  paragraph?: string | undefined;
  q?: string | undefined;
};

/** Everything that a filter says, as one query. What is said by name counts before what is typed. @param people whose ids become names */
export function queryOf({ kind, type, tag, by, mine, flagged, paragraph, q }: Filter, people: readonly Person[] = []): ThreadQuery {
  const { query } = parseQuery(q ?? '');
  const person = by === undefined ? undefined : (people.find(({ id }) => id === by)?.name ?? by);
  const given = { kind, type, tag, by: person, p: placeOf(paragraph) };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<ThreadQuery>;
  const is = [...query.is, ...(mine ? (['mine'] as const) : []), ...(flagged ? (['flagged'] as const) : [])];
  return parseQuery(formatQuery({ ...query, ...said, is })).query;
}

/** A query as a filter. @param people whose names become ids, where one of them alone is meant */
export function filterOf(query: ThreadQuery, people: readonly Person[] = []): Filter {
  const { kind, type, tag, by, p, ...typed } = query;
  const person = by === undefined ? undefined : personCalled(by, people);
  const key = keyOf(p);
  const rest: ThreadQuery = {
    ...(by !== undefined && person === undefined ? { by } : {}),
    ...(p !== undefined && key === undefined ? { p } : {}),
    is: typed.is.filter((state) => state !== 'mine' && state !== 'flagged'),
    words: typed.words,
  };
  const q = formatQuery(rest);
  const filter: Filter = {
    kind, type, tag, by: person, mine: query.is.includes('mine') || undefined, flagged: query.is.includes('flagged') || undefined, paragraph: key, q: q === '' ? undefined : q,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function personCalled(name: string, people: readonly Person[]): string | undefined {
  if (ID.test(name)) return name;
  const sought = plain(name);
  const called = people.filter((person) => plain(person.name) === sought);
  return called.length === 1 ? called[0]!.id : undefined;
}

const placeOf = (paragraph: string | undefined): Place | undefined =>
  paragraph === undefined ? undefined : paragraph === 'article' ? 'article' : { from: Number(paragraph.slice(1)), to: Number(paragraph.slice(1)) };

function keyOf(place: Place | undefined): string | undefined {
  if (place === undefined || place === 'article') return place;
  return place.from === place.to ? `p${place.from}` : undefined;
}
