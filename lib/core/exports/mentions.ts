import { mapMentions, mentionsAnybody } from '../document/mentions';
import { plainTextOf, type RichText } from '../document/rich-text';
import type { ExportPerson } from './model';

/**
 * Names those whom a comment mentions as the file names people.
 * @param person names a member by their id @param byKept the member whom an id means that stands in kept documents
 */
export function nameMentions<Comment extends { body: RichText | null; text: string | null }>(comment: Comment, person: (userId: string) => ExportPerson, byKept: ReadonlyMap<string, string>): Comment & { mentions: ExportPerson[] } {
  if (!comment.body || !mentionsAnybody(comment.body)) return { ...comment, mentions: [] };
  const mentions = new Map<string, ExportPerson>();
  const body = mapMentions(comment.body, ({ id }) => {
    const known = person(byKept.get(id) ?? '');
    if (known.id) mentions.set(known.id, known);
    return { id: known.id || 'somebody', label: known.name };
  });
  return { ...comment, body, text: plainTextOf(body), mentions: [...mentions.values()] };
}
