import { frame, type LiveMessage, MAX_EVENTS_BEHIND } from '../../core/live';
import type { Actor } from '../../policy/actor';
import { can } from '../../policy/authorize';
import type { ArticleAccess } from '../access';
import { sealPlace, standingOf } from './cursor';
import { type LoggedEvent, readLog } from './log';
import { accessOf, standingActors } from './readers';
import { show, type Shown } from './render';
import { tell } from './tell';

/** One open stream, as a round sees it. */
export type Stream = {
  id: string;
  actor: Actor;
  /** What it was told up to, and what its reader could see then. */
  sequence: number;
  standing: string;
  /** Takes bytes; what it cannot pass on it keeps. */
  send: (bytes: Uint8Array) => void;
  /** Whether it keeps so much that it is told nothing more until that is gone. */
  full: () => boolean;
  /** @param last what its reader hears before */
  end: (last?: Uint8Array) => void;
};

/** Events that are told in one round; with more, another follows. */
const EVENTS_AT_ONCE = 200;
/** About what one stream is given in one round; one message may come on top of it. */
const BYTES_AT_ONCE = 64 * 1024;

const encoder = new TextEncoder();
export const bytesOf = (message: LiveMessage, cursor?: string): Uint8Array => encoder.encode(frame(message, cursor));
export const END = bytesOf({ event: 'end', data: {} });

/**
 * Tells the streams of one article on this process what has happened: one reading of the log and of
 * everybody's standing, and one rendering for all who read with equal rights. Whoever may not read
 * any more is ended; whose rights have changed is asked to read anew.
 * @returns whether there is more to tell at once
 */
export async function round(articleId: string, streams: readonly Stream[]): Promise<boolean> {
  const ready = streams.filter((stream) => !stream.full());
  if (ready.length === 0) return false;
  const actors = ready.map(({ actor }) => actor);
  const [access, standing] = await Promise.all([accessOf(articleId, [...new Set(actors.map(({ userId }) => userId))]), standingActors(actors)]);
  const told: Told[] = [];
  for (const stream of ready) {
    const mine = access.get(stream.actor.userId);
    if (!mine || !standing.has(stream.actor.via.id) || !can(stream.actor, 'article.read', mine)) stream.end(END);
    else if (standingOf(mine) !== stream.standing || mine.eventSequence - stream.sequence > MAX_EVENTS_BEHIND) reset(articleId, stream, mine);
    else if (mine.eventSequence > stream.sequence) told.push({ stream, access: mine });
  }
  if (told.length === 0) return false;
  const from = Math.min(...told.map(({ stream }) => stream.sequence));
  const events = await readLog(articleId, from, EVENTS_AT_ONCE);
  if (events.length === 0) return false;
  await deliver(articleId, told, events);
  const last = events.at(-1)!.sequence;
  return told.some(({ stream }) => !stream.full() && (events.length === EVENTS_AT_ONCE || stream.sequence < last));
}

function reset(articleId: string, stream: Stream, access: ArticleAccess): void {
  Object.assign(stream, { sequence: access.eventSequence, standing: standingOf(access) });
  stream.send(bytesOf({ event: 'reset', data: {} }, sealPlace(articleId, stream)));
}

type Told = { stream: Stream; access: ArticleAccess };

/** Renders once for each standing, and once more for each reader to whom an event is shown otherwise than to their like. */
async function deliver(articleId: string, told: readonly Told[], events: readonly LoggedEvent[]): Promise<void> {
  const involved = new Map(events.map((event) => [event, new Set(event.involved)]));
  const groups = new Map<string, Told[]>();
  for (const each of told) groups.set(each.stream.standing, [...(groups.get(each.stream.standing) ?? []), each]);
  const deliverTo = async (group: Told[]) => {
    const due = events.filter(({ sequence }) => group.some(({ stream }) => sequence > stream.sequence));
    const own = new Map<string, Promise<Shown>>();
    for (const { stream: { actor }, access } of group) {
      const mine = due.filter((event) => involved.get(event)!.has(actor.userId));
      if (mine.length > 0 && !own.has(actor.userId)) own.set(actor.userId, show(actor, access, mine));
    }
    const [forAll] = await Promise.all([show(...likeOf(group), due), ...own.values()]);
    const frames = new Map<LoggedEvent, Uint8Array | null>();
    for (const { stream, access } of group) {
      const frameOf = (event: LoggedEvent, shown: Shown) => {
        const message = tell(stream.actor, access, event, shown);
        return message && bytesOf(message, sealPlace(articleId, { sequence: event.sequence, standing: stream.standing }));
      };
      const mine = await own.get(stream.actor.userId);
      const parts: Uint8Array[] = [];
      let size = 0;
      for (const event of due) {
        if (event.sequence <= stream.sequence) continue;
        // It goes on from here in the next round, or when what it keeps has been taken.
        if (size > BYTES_AT_ONCE) break;
        const isMine = mine && involved.get(event)!.has(stream.actor.userId);
        if (!isMine && !frames.has(event)) frames.set(event, frameOf(event, forAll));
        const bytes = isMine ? frameOf(event, mine) : frames.get(event);
        if (bytes) {
          parts.push(bytes);
          size += bytes.byteLength;
        }
        stream.sequence = event.sequence;
      }
      // A write costs more than what is written.
      if (parts.length > 0) stream.send(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
    }
  };
  await Promise.all([...groups.values()].map(deliverTo));
}

/** Somebody who stands like this group and has written, tagged and flagged nothing. */
function likeOf([first]: readonly Told[]): [Actor, ArticleAccess] {
  return [{ userId: NOBODY, name: '', via: { kind: 'operator', id: 'live' } }, first!.access];
}
const NOBODY = '00000000-0000-0000-0000-000000000000';
