import { type Paragraph } from '../../lib/core/document/article';
import type { ExportArticle, ExportOptions, ExportSource, ExportThread, PictureOf } from '../../lib/core/exports/model';
import { article, at, block, comment, doc, item, linked, par, person, thread, words } from './export-makers';

/** Taken from here they are used after the fixture was made, whose ids stand in golden files and go on from the ones before. */
export { article, block, comment, doc, linked, person, thread, words };

/** One export with everything that a format can meet. All of its sentences were written for it. */

export const ALL: ExportOptions = { names: 'real', text: true, replies: true, tags: true, resolved: true };

export const PIA = person(1, 'Pia Lindqvist', 'instructor');
export const SUMAIRA = person(2, 'سمیرا لودھی');
export const WEN = person(3, '温 Wen 🦊', 'assistant');
/** A name that tries everything at once. */
export const MALLORY = person(4, '=cmd()|*_[x](javascript:1)_* <img src=x onerror=alert(1)> `"\u202Egnp.exe [^1]: # ,');

const BRIDGE: Paragraph[] = [
  { key: 'p1', kind: 'heading', text: 'What the bridge cost # and why' },
  { key: 'p2', kind: 'paragraph', text: 'The bridge cost three times what was promised. Nobody on the council asked why, although the figures lay open for a year.' },
  { key: 'p3', kind: 'list_item', text: '1. steel rose by 40 % (so they say)' },
  { key: 'p4', kind: 'list_item', text: '- wages_did_not rise' },
  { key: 'p5', kind: 'quotation', text: '“We build for those\nwho come after us.”' },
  { key: 'p6', kind: 'pull_quote', text: 'Three times what was promised' },
  { key: 'p7', kind: 'paragraph', text: 'A year later <b>the ferry</b> stopped & the *old* quay was sold: see www.example.org or https://example.org/quay. 🚢 It was fast!(er) than [any] road.' },
  { key: 'p8', kind: 'figure_caption', text: 'The quay, seen from the north' },
];
const WATER: Paragraph[] = [
  { key: 'p1', kind: 'paragraph', text: 'شہر کا پانی ہر سال کم ہوتا ہے۔ لوگ کہتے ہیں کہ دریا تھک گیا ہے۔' },
  { key: 'p3', kind: 'paragraph', text: '河水每年都在减少，可是没有人记录它。' },
];

export const BRIDGE_ARTICLE = article('00000000-0000-7000-8000-0000000000a1', 'The Bridge <and> the *Quay*', 'en', BRIDGE, {
  byline: 'By Ada Ferryman',
  authorNote: 'The author lives by the river.',
  dateline: 'Northport, 3 May',
  source: 'https://example.org/bridge?a=1&b=(2)',
});
export const WATER_ARTICLE = article('00000000-0000-7000-8000-0000000000a2', 'پانی کی کہانی', 'ur', WATER);

function bridgeThreads(): ExportThread[] {
  const on = BRIDGE_ARTICLE;
  const whole = comment(PIA, null, 'Read this one for what it does *not* say.\n\n# Not a heading\n[^1]: not a footnote\n- not a list\n1. nor this\n=== nor that\n<script>alert("x")</script> &amp; [a](javascript:alert(1)) ![b](http://example.org/c.png) ``` ~~~ |a|b| \\ $x$');
  const rich = comment(WEN, null, doc(
    par(words('Three times', 'bold'), words('? '), words('Promised', 'italic'), words(' by '), words('whom', 'bold', 'italic'), words('-and '), words('when', 'strike'), { type: 'hardBreak' }, words('# here: '), words('a`b', 'code'), words('. See '), linked('the [minutes]', 'https://example.org/m_(1)?a=1&copy=2'), words('!')),
    block('bulletList', item(par(words('one')), block('orderedList', item(par(words('deep'))), item(par(words('deeper'))))), item(par(words('two')))),
    block('bulletList', item(par(words('another list')))),
    { type: 'orderedList', attrs: { start: 4 }, content: [item(par(words('four'))), item(par(words('five')))] },
    block('blockquote', par(words('Somebody > said\nso.')), par(words('Twice.'))),
    block('codeBlock', words('if (a < b) {\n  ```\n}')),
  ));
  const answer = comment(SUMAIRA, rich, 'جی ہاں، لیکن کس نے وعدہ کیا تھا؟');
  const again = comment(MALLORY, answer, '=HYPERLINK("http://example.org","click") "quoted", and a\nsecond line');
  const gone = comment(null, rich, null, { status: 'withdrawn' });
  const after = comment(PIA, gone, 'A pity: that was a good point.', { editedAt: at(50), version: 2 });
  return [
    thread(on, PIA, null, null, [whole]),
    thread(on, WEN, 'p2', 'cost three times what was promised', [rich, answer, again, gone, after], {
      kind: 'claim',
      claim: { type: 'statistic', paraphrase: 'The price | tripled: *three* times <as much>.' },
      tags: [{ name: 'needs source', people: [PIA, SUMAIRA] }, { name: '=vague|[tag](x) #1 `', people: [MALLORY] }],
    }),
    thread(on, SUMAIRA, 'p2', 'promised. Nobody on the council', [comment(SUMAIRA, null, 'Who sat on it?')], { kind: 'question', resolved: true, visibility: 'section' }),
    thread(on, MALLORY, 'p2', 'Nobody', [], { kind: 'claim', claim: { type: 'fact', paraphrase: 'Nobody asked.' }, locked: true }),
    thread(on, WEN, 'p5', null, [comment(WEN, null, 'Whose words are these?', { status: 'hidden' })], { kind: 'question', status: 'hidden', visibility: 'instructors' }),
    thread(on, PIA, 'p6', 'promised', [comment(PIA, null, 'It goes on from here to the ferry.')], { anchorState: 'edited' }),
    thread(on, SUMAIRA, 'p7', '🚢', [comment(SUMAIRA, null, 'Only a ship.', { status: 'pending' })], { status: 'pending', anchorState: 'moved' }),
    thread(on, PIA, 'p7', 'fast!', [comment(PIA, null, 'Mind the mark before the bracket 🚲.')], { kind: 'note', visibility: 'private' }),
    {
      ...thread(on, WEN, 'p8', null, [comment(WEN, null, 'The sentence that I meant is gone.')], { anchorState: 'orphaned' }),
      target: { paragraph: 'p8', start: 4, end: 30, exact: 'a sentence [that] has gone', prefix: 'was ', suffix: '.' },
    },
  ];
}

const across = () => {
  const asked = comment(SUMAIRA, null, 'یہاں زبان بدلتی ہے۔', { reactions: [{ kind: 'same-question', people: [WEN, PIA] }] });
  const answer = comment(WEN, asked, doc(par({ type: 'mention', attrs: { id: SUMAIRA.id, label: SUMAIRA.name } }, words(' Two people wrote this.'))), { mentions: [SUMAIRA], reactions: [{ kind: 'helpful', people: [MALLORY] }] });
  const made = thread(WATER_ARTICLE, SUMAIRA, 'p1', 'دریا تھک گیا ہے۔\n\n河水每年', [asked, answer], { kind: 'question', accepted: answer.id });
  return [made, thread(WATER_ARTICLE, WEN, 'p3', '没有人记录它', [comment(WEN, null, doc(par(words('真的，'), words('没有人', 'bold'), words('吗？'), words('“谁”', 'bold'), words('说的'))))])];
};

export const FIXTURE: { article: ExportArticle; threads: ExportThread[] }[] = [
  { article: BRIDGE_ARTICLE, threads: bridgeThreads() },
  { article: WATER_ARTICLE, threads: across() },
];

async function* each<T>(items: Iterable<T>): AsyncIterable<T> {
  for (const item of items) yield item;
}

/** A file without room for any. */
export const noPicture: PictureOf = () => Promise.resolve(null);

/** A source to be read once, as every source is. */
export function sourceOf(articles: { article: ExportArticle; threads: Iterable<ExportThread> }[], options: Partial<ExportOptions> = {}, picture: PictureOf = noPicture): ExportSource {
  return {
    head: {
      exportedAt: '2026-09-02T08:30:00.000Z',
      base: 'https://scholium.example.org',
      seminar: { id: '00000000-0000-7000-8000-0000000000b1', name: 'Rivers & Money [2026]' },
      options: { ...ALL, ...options },
    },
    articles: each(articles.map(({ article, threads }) => ({ article, picture, threads: each(threads) }))),
  };
}

/** Many threads of two comments each, made as they are read, with how many were read so far. */
export function manyThreads(count: number): { threads: Iterable<ExportThread>; read: () => number } {
  let read = 0;
  const model = FIXTURE[0]!.threads[2]!;
  const comment = model.comments[0]!;
  function* threads(): Iterable<ExportThread> {
    for (; read < count; ) {
      read += 1;
      yield { ...model, id: `t${read}`, comments: [{ ...comment, id: `o${read}` }, { ...comment, id: `r${read}`, parent: `o${read}` }] };
    }
  }
  return { threads: threads(), read: () => read };
}

/** The whole file as one text. */
export async function written(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  for await (const piece of pieces) text += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
  return text;
}
