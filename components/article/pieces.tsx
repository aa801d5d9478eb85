import type { ReactNode } from 'react';
import type { Span } from '@/lib/core/document/format';
import { isSafeLink } from '@/lib/core/document/links';
import { type Piece, piecesOf, type SpanLook, textOfPieces } from '@/lib/core/document/pieces';

/** Where the marks of footnotes lead, by label; `first` has the labels whose first mark stands in this block. */
export type Notes = { keyOf: ReadonlyMap<string, string>; first: ReadonlySet<string> };

type Props = { text: string; spans?: readonly Span[] | undefined; from?: number; to?: number; notes?: Notes | undefined };

/** A block's words, or those of a part of it, with links, emphasis and marks. Their text is the block's, to the character. */
export function Pieces({ text, spans, from, to, notes }: Props): ReactNode {
  if (!spans?.length) return text.slice(from, to);
  // Only one element can have the id that a note leads back to.
  return elements(piecesOf(text, spans, from, to), { keyOf: notes?.keyOf ?? new Map(), first: new Set(notes?.first) });
}

type Marking = { keyOf: Notes['keyOf']; first: Set<string> };

const elements = (pieces: readonly Piece[], notes: Marking): ReactNode =>
  pieces.map((piece, index) => (typeof piece === 'string' ? piece : <Looked key={index} look={piece.look} id={idOf(piece.look, notes)} note={noteOf(piece.look, notes)} raised={RAISED.test(textOfPieces(piece.pieces))}>{elements(piece.pieces, notes)}</Looked>));

/** Figures that are small and high by themselves. */
const RAISED = /^[¹²³⁰-⁹]+$/u;

const noteOf = (look: SpanLook, { keyOf }: Marking) => (look.kind === 'note' ? keyOf.get(look.label) : undefined);

/** What a note's way back leads to. */
export const markId = (note: string) => `mark-${note}`;

function idOf(look: SpanLook, notes: Marking): string | undefined {
  const note = noteOf(look, notes);
  return note !== undefined && look.kind === 'note' && notes.first.delete(look.label) ? markId(note) : undefined;
}

type LookedProps = { look: SpanLook; id: string | undefined; note: string | undefined; raised: boolean; children: ReactNode };

function Looked({ look, id, note, raised, children }: LookedProps) {
  switch (look.kind) {
    case 'emphasis':
      return <em>{children}</em>;
    case 'strong':
      return <strong>{children}</strong>;
    case 'code':
      return <code>{children}</code>;
    case 'superscript':
      return <sup>{children}</sup>;
    case 'subscript':
      return <sub>{children}</sub>;
    case 'note': {
      const mark = note === undefined ? children : <a id={id} href={`#${note}`} role="doc-noteref" draggable={false} className="note-mark">{children}</a>;
      return raised ? mark : <sup>{mark}</sup>;
    }
    case 'link':
      return <Outwards href={look.href}>{children}</Outwards>;
  }
}

/** A link out of the article. It does not drag, so that words in it can be selected as others are. */
function Outwards({ href, children }: { href: string; children: ReactNode }) {
  if (!isSafeLink(href)) return children;
  if (href.startsWith('mailto:')) return <a href={href} draggable={false}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" title="Opens in a new tab" draggable={false} className="link-out">
      {children}
    </a>
  );
}
