import http from 'node:http';
import { newId } from '../../../lib/ids';
import type { BenchPerson } from './people';

/** When each post, by its mark, was acknowledged; and which were hidden again. */
export type Posted = { at: Map<string, number>; hidden: Set<string> };

const THREADS = 12;
/** Who posts: some of those who read. */
const WRITERS = 20;
/** One post of so many is hidden as soon as it is made. */
const HIDDEN_OF = 25;

let marks = 0;

/**
 * Posts as a lively seminar does: mostly replies in threads that all see, new threads, some for a
 * section, some private, and some that a moderator hides at once.
 * @param articleId `null`: bare posts to the address itself
 * @param mayOf is told of who may see a post that not everybody may
 */
export function postSteadily(urls: string[], articleId: string | null, people: readonly BenchPerson[], mayOf: (mark: string, may: (index: number) => boolean) => void) {
  const agents = urls.map(() => new http.Agent({ keepAlive: true, maxSockets: 16 }));
  const give = <T>(index: number, path: string, token: string, body: unknown) => post<T>(agents[index % urls.length]!, `${urls[index % urls.length]!}${path}`, token, body);
  const threads: string[] = [];
  const hidden = new Set<string>();
  const moderator = people[0]!.token;
  const sees = (mark: string, index: number, visibility: string) => {
    const { id, section } = people[index]!;
    if (visibility === 'private') mayOf(mark, (reader) => people[reader]!.id === id);
    if (visibility === 'section') mayOf(mark, (reader) => people[reader]!.role === 'instructor' || people[reader]!.section === section);
    if (visibility === 'instructors') mayOf(mark, (reader) => people[reader]!.role === 'instructor' || people[reader]!.id === id);
  };

  const one = async (): Promise<[string, number]> => {
    const number = ++marks;
    const mark = `mark-${number}`;
    const writer = 1 + (number % WRITERS);
    const { token } = people[writer]!;
    if (articleId === null) {
      await give(number, '/', token, mark);
      return [mark, performance.now()];
    }
    const body = { format: 'text/plain', value: `${mark} Which figure is that, and from which year?` };
    if (threads.length < THREADS || number % 5 === 0) {
      const visibility = threads.length < THREADS ? 'seminar' : (['seminar', 'section', 'private', 'instructors'] as const)[(number / 5) % 4]!;
      sees(mark, writer, visibility);
      const { id } = await give<{ id: string }>(number, `/api/v1/articles/${articleId}/annotations`, token, { kind: 'comment', target: { paragraph: `p${1 + (number % 5)}` }, visibility, body });
      const at = performance.now();
      if (visibility === 'seminar' && threads.length < THREADS) threads.push(id);
      return [mark, at];
    }
    const thread = threads[number % threads.length]!;
    const { id } = await give<{ id: string }>(number, `/api/v1/annotations/${thread}/comments`, token, { body });
    const at = performance.now();
    if (number % HIDDEN_OF === 1) {
      hidden.add(mark);
      await give(number, `/api/v1/comments/${id}/moderation`, moderator, { decision: 'hide', reason: 'Not here', expectedStatus: 'visible' });
    }
    return [mark, at];
  };

  return {
    /** One after the other: a server that runs all day has compiled what it runs often. */
    async warmUp(count: number): Promise<void> {
      for (let index = 0; index < count; index++) await one();
    },
    /** Begins so many a second, whether those before are answered or not. */
    async run(perSecond: number, seconds: number): Promise<Posted> {
      const under: Promise<[string, number]>[] = [];
      const began = performance.now();
      for (let index = 0; index < perSecond * seconds; index++) {
        const due = began + (index * 1_000) / perSecond;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
        under.push(one());
      }
      return { at: new Map(await Promise.all(under)), hidden };
    },
  };
}

/** Posts until it is taken, as the page does: what a busy server refuses is sent again under its key. @throws Error for any other refusal */
async function post<T>(agent: http.Agent, url: string, token: string, body: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() };
  for (;;) {
    const { status, text } = await send(agent, url, headers, typeof body === 'string' ? body : JSON.stringify(body));
    if (status === 201 || status === 200) return JSON.parse(text) as T;
    if (status !== 503) throw new Error(`a post answered ${status}: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function send(agent: http.Agent, url: string, headers: Record<string, string>, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}
