import type { IStylesOptions } from 'docx';

/** For Latin and its like, and for Arabic script; for Chinese, Word chooses by what is installed. */
const FONT = { ascii: 'Georgia', hAnsi: 'Georgia', cs: 'Times New Roman' };
const GREY = '555555';

/** The looks of the Word file. Sizes are half points, spaces twentieths of a point. */
export const styles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: FONT, size: 23, language: { value: language, eastAsia: language, bidirectional: language } },
      paragraph: { spacing: { after: 160, line: 300 } },
    },
    heading1: { run: { size: 40, bold: true }, paragraph: { spacing: { before: 0, after: 120 }, keepNext: true } },
    heading2: { run: { size: 27, bold: true }, paragraph: { spacing: { before: 300, after: 100 }, keepNext: true } },
    heading3: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 260, after: 80 }, keepNext: true } },
    heading4: { run: { size: 23, bold: true, italics: true }, paragraph: { spacing: { before: 220, after: 80 }, keepNext: true } },
    heading5: { run: { size: 23, italics: true }, paragraph: { spacing: { before: 200, after: 60 }, keepNext: true } },
    heading6: { run: { size: 22, italics: true, color: GREY }, paragraph: { spacing: { before: 200, after: 60 }, keepNext: true } },
  },
  paragraphStyles: [
    { id: 'Byline', name: 'Byline', basedOn: 'Normal', run: { color: GREY, size: 20 }, paragraph: { spacing: { after: 80 } } },
    { id: 'Quote', name: 'Quote', basedOn: 'Normal', quickFormat: true, run: { italics: true }, paragraph: { indent: { start: 720, end: 720 } } },
    {
      id: 'IntenseQuote',
      name: 'Intense Quote',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 28, italics: true },
      paragraph: { indent: { start: 720, end: 720 }, spacing: { before: 240, after: 240 } },
    },
  ],
});
