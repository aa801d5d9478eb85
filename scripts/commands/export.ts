/** npm run --silent export -- --email EMAIL (--article ID | --seminar ID | --thread ID) --format FORMAT --out FILE: writes an export as this person would get it. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { env } from '../../lib/env';
import { exportInput } from '../../lib/schemas/exports';
import { exportFile } from '../../lib/services/export-files';
import { actorOf, type Command } from '../lib/run-command';

const USAGE = 'Say who exports what, how and whereto: npm run --silent export -- --email instructor@example.org --article ID --format markdown --out threads.md';

export const command: Command = async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      email: { type: 'string' },
      article: { type: 'string' },
      seminar: { type: 'string' },
      thread: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      names: { type: 'string', default: 'real' },
      without: { type: 'string', multiple: true, default: [] },
      with: { type: 'string', multiple: true, default: [] },
    },
  });
  const { email, article, seminar, thread: annotation, format, out, names } = values;
  if (!email || !format || !out || [article, seminar, annotation].filter(Boolean).length !== 1) throw new Error(USAGE);
  const request = exportInput.parse({ format, names, ...switched(values.without, false), ...switched(values.with, true) });
  const { pieces } = await exportFile(await actorOf(email), { article, seminar, annotation }, request, new Date(), env().NEXTAUTH_URL ?? `http://localhost:${env().PORT}`);
  // From where the command was given, and not from this project's folder.
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), out);
  // A file that broke off is never left under the name that was asked for.
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(pieces, { objectMode: true }), createWriteStream(part));
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
  return file;
};

/** `--without replies --with hidden`, as the address has them. */
const switched = (names: readonly string[], value: boolean) => Object.fromEntries(names.map((name) => [name, value]));
