/** A reader of live updates, by the real route handler. */
import { GET } from '@/app/api/v1/articles/[article]/events/route';
import { frameReader, type LiveMessage } from '@/lib/core/live';
import { liveEvents } from '@/lib/schemas/live';

type Given = { token?: string; cookie?: string; since?: string; lastEventId?: string };
type DataOf = { [E in LiveMessage['event']]: Extract<LiveMessage, { event: E }>['data'] };
type Told = Exclude<LiveMessage['event'], 'ready' | 'presence' | 'notifications'>;

export class LiveReader {
  /** Everything that was told, in its order, without who is here and what is new for its reader alone. */
  readonly heard: LiveMessage[] = [];
  readonly presence: LiveMessage[] = [];
  /** How often it was told that there is something new for its reader. */
  news = 0;
  raw = '';
  ended = false;
  private last: string | null = null;
  private readonly waiting = new Set<() => void>();
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    private readonly abort: AbortController,
  ) {}

  /** @param reads false for one who opens the stream and does not read from it */
  static async open(articleId: string, { token, cookie, since, lastEventId }: Given, reads = true): Promise<LiveReader> {
    const abort = new AbortController();
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? { cookie } : {}), ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
    const url = `http://localhost:3000/api/v1/articles/${articleId}/events${since ? `?since=${since}` : ''}`;
    const response = await GET(new Request(url, { headers, signal: abort.signal }), { params: Promise.resolve({ article: articleId }) });
    const made = new LiveReader(response.status, response.headers, abort);
    made.reader = response.body!.getReader();
    if (reads) void made.read();
    return made;
  }

  /** Where to go on after the last that was heard. */
  get cursor(): string {
    return this.last!;
  }

  async read(): Promise<void> {
    const take = frameReader();
    const decoder = new TextDecoder();
    try {
      for (let part = await this.reader!.read(); !part.done; part = await this.reader!.read()) {
        const text = decoder.decode(part.value, { stream: true });
        this.raw += text;
        for (const { message, cursor } of take(text)) this.hear(message, cursor);
        this.wakeAll();
      }
    } catch {
      // It was cut.
    }
    this.ended = true;
    this.wakeAll();
  }

  private hear(message: LiveMessage | null, cursor: string | null): void {
    if (cursor) this.last = cursor;
    if (!message) return;
    liveEvents[message.event].parse(message.data);
    if (message.event === 'notifications') this.news += 1;
    else if (message.event === 'presence') this.presence.push(message);
    else if (message.event !== 'ready') this.heard.push(message);
  }

  private wakeAll(): void {
    for (const wake of this.waiting) wake();
  }

  /** Waits until it holds of what was heard. @throws Error after ten seconds, with what was heard */
  async until(holds: () => boolean): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!holds()) {
      if (Date.now() > deadline) throw new Error(`${holds.toString()} did not come true. Heard: ${JSON.stringify(this.heard).slice(0, 2_000)}`);
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          this.waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, 500);
        this.waiting.add(wake);
      });
    }
  }

  /** What it has heard of one kind. */
  of<E extends Told>(event: E): DataOf[E][] {
    return this.heard.filter((each) => each.event === event).map(({ data }) => data as DataOf[E]);
  }

  /** Goes away, as a browser does that loses the connection. */
  async close(): Promise<void> {
    this.abort.abort();
    await this.reader?.cancel().catch(() => undefined);
  }
}
