import { Document, type ICommentOptions, type Paragraph, type Table } from 'docx';
import { articleParagraphs } from './docx/article';
import { commentsOf } from './docx/comments';
import { pack } from './docx/pack';
import type { NumberedPicture } from './docx/picture';
import type { Range } from './docx/ranges';
import { styles } from './docx/styles';
import type { ExportFormat, ExportSource } from './model';
import { cleanLine } from './office/clean';
import { passageOf } from './office/facts';
import { picturesIn } from './pictures';

/** Word: the articles with the threads as real comments on their words, with answers and what is resolved. */
export const docxFormat: ExportFormat = {
  name: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extension: 'docx',
  write,
};

async function* write({ head, articles }: ExportSource): AsyncGenerator<Uint8Array> {
  const comments: ICommentOptions[] = [];
  const children: (Paragraph | Table)[] = [];
  const titles: string[] = [];
  const names = new Set<string>();
  let language = 'en';
  const pictures: NumberedPicture[] = [];
  for await (const { article, picture, threads } of articles) {
    if (titles.length === 0) language = article.language;
    const whole: number[][] = [];
    const ranges: Range[] = [];
    for await (const thread of threads) {
      const passage = head.options.text ? passageOf(article, thread) : null;
      const made = commentsOf(thread, comments.length, passage === null);
      const numbers = made.map(({ id }) => id);
      if (passage) ranges.push({ ...passage, comments: numbers });
      else whole.push(numbers);
      comments.push(...made);
    }
    const shown = new Map<string, NumberedPicture>();
    for (const [key, found] of head.options.text ? await picturesIn(article, picture) : []) {
      const numbered = { ...found, number: pictures.length + 1 };
      pictures.push(numbered);
      shown.set(key, numbered);
    }
    children.push(...articleParagraphs(article, head.options.text, whole, ranges, shown, titles.length > 0));
    titles.push(cleanLine(article.title));
    if (article.byline) names.add(cleanLine(article.byline));
  }
  const seminar = cleanLine(head.seminar.name);
  const document = new Document({
    title: titles.length === 1 ? titles[0] : seminar,
    subject: `Annotations of the seminar ${seminar}`,
    creator: [...names].join('; ') || seminar,
    lastModifiedBy: 'Scholium',
    styles: styles(language),
    comments: { children: comments },
    sections: [{ children }],
  });
  yield await pack(document, head.exportedAt, pictures);
}
