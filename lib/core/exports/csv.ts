import type { Reaction } from '../reactions';
import { type Cell, CSV_START, csvLine } from '../csv';
import { tagLabel } from './labels';
import type { ExportArticle, ExportComment, ExportFormat, ExportSource, ExportThread } from './model';
import { spanOf } from './thread';

type Row = { article: ExportArticle; thread: ExportThread; comment: ExportComment | null };

/** In the order of the table. A thread without comments, as a claim may be, is told by its own author and time. */
const COLUMNS: readonly [string, (row: Row) => Cell][] = [
  ['Comment', ({ comment }) => comment?.id ?? null],
  ['Parent', ({ comment }) => comment?.parent ?? null],
  ['Thread', ({ thread }) => thread.id],
  ['Article', ({ article }) => article.id],
  ['Article title', ({ article }) => article.title],
  ['Revision', ({ article }) => article.revision],
  ['Paragraph', ({ thread }) => thread.target.paragraph],
  ['Start', ({ thread }) => spanOf(thread)?.start ?? null],
  ['End', ({ thread }) => spanOf(thread)?.end ?? null],
  ['Quotation', ({ thread }) => thread.target.exact],
  ['Kind', ({ thread }) => thread.kind],
  ['Claim type', ({ thread }) => thread.claim?.type ?? null],
  ['Paraphrase', ({ thread }) => thread.claim?.paraphrase ?? null],
  ['Tags', ({ thread }) => thread.tags.map(tagLabel).join('; ')],
  ['Author', (row) => authorOf(row)?.name ?? null],
  ['Author id', (row) => authorOf(row)?.id ?? null],
  ['Role', (row) => authorOf(row)?.role ?? null],
  ['E-mail', (row) => authorOf(row)?.email ?? null],
  ['Created', ({ thread, comment }) => (comment ?? thread).createdAt],
  ['Edited', ({ comment }) => comment?.editedAt ?? null],
  ['Thread updated', ({ thread }) => thread.updatedAt],
  ['Version', ({ comment }) => comment?.version ?? null],
  ['Comment status', ({ comment }) => comment?.status ?? null],
  ['Thread status', ({ thread }) => thread.status],
  ['Resolved', ({ thread }) => yesNo(thread.resolved)],
  ['Locked', ({ thread }) => yesNo(thread.locked)],
  ['Anchor', ({ thread }) => thread.anchorState],
  ['Visibility', ({ thread }) => thread.visibility],
  ['Accepted answer', ({ thread, comment }) => (comment && thread.kind === 'question' ? yesNo(comment.id === thread.accepted) : null)],
  ['Same question', ({ comment }) => countOf(comment, 'same-question')],
  ['Helpful', ({ comment }) => countOf(comment, 'helpful')],
  ['Text', ({ comment }) => comment?.text ?? null],
];

/** A row for each comment, its thread beside it, so that any spreadsheet can filter and count. */
export const csvFormat: ExportFormat = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  write,
};

async function* write(source: ExportSource): AsyncIterable<string> {
  yield CSV_START + csvLine(COLUMNS.map(([name]) => name));
  for await (const { article, threads } of source.articles) {
    for await (const thread of threads) {
      const comments = thread.comments.length > 0 ? thread.comments : [null];
      yield comments.map((comment) => csvLine(COLUMNS.map(([, cell]) => cell({ article, thread, comment })))).join('');
    }
  }
}

const authorOf = ({ thread, comment }: Row) => (comment ? comment.author : thread.author);
const countOf = (comment: ExportComment | null, kind: Reaction) => comment && (comment.reactions.find((each) => each.kind === kind)?.people.length ?? 0);
const yesNo = (value: boolean) => (value ? 'yes' : 'no');
