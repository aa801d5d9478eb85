import type { ParagraphKind } from '../../core/document/article';
import type { BlockFormat } from '../../core/document/format';
import type { ArticleDraft } from '../../core/import/draft';
import { MAX_ARTICLE_BYTES, MAX_PARAGRAPHS } from '../../core/import/limits';
import { ImportFailure } from '../failure';
import { Inline, type Marks } from './inline';

export type Block = ArticleDraft['blocks'][number];

/** What block words make. */
export type Kind = { kind: ParagraphKind; format: BlockFormat };

/** Takes words and pictures as they come, and makes blocks of them. */
export class Collector {
  readonly blocks: Block[] = [];
  /** Of the block that is open: `null` between two. */
  open: { what: Kind; words: Inline } | null = null;
  /** Pictures amid a paragraph stand behind it. */
  readonly waiting: Block[] = [];
  /** What the next block begins with: a list item's number. */
  prefix = '';
  /** Whether the last that came was a line break. */
  atBreak = false;
  private size = 0;

  /** @param flat all words make one block, and paragraphs in it are parted by a blank: a table's cell */
  constructor(readonly flat = false) {}

  /** @param what the block that is begun, where none is open */
  add(text: string, what: Kind, marks: Marks): void {
    if (!this.open) {
      if (text.trim() === '') return;
      this.begin(what);
    }
    if (this.atBreak && text.trim() !== '') this.atBreak = false;
    this.open!.words.add(text, marks);
  }

  private begin(what: Kind): void {
    this.open = { what, words: new Inline() };
    if (this.prefix) this.open.words.add(this.prefix, {});
    this.prefix = '';
  }

  /** Ends the block that is open, if any. */
  end(): void {
    this.atBreak = false;
    if (this.flat) return this.open?.words.add(' ', {});
    const { open } = this;
    this.open = null;
    if (open && !open.words.isEmpty) this.push(open.what, open.words);
    for (const image of this.waiting.splice(0)) this.keep(image);
  }

  push({ kind, format: own }: Kind, words: Inline): void {
    const { text, format } = words.finished();
    const all = { ...own, ...format };
    this.keep({ kind, text, ...(Object.keys(all).length > 0 ? { format: all } : {}) });
  }

  image(id: string, alt: string): void {
    const words = new Inline();
    words.add(alt, {});
    this.waiting.push({ kind: 'image', text: words.finished().text, format: { image: { id, width: 1, height: 1 } } });
    if (!this.open) this.end();
  }

  /** @throws ImportFailure too_many, too_large */
  private keep(block: Block): void {
    this.size += block.text.length;
    if (this.size > MAX_ARTICLE_BYTES) throw new ImportFailure('too_large');
    if (this.blocks.length >= MAX_PARAGRAPHS) throw new ImportFailure('too_many');
    this.blocks.push(block);
  }
}
