/** A text of our own with everything that a block can look like, for tests of what shows, exports or changes articles. */
import type { Paragraph } from '../../lib/core/document/article';
import type { Span } from '../../lib/core/document/format';

type Block = Omit<Paragraph, 'key'>;
type Mark = [kind: Exclude<Span['kind'], 'link' | 'note'>, words: string] | [kind: 'link' | 'note', words: string, leadsTo: string];

/** A block whose spans are told by the words that they lie on: the first such words of the text. */
function block(kind: Block['kind'], text: string, marks: readonly Mark[] = [], format: Block['format'] = {}): Block {
  const spans = marks.map(([kind, words, leadsTo = '']): Span => {
    const start = text.indexOf(words);
    if (start === -1) throw new Error(`“${words}” does not stand in “${text}”.`);
    const place = { start, end: start + words.length };
    return kind === 'link' ? { kind, ...place, href: leadsTo } : kind === 'note' ? { kind, ...place, label: leadsTo } : { kind, ...place };
  });
  const whole = { ...(spans.length > 0 ? { spans } : {}), ...format };
  return { kind, text, ...(Object.keys(whole).length > 0 ? { format: whole } : {}) };
}

const item = (text: string, depth = 0, ordered = false) => block('list_item', text, [], { list: { ordered, depth } });
const row = (cells: readonly string[], marks: readonly Mark[] = [], at: { header?: boolean; first?: boolean } = {}) =>
  block('table_row', cells.join('\t'), marks, { row: { header: at.header ?? false, first: at.first ?? false } });

/** The picture in it; a test that wants to see one keeps one under this id. */
export const PICTURE = { id: '0197a000-0000-7000-8000-000000000001', width: 640, height: 360 };
export const REGISTER = 'https://register.example.org/ferries?year=1931';

export const formattedArticle = {
  title: 'The Ferry Register',
  byline: 'R. Writer',
  authorNote: null,
  dateline: null,
  source: null,
  language: 'en',
  blocks: [
    block('paragraph', 'The register of ferries names every crossing since 1931, in a hand that hardly ever changes.¹ Its first keeper wrote it up each night.', [
      ['link', 'register of ferries', REGISTER],
      ['emphasis', 'every crossing since 1931'],
      ['strong', 'since 1931'],
      ['note', '¹', '1'],
    ]),
    block('heading', 'What the keeper counted', [], { level: 1 }),
    item('Passengers, by the head:'),
    item('those who paid,', 1),
    item('those who were owed a crossing, which is to say', 1),
    item('the doctor,', 2),
    item('the priest.', 2),
    item('Cattle and carts.'),
    block('heading', 'In figures', [['emphasis', 'figures']], { level: 2 }),
    row(['Year', 'Crossings', 'Cattle', 'Remarks'], [], { header: true, first: true }),
    row(['1931', '412', '96', 'a mild winter'], [['strong', '412']]),
    row(['1932', '388', '', 'ice from January on; see the harbour master’s own notes'], [['link', 'harbour master’s own notes', 'https://harbour.example.org/notes']]),
    block('paragraph', 'The ice was H2O and nothing else, he joked; a column headed x2 was never explained, nor was the word stet beside it.', [
      ['subscript', '2'],
      ['code', 'stet'],
    ]),
    block('image', 'A page of the register: four columns in ink, a blot over March', [], { image: PICTURE }),
    block('figure_caption', 'Page 14 of the register, with the blot.', [['emphasis', 'with the blot']]),
    block('heading', 'A dispute', [], { level: 3 }),
    block('quotation', 'Nobody crossed in March, says the register; everybody I know crossed in March.', [['strong', 'everybody']]),
    item('1. The mayor held with the book.', 0, true),
    item('2. The shopkeepers held with the boat.', 0, true),
    block('pull_quote', 'Everybody I know crossed in March.'),
    block('paragraph', 'Both may be right[2] if the blot is older than the month it covers.', [['note', '[2]', '2']]),
    block('footnote', 'Two hands, according to the archive; see its catalogue.', [['link', 'its catalogue', 'https://archive.example.org/']], { label: '1' }),
    block('footnote', 'As the ink suggests.', [], { label: '2' }),
  ] satisfies Block[],
};
