import { base64Of } from './base64';
import type { ExportArticle, ExportComment, ExportFormat, ExportPerson, ExportSource, ExportThread, PictureOf } from './model';

/** Goes up when a reader of the version before would refuse or misread a file; see docs/decisions/exports.md. */
export const JSON_VERSION = 3;

/** Everything that an export holds; what `parseExport` reads. A line for each thread. */
export const jsonFormat: ExportFormat = {
  name: 'json',
  mediaType: 'application/json',
  extension: 'json',
  write,
};

async function* write(source: ExportSource): AsyncIterable<string> {
  const { exportedAt, base, seminar, options } = source.head;
  const head = {
    format: 'scholium',
    version: JSON_VERSION,
    exportedAt,
    base,
    seminar: { id: seminar.id, name: seminar.name },
    options: { names: options.names, text: options.text, replies: options.replies, tags: options.tags, resolved: options.resolved },
  };
  yield `${open(head)},"articles":[`;
  let betweenArticles = '\n';
  for await (const { article, picture, threads } of source.articles) {
    yield `${betweenArticles}${open(articleOf(article, options.text))},"pictures":[`;
    if (options.text) yield* picturesOf(article, picture);
    yield '],"threads":[';
    let between = '\n';
    for await (const thread of threads) {
      yield between + JSON.stringify(threadOf(thread));
      between = ',\n';
    }
    yield '\n]}';
    betweenArticles = ',\n';
  }
  yield '\n]}\n';
}

/** An object whose end is still to come. */
const open = (value: object) => JSON.stringify(value).slice(0, -1);

/** Without its text, an article still tells which paragraphs the threads name. */
const articleOf = (article: ExportArticle, text: boolean) => ({
  id: article.id,
  title: article.title,
  byline: article.byline,
  authorNote: article.authorNote,
  dateline: article.dateline,
  source: article.source,
  language: article.language,
  revision: article.revision,
  paragraphs: article.paragraphs.map(({ key, kind, start, end, text: words, format }) => ({ key, kind, start, end, text: text ? words : null, ...(text && format ? { format } : {}) })),
});

/** Each picture once, by itself: a file may hold more of them than fit into memory. */
async function* picturesOf({ paragraphs }: ExportArticle, picture: PictureOf): AsyncIterable<string> {
  const ids = new Set(paragraphs.flatMap(({ format }) => format?.image?.id ?? []));
  let between = '\n';
  for (const id of ids) {
    const found = await picture(id);
    yield between + JSON.stringify({ id, mediaType: found?.mediaType ?? null, bytes: found && base64Of(found.bytes) });
    between = ',\n';
  }
}

/** Every part by its name: what a source carries besides never gets into a file. */
const threadOf = (thread: ExportThread) => ({
  id: thread.id,
  kind: thread.kind,
  visibility: thread.visibility,
  status: thread.status,
  resolved: thread.resolved,
  locked: thread.locked,
  accepted: thread.accepted,
  anchorState: thread.anchorState,
  target: {
    paragraph: thread.target.paragraph,
    start: thread.target.start,
    end: thread.target.end,
    exact: thread.target.exact,
    prefix: thread.target.prefix,
    suffix: thread.target.suffix,
  },
  position: thread.position,
  author: personOf(thread.author),
  claim: thread.claim && { type: thread.claim.type, paraphrase: thread.claim.paraphrase },
  tags: thread.tags.map(({ name, people }) => ({ name, people: people.map(personOf) })),
  comments: thread.comments.map(commentOf),
  createdAt: thread.createdAt,
  updatedAt: thread.updatedAt,
});

const commentOf = (comment: ExportComment) => ({
  id: comment.id,
  parent: comment.parent,
  author: comment.author && personOf(comment.author),
  body: comment.body,
  text: comment.text,
  status: comment.status,
  version: comment.version,
  createdAt: comment.createdAt,
  editedAt: comment.editedAt,
  mentions: comment.mentions.map(personOf),
  reactions: comment.reactions.map(({ kind, people }) => ({ kind, people: people.map(personOf) })),
});

const personOf = ({ id, name, role, email }: ExportPerson) => ({ id, name, role, email });
