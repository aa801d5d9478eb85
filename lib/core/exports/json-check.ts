import { checkRichText, type RichTextProblem } from '../document/rich-text';
import type { ExportProblem } from './json-parse';
import type { ExportFile } from './json-schema';
import { MAX_EXPORT_PICTURE_BYTES, MAX_EXPORT_PICTURES } from './model';

type Article = ExportFile['articles'][number];
type Thread = Article['threads'][number];
type Comment = Thread['comments'][number];
type Say = (item: string, reason: string) => void;

const BODY: Record<RichTextProblem, string> = {
  shape: 'not a document of rich text',
  too_deep: 'lists and quotations lie too deep in each other',
  too_long: 'too long',
  empty: 'holds no words',
  unsafe_link: 'links to an address that is not allowed',
};

/**
 * What a schema cannot say of a file: that ids are there once and that parts fit each other. Puts
 * the canonical form of each body in its place, with the text that it has.
 * @param most stops after so many problems
 */
export function checkFile(file: ExportFile, most: number): ExportProblem[] {
  const problems: ExportProblem[] = [];
  const say: Say = (item, reason) => {
    if (problems.length < most) problems.push({ item, reason });
  };
  const articles = once(say, 'article');
  const threads = once(say, 'thread');
  const comments = once(say, 'comment');
  let pictures = 0;
  let letters = 0;
  for (const article of file.articles) {
    articles(article.id, '');
    checkParagraphs(article, say);
    const picture = once(say, 'picture');
    for (const { id, bytes } of article.pictures) {
      picture(id.toLowerCase(), `article ${article.id}, `);
      if (bytes === null) continue;
      pictures += 1;
      letters += bytes.length;
    }
    const keys = new Set(article.paragraphs.map(({ key }) => key));
    for (const thread of article.threads) {
      if (problems.length >= most) return problems;
      threads(thread.id, `article ${article.id}, `);
      checkThread(thread, keys, say);
      checkAccepted(thread, say);
      for (const { id } of thread.comments) comments(id, `thread ${thread.id}, `);
      checkComments(thread, say);
    }
  }
  if (pictures > MAX_EXPORT_PICTURES) say('file', `holds ${pictures} pictures; at most ${MAX_EXPORT_PICTURES} can be imported. Export it article by article.`);
  // Three bytes are four letters, and the last of each picture are filled up.
  if (letters > (MAX_EXPORT_PICTURE_BYTES / 3) * 4 + 4 * pictures) say('file', `holds more than ${MAX_EXPORT_PICTURE_BYTES / 1024 / 1024} MiB of pictures, the most that can be imported. Export it article by article.`);
  return problems;
}

function once(say: Say, noun: string): (id: string, where: string) => void {
  const seen = new Set<string>();
  return (id, where) => {
    if (seen.has(id)) say(`${where}${noun} ${id}`, 'its id stands in the file twice');
    seen.add(id);
  };
}

function checkParagraphs({ id, paragraphs }: Article, say: Say): void {
  const key = once(say, 'paragraph');
  let after = 0;
  for (const paragraph of paragraphs) {
    const { start, end, text } = paragraph;
    key(paragraph.key, `article ${id}, `);
    const fits = start >= after && end >= start && (text === null || text.length === end - start);
    if (!fits) say(`article ${id}, paragraph ${paragraph.key}`, 'its start and end do not fit its text or the paragraph before');
    after = Math.max(after, end);
  }
}

function checkThread({ id, kind, claim, target, anchorState, tags }: Thread, keys: Set<string>, say: Say): void {
  const item = `thread ${id}`;
  if ((kind === 'claim') !== (claim !== null)) say(item, kind === 'claim' ? 'a claim without its type and paraphrase' : `a ${kind} cannot hold a claim`);
  const { paragraph, start, end, exact } = target;
  if (paragraph !== null && anchorState !== 'orphaned' && !keys.has(paragraph)) say(item, `the article has no paragraph ${paragraph}`);
  const inPlace = start === null ? end === null : end !== null && end > start && exact !== null;
  // What was brought in from another text and not found has its words, and no paragraph.
  if (!inPlace || (exact !== null && paragraph === null && anchorState !== 'orphaned')) say(item, 'start, end, exact and paragraph of its target do not fit each other');
  const names = once(say, 'tag');
  for (const { name } of tags) names(name, `${item}, `);
}

function checkAccepted({ id, kind, accepted, comments }: Thread, say: Say): void {
  if (accepted === null) return;
  if (kind !== 'question') say(`thread ${id}`, `a ${kind} cannot have an accepted answer`);
  else if (!comments.some((comment) => comment.id === accepted && comment.body !== null)) say(`thread ${id}`, `its accepted answer, ${accepted}, is no comment with words in it`);
}

function checkComments({ id, comments }: Thread, say: Say): void {
  const before = new Set<string>();
  for (const comment of comments) {
    const item = `thread ${id}, comment ${comment.id}`;
    const { parent } = comment;
    if (parent === comment.id) say(item, 'it answers itself');
    else if (parent !== null && !before.has(parent)) say(item, `what it answers, ${parent}, does not stand before it in the thread`);
    before.add(comment.id);
    checkBody(comment, item, say);
    if (new Set(comment.reactions.map(({ kind }) => kind)).size < comment.reactions.length) say(`${item}, reactions`, 'one of them stands there twice');
  }
}

function checkBody(comment: Comment, item: string, say: Say): void {
  if (comment.body === null) {
    if (comment.text !== null) say(item, 'it has text, but no body');
    return;
  }
  const checked = checkRichText(comment.body);
  if (!checked.ok) {
    say(`${item}, body`, BODY[checked.problem]);
    return;
  }
  comment.body = checked.body as NonNullable<Comment['body']>;
  comment.text = checked.text;
}
