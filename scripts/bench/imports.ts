import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import PDFDocument from 'pdfkit';
import type { Read } from './import-child';
import { median, row } from './table';

const PAGES = 300;
const LINES_A_PAGE = 42;
/** About as many words as the PDF has. */
const PARAGRAPHS = 1_500;
const ROUNDS = 3;

const WORDS = 'salt was carried over the hills by mules for as long as anybody can remember and who held the road held the price of it'.split(' ');
const words = (count: number, from: number) => Array.from({ length: count }, (_, index) => WORDS[(from * 7 + index) % WORDS.length]).join(' ');
const sentence = (count: number, from: number) => `S${words(count, from).slice(1)}.`;

/** A 300-page PDF and a Word file of as many words, read in a thread as an import does, beside their libraries' bare text. */
export async function measureImports(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scholium-bench-imports-'));
  try {
    console.log('Reading files as articles (time and memory with the start of the thread)');
    row('', 'Scholium, s', 'bare text, s', 'ratio', 'Scholium, MiB', 'bare, MiB');
    for (const [name, format, bytes] of [[`PDF of ${PAGES} pages`, 'pdf', await pdf()], [`Word, ${PARAGRAPHS} paragraphs`, 'docx', await docx()]] as const) {
      const file = path.join(folder, format);
      fs.writeFileSync(file, bytes);
      const [ours, bare]: [Read[], Read[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(child(file, format, 'ours'));
        bare.push(child(file, format, 'bare'));
      }
      const [mine, theirs] = [ours, bare].map((reads) => ({ seconds: median(reads.map(({ seconds }) => seconds)), growth: median(reads.map(({ growth }) => growth)) }));
      row(`${name}, ${(bytes.byteLength / 1_048_576).toFixed(1)} MiB, ${ours[0]!.characters} characters`, mine!.seconds.toFixed(2), theirs!.seconds.toFixed(2), (mine!.seconds / theirs!.seconds).toFixed(2), mine!.growth.toFixed(0), theirs!.growth.toFixed(0));
    }
    console.log('');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function child(file: string, format: string, how: string): Read {
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', 'scripts/bench/import-child.ts', file, format, how], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as Read;
}

async function pdf(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (let page = 1; page <= PAGES; page += 1) {
    document.addPage();
    document.font('Times-Roman').fontSize(8).text(`The Price of Salt ${page}`, 72, 40, { lineBreak: false });
    document.font('Times-Bold').fontSize(14).text(`Part ${page}`, 72, 70, { lineBreak: false });
    document.fontSize(11).font('Times-Roman');
    for (let line = 0; line < LINES_A_PAGE; line += 1) document.text(line % 9 === 8 ? sentence(6, line) : words(15, page + line), 72, 100 + line * 14, { lineBreak: false });
  }
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

function docx(): Promise<Buffer> {
  const children = Array.from({ length: PARAGRAPHS }, (_, index) =>
    index % 10 === 0
      ? new Paragraph({ text: `Part ${index / 10 + 1}`, heading: HeadingLevel.HEADING_1 })
      : new Paragraph({ children: [new TextRun(`${words(60, index)} `), new TextRun({ text: words(10, index), italics: true }), new TextRun(` ${sentence(50, index)}`)] }),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
