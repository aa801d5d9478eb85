import type { ParsedExport, ParsedThread } from '../exports/json-parse';
import type { ExportProblem } from '../exports/json-parse';

/** A NUL or half a character, as JSON writes them: after an even number of backslashes. */
const NO_TEXT = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;
const KEY = /^p[1-9]\d{0,8}$/;
const EARLIEST = Date.parse('1970-01-01T00:00:00Z');
const DAY = 86_400_000;

/**
 * What no database can keep although the file's format allows it: characters that are no text,
 * times before computers or after today, paragraphs without words that are no pictures, or with keys that are none of ours.
 * @param now milliseconds since 1970 @param most stops after so many problems
 */
export function unstorable({ articles }: Pick<ParsedExport, 'articles'>, now: number, most: number): ExportProblem[] {
  const problems: ExportProblem[] = [];
  // Pictures are letters and digits that are looked at where they are made anew.
  for (const { threads, pictures: _, ...article } of articles) {
    const say = (item: string, reason: string) => problems.push({ item, reason });
    if (NO_TEXT.test(JSON.stringify(article))) say(`article ${article.id}`, 'holds a character that is not text (a NUL or half a character)');
    for (const { key, kind, text } of article.paragraphs) {
      if (problems.length >= most) return problems.slice(0, most);
      if (!KEY.test(key)) say(`article ${article.id}, paragraph ${key}`, 'its key is not like p1, p2');
      // A picture may be without words, as where it is kept.
      if (text !== null && text.trim() === '' && kind !== 'image') say(`article ${article.id}, paragraph ${key}`, 'holds no words');
    }
    for (const thread of threads) {
      if (problems.length >= most) return problems.slice(0, most);
      checkThread(thread, now, say);
    }
  }
  return problems.slice(0, most);
}

function checkThread(thread: ParsedThread, now: number, say: (item: string, reason: string) => void): void {
  const { id, comments, ...rest } = thread;
  const item = `thread ${id}`;
  // Bodies were looked at where they were checked.
  if (NO_TEXT.test(JSON.stringify([rest, comments.map(({ id: each, author, mentions, reactions }) => [each, author, mentions, reactions])]))) say(item, 'holds a character that is not text (a NUL or half a character)');
  const times = [rest.createdAt, rest.updatedAt, ...comments.flatMap(({ createdAt, editedAt }) => (editedAt ? [createdAt, editedAt] : [createdAt]))];
  const wrong = times.find((time) => !(Date.parse(time) >= EARLIEST && Date.parse(time) <= now + DAY));
  if (wrong !== undefined) say(item, `its time ${wrong} lies before 1970 or in the future`);
}
