import { type Paragraph, placeParagraphs, revisionText } from '@/lib/core/document/article';
import { richTextFromMarkdown } from '@/lib/core/document/markdown';
import type { ExportArticle, ExportComment, ExportPerson, ExportSource, ExportThread, PictureOf } from '@/lib/core/exports/model';
import { noPicture } from './export-fixture';

/** Articles and threads with everything that paper and Word find hard. Every sentence is made up for these tests. */

const PARAGRAPHS: Paragraph[] = [
  { key: 'p1', kind: 'paragraph', text: 'The town council counted 412 bicycles at the bridge on one wet Tuesday in May. It called this a movement, and it asked nobody why they rode.' },
  { key: 'p2', kind: 'heading', text: 'What the numbers leave out' },
  { key: 'p3', kind: 'paragraph', text: 'A counter at a bridge sees wheels & not reasons. Buses were late that week, and petrol had gone up by a fifth <in some streets>.' },
  { key: 'p4', kind: 'quotation', text: 'I ride because the bus does not come, said a nurse on her way home.' },
  { key: 'p5', kind: 'list_item', text: 'Ask people, do not only count them.' },
  { key: 'p6', kind: 'list_item', text: '2. Count again in November.' },
  { key: 'p7', kind: 'pull_quote', text: 'A number without its week is only a rumour.' },
  { key: 'p8', kind: 'paragraph', text: 'پل پر صرف پہیے گنے گئے، لوگوں سے 412 بار کچھ نہیں پوچھا گیا (Tuesday)۔' },
  { key: 'p9', kind: 'paragraph', text: '桥上只数了车轮，没有问过骑车人的理由。数字需要它的背景。' },
  { key: 'p10', kind: 'paragraph', text: 'Мост видел колёса, но не причины. Η γέφυρα μέτρησε μόνο τροχούς. Trăm chiếc xe đạp qua cầu, ăn sáng ở chợ — naïve Ærøskøbing. The word سوال means a question. 🚲' },
  { key: 'p11', kind: 'figure_caption', text: 'Figure 1. The bridge, seen from the south bank.' },
];

export const article: ExportArticle = {
  id: 'article-1',
  title: 'Four hundred wheels on a wet bridge',
  byline: 'Marta Oyelaran',
  authorNote: 'Marta Oyelaran teaches statistics to bus drivers.',
  dateline: 'HARBOUR FERRY, 3 June',
  source: null,
  language: 'en',
  revision: 2,
  paragraphs: placeParagraphs(PARAGRAPHS),
};

const person = (id: string, name: string): ExportPerson => ({ id, name, role: 'participant', email: null });
export const ines = person('1', 'Inês Björk-Adeyemi');
export const sana = person('2', 'ثناء قریشی');
export const li = person('3', '李明');
/** A name made to break a file: markup, a control character, an override of the direction. */
export const hostile = person('4', 'Eve\u0000\u0008 </w:t><script>alert(1)</script>\u202egnp.exe & "Co"');

let minute = 0;
const time = () => `2026-03-12T09:${String(minute++ % 60).padStart(2, '0')}:00.000Z`;

/** A comment; the words are Markdown. */
export function comment(id: string, author: ExportPerson | null, words: string | null, parent: string | null = null, more: Partial<ExportComment> = {}): ExportComment {
  const body = words === null ? null : richTextFromMarkdown(words);
  return { id, parent, author, body, text: words, status: 'visible', version: 1, createdAt: time(), editedAt: null, mentions: [], reactions: [], ...more };
}

/** A thread on the words `exact` that begin in `paragraph`; without words on all of it, without either on the article. */
export function thread(id: string, author: ExportPerson, paragraph: string | null, exact: string | null, more: Partial<ExportThread>): ExportThread {
  const at = article.paragraphs.find(({ key }) => key === paragraph);
  const from = at && exact !== null ? revisionText(article.paragraphs).indexOf(exact, at.start) - at.start : -1;
  const place = from >= 0 ? { start: from, end: from + exact!.length } : { start: null, end: null };
  const createdAt = time();
  return {
    id, author, kind: 'comment', visibility: 'seminar', status: 'visible', resolved: false, locked: false, accepted: null, anchorState: 'anchored',
    target: { paragraph, ...place, exact, prefix: null, suffix: null },
    position: at ? at.start + Math.max(from, 0) : -1,
    claim: null, tags: [], comments: [], createdAt, updatedAt: createdAt, ...more,
  };
}

export const threads: ExportThread[] = [
  thread('whole', ines, null, null, { comments: [comment('c1', ines, 'A text about counting that hardly counts.')] }),
  thread('movement', ines, 'p1', 'It called this a movement', {
    kind: 'claim', resolved: true, locked: true,
    claim: { type: 'statistic', paraphrase: 'One count on one day shows that cycling is growing.' },
    tags: [{ name: 'needs source', people: [ines, li] }, { name: 'key claim', people: [] }],
    comments: [
      comment('c2', ines, '**One** day is *not* a trend:\n\n1. it rained\n2. the `bus` was late\n\n> a movement\n\nSee [the method](https://example.org/count).'),
      comment('c3', sana, 'یہ دعویٰ کمزور ہے، a movement کہاں ہے؟', 'c2'),
      comment('c4', li, '我同意。', 'c3', { editedAt: '2026-03-13T10:00:00.000Z' }),
      comment('c5', null, null, 'c2', { status: 'withdrawn' }),
    ],
  }),
  thread('overlap', li, 'p1', 'a movement, and it asked nobody', {
    kind: 'question', accepted: 'c11',
    comments: [comment('c6', li, 'Who would they have asked?'), comment('c11', sana, 'Those on the bridge.', 'c6', { reactions: [{ kind: 'helpful', people: [ines, li] }] })],
  }),
  thread('crossing', sana, 'p3', 'petrol had gone up by a fifth <in some streets>.\n\nI ride because', { comments: [comment('c7', sana, 'These two belong together.')] }),
  thread('heading', hostile, 'p2', null, { kind: 'note', comments: [comment('c8', hostile, '</w:comment> ]]> <b>bold?</b> &amp; \u0001\u001b\u202e reversed \ud83d done')] }),
  thread('urdu', sana, 'p8', 'صرف پہیے گنے گئے', { kind: 'claim', claim: { type: 'fact', paraphrase: 'صرف گنتی ہوئی' }, comments: [] }),
  thread('chinese', li, 'p9', '数字需要它的背景', { visibility: 'section', comments: [comment('c9', li, '同意：数字不会自己说话。')] }),
  thread('lost', ines, 'p1', 'words that an older revision had', { anchorState: 'orphaned', comments: [comment('c10', ines, 'This was the best sentence.')] }),
];

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** The fixture as an export reads it; `text: false` leaves the articles' words out. */
export const source = (made: { article: ExportArticle; threads: ExportThread[] }[] = [{ article, threads }], text = true, seminar = 'Reading & counting', picture: PictureOf = noPicture): ExportSource => ({
  head: {
    exportedAt: '2026-04-01T08:30:00.000Z',
    base: 'https://scholium.example',
    seminar: { id: 'seminar-1', name: seminar },
    options: { names: 'real', text, replies: true, tags: true, resolved: true },
  },
  articles: each(made.map((one) => ({ article: one.article, picture, threads: each(one.threads) }))),
});

/** All that a format writes, as one file. */
export async function bytesOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
  return new Uint8Array(Buffer.concat(all));
}
