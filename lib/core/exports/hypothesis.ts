import { bodyMarkdown } from './markdown-body';
import type { ExportArticle, ExportComment, ExportFormat, ExportHead, ExportPerson, ExportSource, ExportThread } from './model';

/**
 * Threads as the API of Hypothesis would answer them, for programs that read that. It has no claims,
 * no resolved or locked threads and no kinds; what is not visible to the whole seminar is marked as
 * its author's own, and what is hidden as hidden, so that nothing becomes more public on the way.
 */
export const hypothesisFormat: ExportFormat = {
  name: 'hypothesis',
  mediaType: 'application/json',
  extension: 'hypothesis.json',
  write,
};

async function* write({ head, articles }: ExportSource): AsyncIterable<string> {
  yield '{"rows":[';
  let between = '\n';
  for await (const { article, threads } of articles) {
    for await (const thread of threads) {
      for (const row of rowsOf(head, article, thread)) {
        yield between + JSON.stringify(row);
        between = ',\n';
      }
    }
  }
  yield '\n]}\n';
}

/** What all rows of a thread have in common. */
type Place = { head: ExportHead; article: ExportArticle; thread: ExportThread; uri: string; page: string };

function rowsOf(head: ExportHead, article: ExportArticle, thread: ExportThread): object[] {
  const page = `${head.base}/articles/${article.id}`;
  const uri = article.source && /^https?:/.test(article.source) ? article.source : page;
  const place = { head, article, thread, uri, page };
  const [own, ...rest] = thread.comments[0]?.parent === null ? thread.comments : [undefined, ...thread.comments];
  const opening = rowOf(place, {
    id: thread.id,
    created: thread.createdAt,
    updated: own?.editedAt ?? thread.createdAt,
    author: thread.author,
    text: [thread.claim?.paraphrase, own?.body ? bodyMarkdown(own.body) : undefined].filter(Boolean).join('\n\n'),
    tags: thread.tags.map(({ name }) => name),
    selector: selectorsOf(article, thread),
    hidden: thread.status !== 'visible',
  });
  // The first comment is the annotation itself there, so what answers it answers the thread.
  const chains = new Map<string, string[]>(own ? [[own.id, [thread.id]]] : []);
  const replies = rest.flatMap((comment) => (comment ? [replyOf(place, comment, chains)] : []));
  return [opening, ...replies];
}

function replyOf(place: Place, comment: ExportComment, chains: Map<string, string[]>): object {
  const references = (comment.parent === null ? undefined : chains.get(comment.parent)) ?? [place.thread.id];
  chains.set(comment.id, [...references, comment.id]);
  return rowOf(place, {
    id: comment.id,
    created: comment.createdAt,
    updated: comment.editedAt ?? comment.createdAt,
    author: comment.author ?? NOBODY,
    text: comment.body ? bodyMarkdown(comment.body) : '',
    tags: [],
    references,
    hidden: comment.status !== 'visible',
  });
}

type Said = { id: string; created: string; updated: string; author: ExportPerson; text: string; tags: string[]; selector?: object[] | undefined; references?: string[]; hidden: boolean };

/** One annotation of theirs, every part by its name: copies made by spreading stay in memory for longer. What is undefined is not in the file. */
const rowOf = ({ head, article, thread, uri, page }: Place, { id, created, updated, author, text, tags, selector, references, hidden }: Said): object => ({
  id,
  created,
  updated,
  user: accountOf(head, author),
  user_info: { display_name: author.name },
  uri,
  group: head.seminar.id,
  document: { title: [article.title] },
  links: { html: page, incontext: page },
  flagged: false,
  text,
  tags,
  permissions: permissionsOf(head, thread, thread.author),
  target: [{ source: uri, selector }],
  references,
  hidden,
});

const NOBODY: ExportPerson = { id: 'nobody', name: 'Somebody', role: null, email: null };

/** Accounts have the shape of an e-mail there; who has none in the export gets one of this server. */
const accountOf = ({ base }: ExportHead, { id, email }: ExportPerson): string => `acct:${email ?? `${id}@${base.replace(/^https?:\/\//, '').replace(/[/:].*$/, '') || 'scholium.invalid'}`}`;

function permissionsOf(head: ExportHead, { visibility }: ExportThread, author: ExportPerson) {
  const account = accountOf(head, author);
  return { read: [visibility === 'seminar' ? `group:${head.seminar.id}` : account], admin: [account], update: [account], delete: [account] };
}

/** None for the whole article, which is a note on the page. A whole paragraph is quoted. */
function selectorsOf({ paragraphs }: ExportArticle, { target, position }: ExportThread): object[] | undefined {
  const paragraph = paragraphs.find(({ key }) => key === target.paragraph);
  const whole = target.exact === null && paragraph !== undefined;
  const exact = whole ? paragraph.text : target.exact;
  if (!exact) return undefined;
  const start = whole ? paragraph.start : position;
  const quote = { type: 'TextQuoteSelector', exact, prefix: target.prefix ?? '', suffix: target.suffix ?? '' };
  return start < 0 ? [quote] : [{ type: 'TextPositionSelector', start, end: start + exact.length }, quote];
}
