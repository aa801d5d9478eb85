import { mapMentions } from '@/lib/core/document/mentions';
import { jsonFormat } from '@/lib/core/exports/json';
import type { ParsedExport } from '@/lib/core/exports/json-parse';
import { exportOptions } from '@/lib/schemas/exports';
import { openExport } from '@/lib/services/exports';
import { written } from './export-fixture';
import { actorOf, type TestUser } from './factories';

/** A seminar's export with all that there is to see, as a program would read it. */
export async function exportOf(by: TestUser, seminar: string, given: object = {}): Promise<ParsedExport> {
  const options = exportOptions.parse({ hidden: true, instructors: true, private: true, ...given });
  const { source } = await openExport(actorOf(by), { seminar }, options, {}, new Date('2026-09-02T08:30:00Z'), 'https://scholium.example.org');
  return JSON.parse(await written(jsonFormat.write(source))) as ParsedExport;
}

/** What threads say, without what belongs to one seminar: ids become places in the file, people their names. */
export function contentOf(file: ParsedExport): unknown {
  return file.articles
    .map(({ title, language, paragraphs, threads }) => ({ title, language, paragraphs, threads: threads.map(threadContent).sort(byWords) }))
    .sort(byWords);
}

const byWords = (a: unknown, b: unknown) => (inOneOrder(a) < inOneOrder(b) ? -1 : 1);
const inOneOrder = (value: unknown) => JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));

function threadContent({ id: _, author, tags, comments, accepted, ...thread }: ParsedExport['articles'][number]['threads'][number]) {
  const numbers = new Map(comments.map(({ id }, index) => [id, index]));
  return {
    ...thread,
    author: author.name,
    accepted: accepted === null ? null : numbers.get(accepted),
    tags: tags.map(({ name, people }) => ({ name, people: people.map((person) => person.name).sort() })).sort(byWords),
    comments: comments.map(({ id: _id, parent, author: by, body, mentions, reactions, ...comment }) => ({
      ...comment,
      parent: parent === null ? null : numbers.get(parent),
      author: by?.name ?? null,
      body: body && mapMentions(body, ({ label }) => ({ id: label!, label: label! })),
      mentions: mentions.map(({ name }) => name),
      reactions: reactions.map(({ kind, people }) => ({ kind, people: people.map(({ name }) => name) })),
    })),
  };
}
