/** npm run article -- --file FILE [--seminar ID or name] [--email INSTRUCTOR]: brings a text file in. */
import { parseArgs } from 'node:util';
import { DEMO_INSTRUCTOR, importInto, readArticleFile, seminarOf } from '../lib/import-article';
import { actorOf, type Command } from '../lib/run-command';

export const command: Command = async (args) => {
  const { values } = parseArgs({
    args,
    options: { file: { type: 'string' }, seminar: { type: 'string' }, email: { type: 'string', default: DEMO_INSTRUCTOR } },
  });
  if (!values.file) throw new Error('Say which file it is: npm run article -- --file article.txt');
  const content = readArticleFile(values.file);
  const instructor = await actorOf(values.email);
  const seminar = await seminarOf(instructor, values.seminar);
  const { id, title, already } = await importInto(instructor, seminar.id, content);
  return `${already ? `“${title}” is in “${seminar.name}” already` : `Brought “${title}” into “${seminar.name}”`}: /articles/${id}`;
};
