import { describe, expect, it } from 'vitest';
import { mapMentions } from '@/lib/core/document/mentions';
import { EXPORT_FORMATS, formatOf } from '../../../lib/exports/registry';
import { FIXTURE, sourceOf, written } from '../../support/export-fixture';

describe('the formats', () => {
  it('have names and extensions of their own', () => {
    for (const key of ['name', 'extension'] as const) expect(new Set(EXPORT_FORMATS.map((format) => format[key])).size).toBe(EXPORT_FORMATS.length);
    expect(EXPORT_FORMATS.map(({ name }) => name)).toEqual(expect.arrayContaining(['markdown', 'html', 'csv', 'json', 'jsonld']));
  });

  it('are found by name, and only by their own', () => {
    for (const format of EXPORT_FORMATS) expect(formatOf(format.name)).toBe(format);
    for (const name of ['', 'CSV', 'toString', '__proto__']) expect(formatOf(name)).toBeNull();
  });

  it.each(['markdown', 'html', 'csv', 'json', 'jsonld'])('make the same file of the same source, and one of nothing: %s', async (name) => {
    const { write } = formatOf(name)!;
    expect(await written(write(sourceOf(FIXTURE)))).toBe(await written(write(sourceOf(FIXTURE))));
    expect((await written(write(sourceOf([])))).length).toBeGreaterThan(0);
  });

  it.each(['markdown', 'html', 'csv', 'json', 'jsonld'])('tell no id and no e-mail that the model does not hold: %s', async (name) => {
    const nobody = { id: '1', name: 'Person 1', role: null, email: null };
    const anonymous = FIXTURE.map(({ article, threads }) => ({
      article,
      threads: threads.map((thread) => ({
        ...thread,
        author: nobody,
        tags: thread.tags.map((tag) => ({ ...tag, people: [nobody] })),
        comments: thread.comments.map((comment) => ({
          ...comment,
          author: comment.author && nobody,
          body: comment.body && mapMentions(comment.body, () => ({ id: nobody.id, label: nobody.name })),
          mentions: comment.mentions.map(() => nobody),
          reactions: comment.reactions.map(({ kind }) => ({ kind, people: [nobody] })),
        })),
      })),
    }));
    const file = await written(formatOf(name)!.write(sourceOf(anonymous, { names: 'removed' })));
    expect(file).toContain('Person 1');
    expect(file).not.toMatch(/Pia|pia@|Wen|00000000-0000-7000-8000-00000000000[1-9]/);
  });
});
