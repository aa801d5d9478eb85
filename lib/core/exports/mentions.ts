import { mapMentions, mentionsAnybody } from '../document/mentions';
import { plainTextOf, type RichText } from '../document/rich-text';
import type { ExportPerson } from './model';

/**
 * Names those whom a comment mentions as the file names people.
 * @param person names a member by their id @param byKept the member whom an id means that stands in kept documents
 */
export function nameMentions<Body extends RichText | null, Text extends string | null>(
  { body, text }: { body: Body; text: Text },
  person: (userId: string) => ExportPerson,
  byKept: ReadonlyMap<string, string>,
): { body: Body | RichText; text: Text | string; mentions: ExportPerson[] } {
  if (!body || !mentionsAnybody(body)) return { body, text, mentions: [] };
  const mentions = new Map<string, ExportPerson>();
  const named = mapMentions(body, ({ id }) => {
    const known = person(byKept.get(id) ?? '');
    if (known.id) mentions.set(known.id, known);
    return { id: known.id || 'somebody', label: known.name };
  });
  return { body: named, text: plainTextOf(named), mentions: [...mentions.values()] };
}
