/** The formats as they are offered, apart from what writes them, so that a page need not load that. */

/** `perComment` is how many bytes a comment takes beside its words, for an estimate. */
export const OFFERED = {
  markdown: { label: 'Markdown', about: 'Plain text for notes, wikis and code hosts', text: true, perComment: 120 },
  html: { label: 'Web page', about: 'One file that opens anywhere and prints well', text: true, perComment: 400 },
  docx: { label: 'Word', about: 'The article with real comments at their words', text: true, perComment: 150 },
  pdf: { label: 'PDF', about: 'The article with numbered notes', text: true, perComment: 200 },
  csv: { label: 'Table (CSV)', about: 'One row a comment, for a spreadsheet', text: false, perComment: 500 },
  json: { label: 'Scholium JSON', about: 'Complete: can be brought in again', text: true, perComment: 700 },
  jsonld: { label: 'W3C Web Annotation (JSON-LD)', about: 'For other annotation tools', text: false, perComment: 1_100 },
  hypothesis: { label: 'Hypothesis JSON', about: 'In the shape of Hypothesis’ own files', text: false, perComment: 900 },
} as const;
export type FormatName = keyof typeof OFFERED;
export const FORMAT_NAMES = Object.keys(OFFERED) as [FormatName, ...FormatName[]];

/** About how large a file becomes. @returns bytes */
export const estimateSize = (format: FormatName, { threads, comments, characters }: { threads: number; comments: number; characters: number }): number =>
  2_000 + characters * (format === 'json' ? 2.5 : 1.2) + comments * OFFERED[format].perComment + threads * 300;
