import { randomUUID } from 'node:crypto';
import { type Api, createApi } from '../../../support/client';
import { inject } from 'vitest';
import type { App } from '../../../support/app';

type Answer = 'acknowledged' | 'refused' | 'no answer';
type Page = { items: { id: string; text: string }[]; nextCursor: string | null };

/**
 * Somebody who goes on replying in one thread, whatever happens to the server. Every comment has
 * words of its own and an Idempotency-Key, under which it is sent again until it is acknowledged.
 */
export class Writer {
  /** The words of every comment that was ever sent, and whether it was acknowledged. */
  readonly sent = new Map<string, boolean>();
  /** What was answered while the database was away. */
  readonly refusals: { status: number; retryAfter: string | null; type: string | null }[] = [];
  private stopped = false;

  private constructor(
    private api: Api,
    private readonly token: string,
    readonly thread: string,
  ) {}

  /** Opens a thread on the demo's article as its first participant. */
  static async begin(app: App): Promise<Writer> {
    const token = inject('demo').tokens['participant1@example.org']!;
    const api = createApi(app.url, token);
    const { items: seminars } = await api.get<{ items: { id: string }[] }>('/seminars');
    const { items: articles } = await api.get<{ items: { id: string }[] }>(`/seminars/${seminars[0]!.id}/articles`);
    const { id } = await api.post<{ id: string }>(`/articles/${articles[0]!.id}/annotations`, {
      kind: 'comment',
      body: { format: 'text/plain', value: 'What survives?' },
    });
    return new Writer(api, token, id);
  }

  /** From now on the same person writes to this server. */
  moveTo(app: App): void {
    this.api = createApi(app.url, this.token);
  }

  acknowledged = () => [...this.sent].filter(([, done]) => done).map(([words]) => words);

  /** Writes with so many comments under way at a time, until `stop`; gives up on one when the server is gone. */
  write(atATime: number): Promise<unknown> {
    this.stopped = false;
    return Promise.all(Array.from({ length: atATime }, () => this.line()));
  }

  stop(): void {
    this.stopped = true;
  }

  private async line(): Promise<void> {
    while (!this.stopped) {
      const words = randomUUID();
      this.sent.set(words, false);
      while (!this.stopped && (await this.send(words)) === 'refused');
    }
  }

  /** Sends again what was never acknowledged. */
  async sendTheRest(): Promise<void> {
    for (const [words, done] of this.sent) if (!done) await this.send(words);
  }

  private async send(words: string): Promise<Answer> {
    let response: Response;
    try {
      response = await this.api.send('POST', `/annotations/${this.thread}/comments`, { body: { format: 'text/plain', value: words } }, { 'Idempotency-Key': words });
      await response.text();
    } catch {
      return 'no answer';
    }
    if (response.ok) {
      this.sent.set(words, true);
      return 'acknowledged';
    }
    this.refusals.push({ status: response.status, retryAfter: response.headers.get('retry-after'), type: response.headers.get('content-type') });
    return 'refused';
  }

  /** The words of all comments of the thread but its first, as the server now has them. */
  async kept(): Promise<string[]> {
    const kept: string[] = [];
    let cursor: string | null = '';
    do {
      const page: Page = await this.api.get(`/annotations/${this.thread}/comments?limit=100${cursor && `&cursor=${cursor}`}`);
      kept.push(...page.items.map(({ text }) => text));
      cursor = page.nextCursor;
    } while (cursor);
    return kept.slice(1);
  }
}

/** Waits until something holds, by asking again and again. @throws Error when it takes a minute */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`This did not come true within a minute: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
