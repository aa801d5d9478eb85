/** Reads one file as an article, or with its library alone, and says in how many seconds and with how much memory. */
import fs from 'node:fs';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { readArticleFile } from '../../lib/imports/read';

/** `growth`: MiB of resident memory at most above what there was before. */
export type Read = { seconds: number; growth: number; characters: number };

const [file, format, how] = process.argv.slice(2) as [string, 'pdf' | 'docx', 'ours' | 'bare'];
const bytes = new Uint8Array(fs.readFileSync(file));

async function read(): Promise<number> {
  if (how === 'ours') {
    const result = await readArticleFile({ format, bytes });
    if (!result.ok) throw new Error(result.problem.message);
    return result.article.draft.blocks.reduce((sum, { text }) => sum + text.length, 0);
  }
  if (format === 'docx') return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value.length;
  return (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text.length;
}

const before = process.memoryUsage.rss();
const start = performance.now();
const characters = await read();
const seconds = (performance.now() - start) / 1_000;
const growth = process.resourceUsage().maxRSS / 1_024 - before / 1_048_576;
process.stdout.write(JSON.stringify({ seconds, growth, characters } satisfies Read));
