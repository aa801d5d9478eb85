import { expect, it } from 'vitest';
import { READ_LIMITS } from '@/lib/imports/limits';
import { readArticleFile } from '@/lib/imports/read';
import { turnsOf } from '@/lib/turns';

const bytes = (text: string) => new TextEncoder().encode(text);
const code = async (...file: Parameters<typeof readArticleFile>) => {
  const result = await readArticleFile(...file);
  return result.ok ? null : result.problem.code;
};

it('reads in a thread, and hands pictures over', async () => {
  const picture = Buffer.alloc(400, 7).toString('base64');
  const result = await readArticleFile({ format: 'html', bytes: bytes(`<h1>Salt</h1><p>It is old.</p><img alt="A pan" src="data:image/png;base64,${picture}">`), title: 'Of salt' });
  expect(result).toMatchObject({ ok: true, article: { draft: { title: 'Of salt' }, images: [{ bytes: new Uint8Array(400).fill(7) }] } });
}, 30_000);

it('ends a reading that takes too long, or that nobody waits for', async () => {
  const slow = { format: 'markdown' as const, bytes: bytes('> '.repeat(900_000)) };
  expect(await code(slow, { ...READ_LIMITS, time: 1 })).toBe('too_slow');
  const unwanted = new AbortController();
  const reading = readArticleFile(slow, READ_LIMITS, unwanted.signal);
  unwanted.abort(new Error('unwanted'));
  await expect(reading).rejects.toThrow('unwanted');
}, 30_000);

it('says that it is busy where many are being read, and reads on when they are done', async () => {
  const turns = turnsOf('reading files', 2, 8);
  const running = await Promise.all([turns(), turns()]);
  const waiting = Array.from({ length: 8 }, () => turns());
  const file = { format: 'html' as const, bytes: bytes('<p>A text.</p>') };
  expect(await code(file)).toBe('busy');
  for (const end of running) end();
  for (const turn of waiting) (await turn)();
  expect(await code(file)).toBeNull();
}, 30_000);

it('refuses what is empty or too large before it reads', async () => {
  expect(await code({ format: 'pdf', bytes: new Uint8Array() })).toBe('empty');
  expect(await code({ format: 'html', bytes: new Uint8Array(10 * 1024 * 1024 + 1) })).toBe('file_too_large');
  expect(await code({ format: 'markdown', bytes: new Uint8Array(2 * 1024 * 1024 + 1) })).toBe('too_large');
});

it('reads plain text as ever', async () => {
  expect(await readArticleFile({ format: 'text', bytes: bytes('On Salt\n\nIt is old.') })).toMatchObject({ ok: true, article: { draft: { title: 'On Salt', blocks: [{ text: 'It is old.' }] }, images: [], notices: [] } });
});
