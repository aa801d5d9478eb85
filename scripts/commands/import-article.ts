/** npm run article -- FILE… [--seminar ID or name] [--email INSTRUCTOR]: brings files in: text, Markdown, HTML, Word, PDF, EPUB. */
import { parseArgs } from 'node:util';
import { DEMO_INSTRUCTOR, importInto, readArticle, seminarOf } from '../lib/import-article';
import { actorOf, type Command } from '../lib/run-command';

export const command: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { file: { type: 'string', multiple: true, default: [] }, seminar: { type: 'string' }, email: { type: 'string', default: DEMO_INSTRUCTOR } },
  });
  const named = [...values.file, ...positionals];
  if (named.length === 0) throw new Error('Say which file it is: npm run article -- article.docx');
  // All are read before one is brought in, so that a wrong name changes nothing.
  const files = named.map(readArticle);
  const instructor = await actorOf(values.email);
  const seminar = await seminarOf(instructor, values.seminar);
  const lines: string[] = [];
  for (const file of files) {
    const { id, title, already, notices } = await importInto(instructor, seminar.id, file);
    lines.push(`${already ? `“${title}” is in “${seminar.name}” already` : `Brought “${title}” into “${seminar.name}”`}: /articles/${id}`, ...notices.map((notice) => `  ${notice}`));
  }
  return lines.join('\n');
};
