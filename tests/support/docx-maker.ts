import { Document, ExternalHyperlink, FootnoteReferenceRun, HeadingLevel, ImageRun, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { png } from './pictures';

const row = (header: boolean, ...cells: string[]) => new TableRow({ ...(header ? { tableHeader: true } : {}), children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });
const item = (text: string, level: number, reference = 'numbers') => new Paragraph({ text, numbering: { reference, level } });
const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat]) => [0, 1].map((level) => ({ level, format, text: format === LevelFormat.BULLET ? '•' : `%${level + 1}.` }));

/** A Word file with one of everything that an article keeps. */
export async function wordFile(more: Paragraph[] = []): Promise<Uint8Array> {
  const document = new Document({
    styles: { paragraphStyles: [{ id: 'Quote', name: 'Quote', basedOn: 'Normal' }, { id: 'Caption', name: 'caption', basedOn: 'Normal' }] },
    numbering: { config: [{ reference: 'numbers', levels: levels(LevelFormat.DECIMAL) }, { reference: 'bullets', levels: levels(LevelFormat.BULLET) }] },
    footnotes: { 1: { children: [new Paragraph('Or so they say.')] } },
    sections: [
      {
        children: [
          new Paragraph({ text: 'The Price of Salt', heading: HeadingLevel.TITLE }),
          new Paragraph('By Jo Dee'),
          new Paragraph({
            children: [
              new TextRun('Salt is '),
              new TextRun({ text: 'old', italics: true }),
              new TextRun({ text: ' and dear', bold: true }),
              new FootnoteReferenceRun(1),
              new TextRun(', see '),
              new ExternalHyperlink({ link: 'https://example.org/salt', children: [new TextRun('here')] }),
              new TextRun('.'),
            ],
          }),
          new Paragraph({ text: 'Who pays', heading: HeadingLevel.HEADING_1 }),
          item('First', 0),
          item('Within', 1),
          item('Second', 0),
          item('Point', 0, 'bullets'),
          new Paragraph({ text: 'Whoever holds the road.', style: 'Quote' }),
          new Table({ rows: [row(true, 'Year', 'Price'), row(false, '1990', '3')] }),
          new Paragraph({ children: [new ImageRun({ type: 'png', data: png(), transformation: { width: 80, height: 60 }, altText: { name: 'a', title: 'a', description: 'A salt pan' } })] }),
          new Paragraph({ text: 'A pan in spring', style: 'Caption' }),
          ...more,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
