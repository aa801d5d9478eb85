import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { decodeText } from '@/lib/core/import/decode';
import { parsePlainText } from '@/lib/core/import/plain-text';

/** The seminar's own reading is not ours to pass on: it lies beside the checkout, where there is one. */
const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/readings');
const files = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER).filter((name) => name.endsWith('.txt')) : [];

it.skipIf(files.length === 0)('understands the reading in ../shared/readings', () => {
  const decoded = decodeText(fs.readFileSync(path.join(FOLDER, files[0]!)));
  if (!decoded.ok) throw new Error(decoded.problem.message);
  const parsed = parsePlainText(decoded.text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const { blocks, authorNote, ...about } = parsed.draft;
  expect(about).toEqual({ title: decoded.text.split('\n')[0], byline: 'Qamar Cheema', dateline: 'ISLAMABAD', source: null, language: 'en' });
  expect(authorNote).toMatch(/^The writer is .* Islamabad$/);
  expect(blocks.map(({ kind }) => kind)).toEqual([...Array(8).fill('paragraph'), 'pull_quote', ...Array(6).fill('paragraph')]);
  expect(blocks.at(-1)!.text).toContain(`${blocks[8]!.text}.`);
  expect(JSON.stringify(parsed.draft)).not.toContain('*');
  // In order: each block stands in the file after the one before it.
  let place = 0;
  for (const { text } of blocks) {
    const found = decoded.text.indexOf(text, place);
    expect(found, text).toBeGreaterThanOrEqual(place);
    place = found + text.length;
  }
});
