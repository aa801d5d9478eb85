'use client';

import { type RefObject, useEffect } from 'react';
import type { Tint } from '@/lib/core/articles';
import type { ThreadView } from '@/lib/core/threads';
import { pageRanges, type TextRange } from './dom-text';
import { needsRepaintOnResize, paint, unpaint } from './paint';
import { useReader } from './reader-context';
import { findThread } from './find-thread';

/** From this many people on, a passage is not tinted any deeper. */
const DEEPEST = 3;
const NAMES = ['tint-1', 'tint-2', 'tint-3', 'tint-claim', 'tint-active'];

/** Tints what is annotated, and the passage of the thread that is open, pointed at or being written. */
export function useTints(root: RefObject<HTMLElement | null>, layer: RefObject<HTMLElement | null>): void {
  const tints = useReader((state) => state.view.tints);
  const thread = useReader((state) => findThread(state, state.pointed ?? state.active ?? ''));
  const target = useReader((state) => state.draft?.target);
  const here = useReader((state) => state.draft?.revision === undefined || state.draft.revision === state.view.revision);
  const written = target && 'exact' in target && here ? target : null;
  useEffect(() => {
    const [text, boxes] = [root.current, layer.current];
    if (!text || !boxes) return;
    const apply = () => {
      const started = performance.now();
      const active = (thread ? passageOf(text, thread) : null) ?? written;
      paint(boxes, [...byDepth(text, tints), { name: 'tint-active', ranges: active ? pageRanges(text, [active]) : [] }]);
      performance.measure('scholium:tints', { start: started });
    };
    apply();
    if (!needsRepaintOnResize()) return;
    const sizes = new ResizeObserver(apply);
    sizes.observe(text);
    return () => sizes.disconnect();
  }, [root, layer, tints, thread, written]);
  useEffect(() => () => unpaint(NAMES), []);
}

function byDepth(root: Element, tints: readonly Tint[]) {
  const of = (wanted: (tint: Tint) => boolean) => pageRanges(root, joined(tints.filter(wanted)));
  return [
    ...[1, 2, DEEPEST].map((depth) => ({ name: `tint-${depth}`, ranges: of(({ people }) => Math.min(people, DEEPEST) === depth) })),
    { name: 'tint-claim', ranges: of(({ claim }) => claim) },
  ];
}

/** Stretches that touch are painted as one: where many have spoken, that is a tenth of them. */
function joined(stretches: readonly TextRange[]): TextRange[] {
  const whole: TextRange[] = [];
  for (const { start, end } of stretches) {
    const last = whole.at(-1);
    if (last?.end === start) last.end = end;
    else whole.push({ start, end });
  }
  return whole;
}

/** Where a thread's passage lies in the revision's text, by the place of its paragraph in the page. */
export function passageOf(root: Element, { target, anchorState }: ThreadView): TextRange | null {
  if (target.start === null || target.end === null || anchorState === 'orphaned') return null;
  const base = Number(root.querySelector<HTMLElement>(`[data-start][id="${target.paragraph}"]`)?.dataset.start ?? Number.NaN);
  return Number.isNaN(base) ? null : { start: base + target.start, end: base + target.end };
}
