import type { PlacedParagraph } from '../document/article';
import { marksOfNotes } from '../document/notes';
import { escapeLabel, guardLines, indentAfter } from './markdown-escape';
import { runsOf } from './runs';

/** An article's own footnotes that are called for in its text: by label, the note's paragraph and its call. */
export type Notes = ReadonlyMap<string, { key: string; call: string }>;

/**
 * The notes that become footnotes of the file: those with a mark outside of notes, as renderers show no others.
 * @param last how many articles before this one have; numbers go on from there, with a word before them that threads' have not
 */
export function notesOf(paragraphs: readonly PlacedParagraph[], last: number): Notes {
  const { keyOf } = marksOfNotes(paragraphs);
  const notes = new Map<string, { key: string; call: string }>();
  for (const { kind, text, format } of keyOf.size > 0 ? paragraphs : []) {
    if (kind === 'footnote') continue;
    for (const { look } of runsOf(text, format?.spans)) {
      const key = look.note === null ? undefined : keyOf.get(look.note);
      if (key !== undefined && !notes.has(look.note!)) notes.set(look.note!, { key, call: `[^note-${last + notes.size + 1}]` });
    }
  }
  return notes;
}

/**
 * Notes that follow each other. Those that nothing calls for are paragraphs; what has no label goes on with the note before it.
 * @param words a note's words as Markdown, not guarded yet
 */
export function notesMarkdown(run: readonly PlacedParagraph[], notes: Notes, words: (note: PlacedParagraph) => string): string {
  const calls = new Map([...notes.values()].map(({ key, call }) => [key, call]));
  const blocks: string[] = [];
  let within = false;
  for (const note of run) {
    const label = note.format?.label;
    const call = calls.get(note.key);
    within = call !== undefined || (within && label === undefined);
    const mark = call === undefined && label !== undefined ? `${escapeLabel(label)}. ` : '';
    const block = guardLines(mark + words(note));
    if (call !== undefined) blocks.push(indentAfter(`${call}: `, block, 4));
    else if (block) blocks.push(within ? indentAfter('    ', block) : block);
  }
  return blocks.join('\n\n');
}
