import { actorOfRequest } from '../auth/cookie';
import { AppError } from '../errors';
import type { liveInput } from '../schemas/live';
import { follow, type Live } from '../services/live';
import { tokenActor } from './bearer';
import { ALWAYS, problem } from './problem';
import type { Handler, Operation } from './route';

/** What a reader may leave unread before they are told nothing more for now; one message may come on top of it. */
const MAX_UNREAD_BYTES = 256 * 1024;
/** How soon a browser comes again by itself after the connection broke. */
const RETRY_MS = 1_000;

const HEADERS = {
  ...ALWAYS,
  // Not to be compressed, which would keep small messages back, nor kept back by a proxy.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
  'Content-Type': 'text/event-stream; charset=utf-8',
};

type LiveOperation = Operation & { query: typeof liveInput };

/** Makes the handler of an article's live updates. */
export function liveRoute(operation: LiveOperation): Handler {
  const handle = async (request: Request, { params }: { params: Promise<Record<string, string>> }) => liveResponse(request, (await params).article!, operation);
  return Object.assign(handle, { operation });
}

/**
 * Live updates as server-sent events, for a program with a token or a page with its session: no other
 * site can read what is answered, so the cookie is borrowed for nothing.
 */
async function liveResponse(request: Request, articleId: string, { query }: LiveOperation): Promise<Response> {
  try {
    const { since } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
    const actor = request.headers.has('authorization') ? await tokenActor(request) : await actorOfRequest(request);
    if (!actor) throw new AppError('unauthenticated', 'Sign in, or send a token: Authorization: Bearer sch_….');
    if (request.method === 'HEAD') return new Response(null, { headers: HEADERS });
    const place = request.headers.get('last-event-id') ?? since ?? null;
    const body = new Sending();
    const live = await follow(actor, articleId, place, body);
    body.begin(live);
    request.signal.addEventListener('abort', () => live.leave());
    if (request.signal.aborted) live.leave();
    return new Response(body.stream, { headers: HEADERS });
  } catch (error) {
    return problem(error, 'query');
  }
}

/** A body that is written to from outside, and tells when its reader does not keep up. */
class Sending {
  private controller!: ReadableStreamDefaultController<Uint8Array>;
  private live: Live | undefined;
  private open = true;
  private waiting = false;

  readonly stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        this.controller = controller;
        controller.enqueue(new TextEncoder().encode(`retry: ${RETRY_MS}\n\n`));
      },
      pull: () => {
        if (!this.waiting || this.full()) return;
        this.waiting = false;
        this.live?.drained();
      },
      cancel: () => {
        this.open = false;
        this.live?.leave();
      },
    },
    { highWaterMark: MAX_UNREAD_BYTES, size: (bytes) => bytes?.byteLength ?? 0 },
  );

  begin(live: Live): void {
    this.live = live;
  }

  send = (bytes: Uint8Array): void => {
    if (this.open) this.controller.enqueue(bytes);
  };

  full = (): boolean => {
    const full = !this.open || (this.controller.desiredSize ?? 0) <= 0;
    if (full) this.waiting = true;
    return full;
  };

  end = (): void => {
    if (!this.open) return;
    const full = this.full();
    this.open = false;
    // Whoever does not read would keep a connection that waits to be closed.
    if (full) this.controller.error(new DOMException('too slow', 'AbortError'));
    else this.controller.close();
  };
}
