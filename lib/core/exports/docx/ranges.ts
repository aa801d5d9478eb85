/** The comments of one thread and what they stand on. `end` is not before `start`. */
export type Range = { start: number; end: number; comments: number[] };

/** What happens at a place in the text, in this order. */
export type Mark = { at: number; opens: number[][]; closes: number[][] };

/**
 * Where in a paragraph comments begin and end, by offset. One that stands across paragraphs opens in
 * the first and closes in the last; ends come before beginnings, but after its own where it is empty.
 */
export function marksWithin(ranges: readonly Range[], paragraph: { start: number; end: number }, next: number): Mark[] {
  const marks = new Map<number, Mark>();
  const markAt = (offset: number): Mark => {
    const at = Math.min(offset, paragraph.end);
    const mark = marks.get(at) ?? { at, opens: [], closes: [] };
    marks.set(at, mark);
    return mark;
  };
  for (const { start, end, comments } of ranges) {
    // What begins in the blank line between two paragraphs begins, to the eye, at the end of the first.
    if (start >= paragraph.start && start < next) markAt(start).opens.push(comments);
    if (end >= paragraph.start && end < next) markAt(end).closes.push(comments);
  }
  return [...marks.values()].sort((a, b) => a.at - b.at);
}
