import { log } from '../../log';
import { bytesOf, round, type Stream } from './round';
import { presenceFor, whoIsHere } from './presence';
import { accessOf } from './readers';

/** Who is here is told at most this often: at the beginning of a class, everybody comes at once. */
const PRESENCE_EVERY_MS = 1_000;
/** A round costs much the same for one event as for five, so that one that follows another at once waits for company. */
const ROUND_EVERY_MS = 60;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/** The streams of one article on this process. Its rounds follow each other; who wakes it during one gets another. */
export class ArticleHub {
  readonly streams = new Set<Stream>();
  private running: Promise<void> | undefined;
  private again = false;
  private wait = FIRST_WAIT_MS;
  private retry: NodeJS.Timeout | undefined;
  private presence: NodeJS.Timeout | undefined;
  /** What each stream was last told of who is here. */
  private readonly toldHere = new WeakMap<Stream, string>();

  constructor(readonly articleId: string) {}

  /** Looks into the log, now or right after the look that is under way. */
  wake(): void {
    this.again = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  private async run(): Promise<void> {
    while (this.again && this.streams.size > 0) {
      this.again = false;
      const began = performance.now();
      try {
        if (await round(this.articleId, [...this.streams])) this.again = true;
        this.wait = FIRST_WAIT_MS;
        await new Promise((resolve) => setTimeout(resolve, began + ROUND_EVERY_MS - performance.now()));
      } catch (error) {
        // The database is away, most likely: the log waits, and so do the readers.
        log.debug({ err: error, article: this.articleId }, 'live updates wait for the database');
        clearTimeout(this.retry);
        this.retry = setTimeout(() => this.wake(), this.wait).unref();
        this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
        return;
      }
    }
  }

  /** Tells who is here to those for whom that has changed, soon. */
  wakePresence(): void {
    this.presence ??= setTimeout(() => {
      this.presence = undefined;
      this.tellPresence().catch((error: unknown) => log.debug({ err: error }, 'who is here is told at the next beat'));
    }, PRESENCE_EVERY_MS).unref();
  }

  private async tellPresence(): Promise<void> {
    const streams = [...this.streams].filter((stream) => !stream.full());
    if (streams.length === 0) return;
    const [here, access] = await Promise.all([whoIsHere(this.articleId), accessOf(this.articleId, [...new Set(streams.map(({ actor }) => actor.userId))])]);
    const frames = new Map<string, { said: string; bytes: Uint8Array } | null>();
    for (const stream of streams) {
      const mine = access.get(stream.actor.userId);
      if (!mine) continue;
      const key = JSON.stringify([mine.role, mine.sectionId, mine.article]);
      if (!frames.has(key)) {
        const data = presenceFor(mine, here);
        frames.set(key, data && { said: JSON.stringify(data), bytes: bytesOf({ event: 'presence', data }) });
      }
      const frame = frames.get(key);
      if (!frame || this.toldHere.get(stream) === frame.said) continue;
      this.toldHere.set(stream, frame.said);
      stream.send(frame.bytes);
    }
  }

  close(): void {
    clearTimeout(this.retry);
    clearTimeout(this.presence);
  }
}
