import type { ArticleDraft } from './draft';

export type Block = ArticleDraft['blocks'][number];

/** Lines that are longer than this were not broken to fit a screen: each is a paragraph. */
const LONGEST_WRAPPED_LINE = 100;
const MAX_HEADING = 80;
const LIST_ITEM = /^\s*(?:[-•‣*]|\d{1,3}[.)])\s+(?=\S)/u;
const QUOTATION = /^\s*>\s?/u;
const ENDS_A_SENTENCE = /[.!?…:;,。！？؟۔।]["'”’»)\]*]*$/u;

/** Cuts a text into paragraphs, list items, quotations and headings. Nothing is lost but white space. */
export function blocksOf(text: string): Block[] {
  const chunks = text.split(/\n[^\S\n]*\n\s*/u).filter((chunk) => chunk.trim() !== '');
  const blocks = chunks.flatMap(blocksOfChunk).filter((block) => block.text !== '');
  return blocks.map((block, index) => (index < blocks.length - 1 && isHeading(block) ? { ...block, kind: 'heading' as const } : block));
}

function blocksOfChunk(chunk: string): Block[] {
  const lines = chunk.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.every((line) => QUOTATION.test(line))) {
    return [{ kind: 'quotation', text: joined(lines.map((line) => line.replace(QUOTATION, ''))) }];
  }
  if (LIST_ITEM.test(lines[0]!) && lines.length > 1) return listItems(lines);
  if (lines.some((line) => line.trim().length > LONGEST_WRAPPED_LINE)) {
    return lines.map((line) => ({ kind: 'paragraph', text: joined([line]) }));
  }
  return [{ kind: 'paragraph', text: joined(lines) }];
}

/** A line without a mark of its own goes on with the item before it. */
function listItems(lines: string[]): Block[] {
  const items: string[][] = [];
  for (const line of lines) {
    if (LIST_ITEM.test(line)) items.push([line.replace(LIST_ITEM, '')]);
    else items.at(-1)!.push(line);
  }
  return items.map((item) => ({ kind: 'list_item', text: joined(item) }));
}

/** Wrapped lines as one: by a blank, but not between two characters of a script that has none. */
function joined(lines: string[]): string {
  const text = lines.map((line) => line.trim()).reduce((all, line) => {
    const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。，、]$/u.test(all) && /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line);
    return all === '' || dense ? all + line : `${all} ${line}`;
  }, '');
  return withoutEmphasis(text.replace(/[^\S\n]+/gu, ' ').trim());
}

/** Plain text marks emphasis by asterisks around words; the article keeps the words. */
export function withoutEmphasis(text: string): string {
  return text.replace(/(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1/gu, '$2');
}

function isHeading({ kind, text }: Block): boolean {
  return kind === 'paragraph' && text.length <= MAX_HEADING && !ENDS_A_SENTENCE.test(text) && /^["'“‘«(]?[\p{Lu}\p{Lo}\p{N}]/u.test(text);
}

/**
 * A pull quote repeats words of a paragraph for the eye: a block of its own whose words stand in
 * another one as well.
 */
export function markPullQuotes(blocks: Block[]): Block[] {
  const bare = blocks.map(({ text }) => bareWords(text));
  return blocks.map((block, index) => {
    const words = bare[index]!;
    const repeats = words.length >= 30 && bare.some((other, at) => at !== index && other.length > words.length && other.includes(words));
    return repeats && (block.kind === 'paragraph' || block.kind === 'heading') ? { ...block, kind: 'pull_quote' } : block;
  });
}

const bareWords = (text: string) =>
  text.replace(/^[\s"'“”‘’«»]+|[\s"'“”‘’«».!?…]+$/gu, '').replace(/[“”«»]/gu, '"').replace(/[‘’]/gu, "'");
