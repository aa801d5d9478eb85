import fs from 'node:fs';
import path from 'node:path';
import { importProblem } from '../../lib/core/import/problems';
import { AppError } from '../../lib/errors';
import type { Actor } from '../../lib/policy/actor';
import { MAX_FILE_BYTES } from '../../lib/core/import/limits';
import { previewArticle } from '../../lib/services/article-sources';
import { getArticle, keepArticle, listArticles } from '../../lib/services/articles';
import { actorByEmail } from '../../lib/services/people';
import { listSeminars, type SeminarView } from '../../lib/services/seminars';
import { demoPeople } from '../../prisma/demo/people';

export const DEMO_INSTRUCTOR = demoPeople.find(({ role }) => role === 'instructor')!.email;
const PAGE = 100;

/** A file as it lies on the disk, and what it is called. */
export type ArticleFile = { name: string; bytes: Uint8Array };
type Brought = { id: string; title: string; already: boolean; notices: string[] };

/**
 * Brings a file into the demo seminar, unless the same text is in it already.
 * @throws Error that says what is wrong with the file, or that there is no demo seminar
 */
export async function importArticleFile(file: string): Promise<Brought> {
  const content = readArticle(file);
  const instructor = await actorByEmail(DEMO_INSTRUCTOR);
  if (!instructor) {
    throw new Error('--article brings the file into the demo seminar, and this database has none. Start without it, and use: npm run article -- --file FILE --email INSTRUCTOR');
  }
  return importInto(instructor, (await seminarOf(instructor)).id, content);
}

/** @param file as it was typed, seen from the folder in which npm was called @throws Error with what to do */
export function readArticle(file: string): ArticleFile {
  const place = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
  const fail = (why: string) => new Error(`${file} cannot be brought in. ${why}`);
  try {
    const { size } = fs.statSync(place);
    if (size > MAX_FILE_BYTES) throw fail(importProblem('file_too_large').message);
    return { name: path.basename(place), bytes: fs.readFileSync(place) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw fail('There is no such file. Check its name and folder.');
    if (code === 'EISDIR') throw fail('It is a folder. Name the file in it.');
    if (code === 'EACCES') throw fail('This user may not read it.');
    throw error;
  }
}

/**
 * The seminar of this id or name in which the person is an instructor; without a name, the first one.
 * @throws Error with what there is
 */
export async function seminarOf(instructor: Actor, named?: string): Promise<SeminarView> {
  const taught: SeminarView[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listSeminars(instructor, { limit: PAGE, ...(cursor ? { cursor } : {}) });
    taught.push(...page.items.filter(({ role }) => role === 'instructor'));
    cursor = page.nextCursor;
  }
  const wanted = named?.trim().toLowerCase();
  const found = wanted === undefined ? taught.slice(0, 1) : taught.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (found.length === 1) return found[0]!;
  if (taught.length === 0) throw new Error(`${instructor.name} is not an instructor of any seminar. Make one on the page, or name the instructor: --email EMAIL`);
  const choices = taught.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  throw new Error(`${found.length > 1 ? 'Several seminars have this name; say its id' : `${instructor.name} is not an instructor of “${named}”`}. There are:\n${choices}`);
}

/** Imports a file unless an article of the seminar has the same title and words. @throws Error with what to do */
export async function importInto(actor: Actor, seminarId: string, file: ArticleFile): Promise<Brought> {
  try {
    const { draft, notices } = await previewArticle(actor, seminarId, file);
    const text = draft.blocks.map((block) => block.text).join('\n\n');
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listArticles(actor, seminarId, { limit: PAGE, ...(cursor ? { cursor } : {}) });
      for (const { id, title } of page.items) {
        if (title !== draft.title) continue;
        const { paragraphs } = await getArticle(actor, id);
        if (paragraphs.map((paragraph) => paragraph.text).join('\n\n') === text) return { id, title, already: true, notices: [] };
      }
      cursor = page.nextCursor;
    }
    const { id, title } = await keepArticle(actor, seminarId, draft);
    return { id, title, already: false, notices };
  } catch (error) {
    throw error instanceof AppError ? new Error(`${file.name} cannot be brought in. ${error.message}`) : error;
  }
}
