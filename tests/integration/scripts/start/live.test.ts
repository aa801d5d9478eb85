import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { frameReader } from '@/lib/core/live';
import { type App, isRunning, newDataDir, postgresPid, startApp } from '../../../support/app';
import { createApi } from '../../../support/client';
import { until, Writer } from './writer';

const AT_A_TIME = 2;
const ENOUGH = 15;

/** Follows an article as a page does: wherever one server still answers, on from where it was. */
class Follower {
  /** The words of every comment that was told, as often as it was. */
  readonly words: string[] = [];
  private place = '';
  private connection = new AbortController();
  private stopped = false;

  constructor(
    private readonly apps: readonly App[],
    private readonly article: string,
    private readonly token: string,
  ) {}

  began = () => this.place !== '';

  async follow(): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) await this.read(this.apps[turn % this.apps.length]!).catch(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }

  private async read({ url }: App): Promise<void> {
    this.connection = new AbortController();
    const response = await fetch(`${url}/api/v1/articles/${this.article}/events`, {
      headers: { authorization: `Bearer ${this.token}`, ...(this.place ? { 'last-event-id': this.place } : {}) },
      signal: this.connection.signal,
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const take = frameReader();
    const decoder = new TextDecoder();
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      for (const { message, cursor } of take(decoder.decode(piece, { stream: true }))) {
        if (message?.event === 'reset') throw new Error('It was asked to read anew.');
        if (message?.event === 'comment') this.words.push(...message.data.comments.map(({ text }) => text!));
        this.place = cursor ?? this.place;
      }
    }
  }

  stop(): void {
    this.stopped = true;
    this.connection.abort();
  }
}

describe('live updates of two processes on one database', () => {
  const NEXTAUTH_SECRET = 'y'.repeat(40);
  const dataDir = newDataDir(inject('demo').dataDir);
  const token = inject('demo').tokens['participant2@example.org']!;
  const otherDir = newDataDir();
  let owner: App;
  let other: App;

  beforeAll(async () => {
    const env = { NEXTAUTH_SECRET, API_RATE_LIMIT: '1000000' };
    owner = await startApp({ dataDir, env });
    other = await startApp({ dataDir: otherDir, env: { ...env, DATABASE_URL: fs.readFileSync(path.join(dataDir, 'database-url'), 'utf8').split('\n')[0]! } });
  });
  afterAll(async () => {
    await other?.end('SIGKILL');
    await owner?.end();
    for (const folder of [dataDir, otherDir]) fs.rmSync(folder, { recursive: true, force: true });
  });

  it('reach a reader who resumes once each, through kill -9 of one process and of PostgreSQL', async () => {
    const writers = [await Writer.begin(owner), await Writer.begin(owner)];
    writers[1]!.moveTo(other);
    const { article } = await createApi(owner.url, token).get<{ article: string }>(`/annotations/${writers[0]!.thread}`);
    // On the process that will be killed.
    const follower = new Follower([other, owner], article, token);
    const following = follower.follow();
    await until(follower.began);

    const written = () => writers.reduce((sum, writer) => sum + writer.acknowledged().length, 0);
    const writing = writers.map((writer) => writer.write(AT_A_TIME));
    const more = async () => {
      const goal = written() + ENOUGH;
      await until(() => written() >= goal);
    };
    await more();
    await other.end('SIGKILL');
    writers[1]!.stop();
    await more();
    const before = postgresPid(dataDir)!;
    process.kill(before, 'SIGKILL');
    await more();
    writers[0]!.stop();
    await Promise.all(writing);
    expect(postgresPid(dataDir)).not.toBe(before);
    writers[1]!.moveTo(owner);
    for (const writer of writers) await writer.sendTheRest();

    const all = writers.flatMap((writer) => writer.acknowledged()).sort();
    await until(() => follower.words.length >= all.length);
    follower.stop();
    await following;
    expect(follower.words.toSorted()).toEqual(all);
  });

  it('end with the server, at once', async () => {
    const api = createApi(owner.url, token);
    const { items: seminars } = await api.get<{ items: { id: string }[] }>('/seminars');
    const { items: articles } = await api.get<{ items: { id: string }[] }>(`/seminars/${seminars[0]!.id}/articles`);
    const response = await fetch(`${owner.url}/api/v1/articles/${articles[0]!.id}/events`, { headers: { authorization: `Bearer ${token}` } });
    const reader = response.body!.getReader();
    await reader.read();
    const rest = (async () => {
      while (!(await reader.read()).done);
      return 'closed in order';
    })();
    expect(await owner.end()).toBe(0);
    expect(await rest).toBe('closed in order');
    expect(isRunning(owner.pid)).toBe(false);
  });
});
