import { AppError } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { articleFor } from './access';
import { openPlace, sealPlace, standingOf } from './live/cursor';
import { hub } from './live/hub';
import { bytesOf, type Stream } from './live/round';

/** Streams that one person may have open on one process: a few tabs on a few devices. */
export const MAX_STREAMS = 12;
/** Seconds after which a reader who was refused may come again. */
const COME_AGAIN = 10;

/** Where what is told goes to. */
export type Sink = Pick<Stream, 'send' | 'full' | 'end'>;
/** @property drained is called when a full sink has room again */
export type Live = { drained: () => void; leave: () => void };

/**
 * Begins to tell a reader what happens to an article, from a place in its log on, by default from now.
 * @param since what an earlier stream, or the reading page, was told; when that is of no use any
 * more, or what the reader may see has changed since, they are asked to read anew
 * @throws not_found; rate_limited for more streams than anybody looks at
 */
export async function follow(actor: Actor, articleId: string, since: string | null, sink: Sink): Promise<Live> {
  const access = await articleFor(actor, articleId, 'article.read');
  if (hub().countOf(actor.userId) >= MAX_STREAMS) {
    throw new AppError('rate_limited', `You have this open ${MAX_STREAMS} times already. Close some of them.`, { retryAfter: COME_AGAIN });
  }
  const now = { sequence: access.eventSequence, standing: standingOf(access) };
  const place = since === null ? now : openPlace(articleId, since);
  // An impossible standing: the first round asks to read anew.
  const from = place && place.sequence <= now.sequence ? place : { sequence: now.sequence, standing: '' };
  const stream: Stream = {
    id: newId(),
    actor,
    ...from,
    send: (bytes) => sink.send(bytes),
    full: () => sink.full(),
    end: (last) => {
      hub().remove(articleId, stream);
      if (last) sink.send(last);
      sink.end();
    },
  };
  // Whoever loses the connection at once knows where they were.
  stream.send(bytesOf({ event: 'ready', data: {} }, from.standing === '' ? undefined : sealPlace(articleId, from)));
  hub().add(articleId, stream);
  return { drained: () => hub().wake(articleId), leave: () => hub().remove(articleId, stream) };
}

/** Where somebody is who has read the article as it was at this number. @param access their standing then */
export const placeNow = (access: Parameters<typeof standingOf>[0] & { articleId: string; eventSequence: number }): string =>
  sealPlace(access.articleId, { sequence: access.eventSequence, standing: standingOf(access) });
