import { type Listener, listenTo } from '../../db/listener';
import { log } from '../../log';
import { EVENTS_CHANNEL } from '../events';
import { hasNews } from '../notifications';
import { WORD_CHANNEL } from '../notifications/wake';
import { ArticleHub } from './article-hub';
import { kept } from './kept';
import { arrive, type Coming, depart } from '../visits';
import { beHere, leave, PRESENCE_CHANNEL } from './presence';
import { bytesOf, type Stream } from './round';

/** A sign of life for proxies and readers, a look whether everybody may still read, and a mark of who is here. */
export const BEAT_MS = 15_000;

/** What is news is not older than this when it is heard of, however busy the database is. */
const NEWS_SECONDS = 10;
const NEWS = bytesOf({ event: 'notifications', data: {} });

const HEARTBEAT = new TextEncoder().encode(': beat\n\n');

/** A stream that begins or has ended, and how far it had told its reader. */
type Passing = { id: string; articleId: string; actor: Stream['actor']; sequence: number };
const passing = (articleId: string, { id, actor, sequence }: Stream): Passing => ({ id, articleId, actor, sequence });
/** A program that listens is no reader who has been here. */
const visitsOf = (streams: readonly Passing[]): Coming[] =>
  streams.filter(({ actor }) => actor.via.kind === 'session').map(({ articleId, actor, sequence }) => ({ articleId, userId: actor.userId, sequence }));

/** All open streams of this process: one listening connection, while there are any, and one hub an article. */
class Hub {
  private readonly articles = new Map<string, ArticleHub>();
  private listener: Listener | undefined;
  private beats: NodeJS.Timeout | undefined;
  private coming: Passing[] = [];
  private leaving: Passing[] = [];
  private changing: NodeJS.Timeout | undefined;
  /** Streams that were full at the last beat already. */
  private stuck = new WeakSet<Stream>();

  add(articleId: string, stream: Stream): void {
    this.listener ??= listenTo([EVENTS_CHANNEL, PRESENCE_CHANNEL, WORD_CHANNEL], (channel, payload) => this.hear(channel, payload), () => this.catchUp());
    this.beats ??= setInterval(() => void this.beat(), BEAT_MS).unref();
    let hub = this.articles.get(articleId);
    if (!hub) this.articles.set(articleId, (hub = new ArticleHub(articleId)));
    hub.streams.add(stream);
    this.coming.push(passing(articleId, stream));
    this.changeSoon();
    hub.wake();
    hub.wakePresence();
  }

  remove(articleId: string, stream: Stream): void {
    const hub = this.articles.get(articleId);
    if (!hub?.streams.delete(stream)) return;
    this.leaving.push(passing(articleId, stream));
    this.changeSoon();
    if (hub.streams.size > 0) return;
    hub.close();
    this.articles.delete(articleId);
    if (this.articles.size === 0) this.rest();
  }

  countOf(userId: string): number {
    let count = 0;
    for (const { streams } of this.articles.values()) for (const { actor } of streams) if (actor.userId === userId) count += 1;
    return count;
  }

  /** Looks again, as when one article's log has grown. */
  wake = (articleId: string): void => this.articles.get(articleId)?.wake();

  /** What happens every few seconds, now. */
  async beat(): Promise<void> {
    for (const { streams } of this.articles.values()) {
      for (const stream of [...streams]) {
        if (!stream.full()) {
          this.stuck.delete(stream);
          stream.send(HEARTBEAT);
        } else if (this.stuck.has(stream)) stream.end();
        else this.stuck.add(stream);
      }
    }
    this.wakeAll();
    const here = [...this.articles].flatMap(([articleId, { streams }]) => [...streams].map(({ id, actor }) => ({ id, articleId, actor })));
    await this.attempt(async () => {
      await beHere(here, false);
      await leave([]);
    });
  }

  /** Ends every stream; readers come back by themselves, to whichever process answers. */
  async end(): Promise<void> {
    for (const { streams } of [...this.articles.values()]) for (const stream of [...streams]) stream.end();
    clearTimeout(this.changing);
    await this.change();
  }

  /** Tells somebody that there is news for them, unless they may not see it: that there is something would be told by that. */
  private async tellNews(userId: string): Promise<void> {
    const streams = [...this.articles.values()].flatMap((hub) => [...hub.streams]).filter(({ actor }) => actor.userId === userId);
    if (streams.length === 0 || !(await hasNews(streams[0]!.actor, NEWS_SECONDS))) return;
    for (const stream of streams) if (!stream.full()) stream.send(NEWS);
  }

  private hear(channel: string, payload: string): void {
    if (channel === WORD_CHANNEL) return void this.attempt(() => this.tellNews(payload));
    const hub = this.articles.get(payload);
    if (channel === EVENTS_CHANNEL) hub?.wake();
    else hub?.wakePresence();
  }

  /** What was said before anybody listened, or while nobody could, was missed: news as well as events. */
  private catchUp(): void {
    this.wakeAll();
    const people = new Set([...this.articles.values()].flatMap(({ streams }) => [...streams].map(({ actor }) => actor.userId)));
    void this.attempt(async () => {
      for (const userId of people) await this.tellNews(userId);
    });
  }

  private wakeAll(): void {
    for (const hub of this.articles.values()) {
      hub.wake();
      hub.wakePresence();
    }
  }

  /** Those who come and leave within a moment are written down together. */
  private changeSoon(): void {
    this.changing ??= setTimeout(() => void this.change(), 50).unref();
  }

  private async change(): Promise<void> {
    this.changing = undefined;
    const left = this.leaving;
    const came = this.coming.filter(({ id }) => !left.some((each) => each.id === id));
    [this.coming, this.leaving] = [[], []];
    await this.attempt(async () => {
      await beHere(came, true);
      if (left.length > 0) await leave(left);
      // Whoever leaves has read how far they were told; from when they come back on, the rest is new.
      await arrive(visitsOf(came));
      await depart(visitsOf(left));
    });
  }

  /** Who is here, and that there is news, is worth nobody's waiting: what fails is put right by the next beat or page. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => log.debug({ err: error }, 'who is here could not be written down, or news not be told'));
  }

  private rest(): void {
    clearInterval(this.beats);
    this.beats = undefined;
    void this.listener?.close();
    this.listener = undefined;
  }
}

export const hub = (): Hub => ((kept as { scholiumLive?: Hub }).scholiumLive ??= new Hub());
