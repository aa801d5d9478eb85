import PDFDocument from 'pdfkit';

export type Set = { text: string; x: number; y: number; size?: number; font?: string };

/** A PDF with words where they are put, in points from the top left. @param pages of each, what stands on it */
export async function pdfFile(pages: readonly Set[][], options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, ...options });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (const page of pages) {
    document.addPage();
    for (const { text, x, y, size = 10, font = 'Times-Roman' } of page) document.font(font).fontSize(size).text(text, x, y, { lineBreak: false });
  }
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(pieces));
}

/** Lines one below the other, as a column has them. */
export const column = (lines: readonly string[], x: number, y: number, more: Partial<Set> = {}): Set[] => lines.map((text, index) => ({ text, x, y: y + index * (more.size ?? 10) * 1.2, ...more }));
