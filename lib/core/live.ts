import type { CommentView, Person, ThreadView } from './threads';

/** What is told of an article while it is open: as its reader may know it, each part as the lists show it. */

/** What it means to this reader: `gone` is whatever takes a thing out of their sight. */
export type LiveChange = 'new' | 'changed' | 'gone';

/** About a thread as a whole; what is gone is only named. */
export type LiveThread = { change: 'new' | 'changed'; thread: ThreadView } | { change: 'gone'; gone: string };

/** About a comment. `comments` holds it as it stands, or its empty place, and what it answers where that is an empty place. */
export type LiveComment = { change: LiveChange; annotation: string; comment: string; comments: CommentView[]; gone: string[]; commentCount: number };

/** Who has the article open now; `people` are the first of them, by name. */
export type LivePresence = { count: number; people: Person[] };

export type LiveMessage =
  | { event: 'ready'; data: Record<string, never> }
  | { event: 'thread'; data: LiveThread }
  | { event: 'comment'; data: LiveComment }
  | { event: 'presence'; data: LivePresence }
  /** The article has another text now: places of threads are those in this revision. */
  | { event: 'revised'; data: { revision: number } }
  /** There is something new for its reader, here or elsewhere: count the notifications anew. */
  | { event: 'notifications'; data: Record<string, never> }
  /** What one may see has changed as a whole: read the threads anew. */
  | { event: 'reset'; data: Record<string, never> }
  /** It will not go on: one may not read this any more. */
  | { event: 'end'; data: Record<string, never> };

/** Events further back than this are not told one by one: the reader is asked to read anew. */
export const MAX_EVENTS_BEHIND = 1_000;
/** Names that come with who is here; beyond, only their number. */
export const MAX_NAMES_HERE = 100;

/** A message as a server-sent event. @param cursor where to go on after it; without, it changes nothing about that */
export function frame({ event, data }: LiveMessage, cursor?: string): string {
  return `${cursor === undefined ? '' : `id: ${cursor}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

export type Heard = { message: LiveMessage | null; cursor: string | null };

/**
 * Takes a stream of server-sent events apart, however it was cut into pieces.
 * @returns a function that takes the next piece and gives the events that it completes; comments give none
 */
export function frameReader(): (piece: string) => Heard[] {
  let rest = '';
  return (piece) => {
    const frames = (rest + piece).split('\n\n');
    rest = frames.pop()!;
    return frames.flatMap((each) => {
      const fields = new Map(each.split('\n').filter((line) => !line.startsWith(':')).map((line) => splitOnce(line)));
      const [event, data] = [fields.get('event'), fields.get('data')];
      const message = event === undefined || data === undefined ? null : ({ event, data: JSON.parse(data) } as LiveMessage);
      return message || fields.has('id') ? [{ message, cursor: fields.get('id') ?? null }] : [];
    });
  };
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(': ');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 2)];
}
