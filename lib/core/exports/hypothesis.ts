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

function rowsOf(head: ExportHead, article: ExportArticle, thread: ExportThread): object[] {
  const uri = article.source && /^https?:/.test(article.source) ? article.source : `${head.base}/articles/${article.id}`;
  const [own, ...rest] = thread.comments[0]?.parent === null ? thread.comments : [undefined, ...thread.comments];
  const common = { uri, group: head.seminar.id, document: { title: [article.title] }, links: { html: `${head.base}/articles/${article.id}`, incontext: `${head.base}/articles/${article.id}` }, flagged: false };
  const said = [thread.claim?.paraphrase, own?.body ? bodyMarkdown(own.body) : undefined].filter(Boolean).join('\n\n');
  const opening = {
    ...{ id: thread.id, created: thread.createdAt, updated: own?.editedAt ?? thread.createdAt, ...by(head, thread.author), ...common },
    ...{ text: said, tags: thread.tags.map(({ name }) => name), permissions: permissionsOf(head, thread, thread.author) },
    target: [{ source: uri, ...selectorsOf(article, thread) }],
    hidden: thread.status !== 'visible',
  };
  // The first comment is the annotation itself there, so what answers it answers the thread.
  const chains = new Map<string, string[]>(own ? [[own.id, [thread.id]]] : []);
  const replies = rest.flatMap((comment) => (comment ? [replyOf(head, thread, comment, common, chains)] : []));
  return [opening, ...replies];
}

function replyOf(head: ExportHead, thread: ExportThread, comment: ExportComment, common: { uri: string }, chains: Map<string, string[]>): object {
  const references = (comment.parent === null ? undefined : chains.get(comment.parent)) ?? [thread.id];
  chains.set(comment.id, [...references, comment.id]);
  const author = comment.author ?? NOBODY;
  return {
    ...{ id: comment.id, created: comment.createdAt, updated: comment.editedAt ?? comment.createdAt, ...by(head, author), ...common },
    ...{ text: comment.body ? bodyMarkdown(comment.body) : '', tags: [], permissions: permissionsOf(head, thread, thread.author) },
    ...{ target: [{ source: common.uri }], references, hidden: comment.status !== 'visible' },
  };
}

const NOBODY: ExportPerson = { id: 'nobody', name: 'Somebody', role: null, email: null };

/** Accounts have the shape of an e-mail there; who has none in the export gets one of this server. */
const accountOf = ({ base }: ExportHead, { id, email }: ExportPerson): string => `acct:${email ?? `${id}@${base.replace(/^https?:\/\//, '').replace(/[/:].*$/, '') || 'scholium.invalid'}`}`;
const by = (head: ExportHead, person: ExportPerson) => ({ user: accountOf(head, person), user_info: { display_name: person.name } });

function permissionsOf(head: ExportHead, { visibility }: ExportThread, author: ExportPerson) {
  const account = accountOf(head, author);
  return { read: [visibility === 'seminar' ? `group:${head.seminar.id}` : account], admin: [account], update: [account], delete: [account] };
}

/** Nothing for the whole article, which is a note on the page. A whole paragraph is quoted. */
function selectorsOf({ paragraphs }: ExportArticle, { target, position }: ExportThread): object {
  const paragraph = paragraphs.find(({ key }) => key === target.paragraph);
  const whole = target.exact === null && paragraph !== undefined;
  const exact = whole ? paragraph.text : target.exact;
  if (!exact) return {};
  const start = whole ? paragraph.start : position;
  const quote = { type: 'TextQuoteSelector', exact, prefix: target.prefix ?? '', suffix: target.suffix ?? '' };
  return { selector: start < 0 ? [quote] : [{ type: 'TextPositionSelector', start, end: start + exact.length }, quote] };
}
