import type { Tint } from '@/lib/core/articles';
import type { CommentView, ThreadView } from '@/lib/core/threads';
import type { ReaderView } from './reader-store';

/**
 * A view on its way to the browser: as JSON, which costs both sides a fraction of what the same
 * object does as props, and without what is said many times over: a browser that is slow has to
 * read every letter of it before the page is at work.
 */
export type PackedView = { json: string };

/** What most threads and comments are; only what differs goes along. */
const USUAL_THREAD = { visibility: 'seminar', version: 1, status: 'visible', resolved: false, accepted: null, locked: false, anchorState: 'anchored', claim: null, hidden: null, flagged: false } as const;
const USUAL_COMMENT = { parent: null, status: 'visible', version: 1, editedAt: null, edit: null, hidden: null, flagged: false } as const;

type Shared = { author: unknown; can: unknown };
type Short = Record<string, unknown>;
type Packed = Omit<ReaderView, 'tints' | 'threads'> & {
  /** Three numbers each: how far it is from the end of the one before, how long it is, and twice the people, plus one for a claim. */
  tints: number[];
  threads: Short[];
  /** Values to which threads and comments refer by their place in it. */
  shared: unknown[];
};

export function pack(view: ReaderView): PackedView {
  const shared: string[] = [];
  const places = new Map<string, number>();
  const placeIn = (value: unknown): number => {
    const json = JSON.stringify(value);
    if (!places.has(json)) places.set(json, shared.push(json) - 1);
    return places.get(json)!;
  };
  const share = <Of extends Shared>(of: Of) => ({ ...of, author: placeIn(of.author), can: placeIn(of.can) });
  const comment = ({ annotation: _, body, reactions, ...rest }: CommentView): Short => ({
    ...without(share(rest), USUAL_COMMENT),
    ...(isPlain(body, rest.text) ? {} : { body }),
    ...(reactions.length > 0 ? { reactions } : {}),
  });
  const threads = view.threads.map(({ article: _, comments, ...rest }) => ({ ...without(share(rest), USUAL_THREAD), comments: comments.map(comment) }));
  const packed: Packed = { ...view, tints: packTints(view.tints), threads, shared: [] };
  return { json: JSON.stringify({ ...packed, shared: shared.map((json) => JSON.parse(json) as unknown) }) };
}

export function unpack({ json }: PackedView): ReaderView {
  const { tints, threads, shared, ...view } = JSON.parse(json) as Packed;
  const whole = (short: Short): Short => ({ ...short, author: shared[short.author as number], can: shared[short.can as number] });
  const comment = (annotation: unknown) => (short: Short) => ({ annotation, ...USUAL_COMMENT, ...('body' in short ? {} : { body: plain(short.text as string) }), reactions: [], ...whole(short) });
  const thread = (short: Short) => ({ article: view.articleId, ...USUAL_THREAD, ...whole(short), comments: (short.comments as Short[]).map(comment(short.id)) }) as unknown as ThreadView;
  return { ...view, tints: unpackTints(tints), threads: threads.map(thread) };
}

const without = (of: Short, usual: Short): Short => Object.fromEntries(Object.entries(of).filter(([name, value]) => !(name in usual) || value !== usual[name]));

/** The body of a comment that is one paragraph of plain words: its text says all of it. */
const plain = (text: string): CommentView['body'] => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const isPlain = (body: CommentView['body'], text: string | null): boolean => text !== null && inOrder(body) === inOrder(plain(text));
/** As JSON with sorted keys: the database keeps them in an order of its own. */
const inOrder = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part));

function packTints(tints: readonly Tint[]): number[] {
  let last = 0;
  return tints.flatMap(({ start, end, people, claim }) => {
    const numbers = [start - last, end - start, people * 2 + Number(claim)];
    last = end;
    return numbers;
  });
}

function unpackTints(numbers: readonly number[]): Tint[] {
  const tints: Tint[] = [];
  let last = 0;
  for (let at = 0; at < numbers.length; at += 3) {
    const start = last + numbers[at]!;
    last = start + numbers[at + 1]!;
    tints.push({ start, end: last, people: numbers[at + 2]! >> 1, claim: numbers[at + 2]! % 2 === 1 });
  }
  return tints;
}
