import type { ParagraphKind } from '@/lib/core/document/article';

/** How a block of each kind is called, and how its words look while they are mended. */
export const KINDS: Record<ParagraphKind, { name: string; look: string }> = {
  paragraph: { name: 'Paragraph', look: '' },
  heading: { name: 'Heading', look: 'text-lg font-semibold' },
  list_item: { name: 'List item', look: '' },
  quotation: { name: 'Quotation', look: 'italic' },
  pull_quote: { name: 'Pull quote', look: 'text-lg italic' },
  figure_caption: { name: 'Caption', look: 'text-sm' },
  image: { name: 'Picture', look: 'text-sm' },
  table_row: { name: 'Row of a table', look: 'text-sm' },
  footnote: { name: 'Footnote', look: 'text-sm' },
};

/** The typeface and line height of a text in this language. */
export const typeface = (language: string): string => (/^ur(-|$)/.test(language) ? 'font-urdu leading-loose' : 'font-serif leading-relaxed');
