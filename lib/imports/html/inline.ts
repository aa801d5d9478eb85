import { withoutControls } from '../../core/import/controls';
import type { BlockFormat, Span } from '../../core/document/format';
import { MAX_SPANS } from '../limits';

/** How words look where they stand. */
export type Marks = { [kind in Exclude<Span['kind'], 'link' | 'note'>]?: boolean } & { link?: string; note?: string };

const PLAIN = ['emphasis', 'strong', 'code', 'superscript', 'subscript'] as const;

/** A block's text as it grows, with its spans. White space is folded as browsers do. */
export class Inline {
  isEmpty = true;
  private text = '';
  private spans: Span[] = [];
  /** Kept beside the text: to look at its end would copy all of it each time. */
  private atBlank = true;

  add(words: string, marks: Marks): void {
    let piece = withoutControls(words.normalize('NFC')).replace(/\s+/gu, ' ');
    if (piece.startsWith(' ') && this.atBlank) piece = piece.slice(1);
    if (piece === '') return;
    this.atBlank = piece.endsWith(' ');
    if (piece !== ' ') this.isEmpty = false;
    const start = this.text.length;
    this.text += piece;
    const place = { start, end: this.text.length };
    for (const kind of PLAIN) if (marks[kind]) this.span({ kind, ...place });
    if (marks.link) this.span({ kind: 'link', ...place, href: marks.link });
    if (marks.note) this.span({ kind: 'note', ...place, label: marks.note });
  }

  /** Puts another's text behind this one's, parted by `separator`. */
  append(other: Inline, separator: string): void {
    const by = this.text.length + separator.length;
    const { text, format } = other.finished();
    this.text += separator + text;
    this.isEmpty &&= text === '';
    for (const span of format.spans ?? []) this.span({ ...span, start: span.start + by, end: span.end + by });
  }

  private span(span: Span): void {
    const last = this.spans.findLast(({ kind }) => kind === span.kind);
    if (last && last.end === span.start && address(last) === address(span)) last.end = span.end;
    else this.spans.push(span);
  }

  /** The text without blanks at its ends, and spans that begin and end at words. */
  finished(): { text: string; format: Pick<BlockFormat, 'spans'> } {
    const lead = this.text.length - this.text.replace(/^ +/u, '').length;
    const text = this.text.slice(lead).replace(/ +$/u, '');
    const spans = this.spans.flatMap((span) => {
      let start = Math.min(Math.max(span.start - lead, 0), text.length);
      let end = Math.min(Math.max(span.end - lead, 0), text.length);
      while (start < end && text[start] === ' ') start += 1;
      while (end > start && text[end - 1] === ' ') end -= 1;
      return start < end ? [{ ...span, start, end }] : [];
    });
    return { text, format: spans.length > 0 ? { spans: spans.slice(0, MAX_SPANS) } : {} };
  }
}

const address = (span: Span) => (span.kind === 'link' ? span.href : span.kind === 'note' ? span.label : '');
