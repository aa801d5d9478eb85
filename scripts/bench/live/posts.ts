import http from 'node:http';
import { newId } from '../../../lib/ids';
import type { BenchPerson } from './people';

/** When each post, by its mark, was acknowledged. */
export type Posted = Map<string, number>;

const THREADS = 12;
/** Who posts: some of those who read. */
const WRITERS = 20;

let marks = 0;

/**
 * Posts as a lively seminar does: mostly replies in threads that all see, new threads, some for a
 * section, some private, and some that a moderator hides before the next one comes.
 * @param articleId `null`: bare posts to the address itself
 * @param mayOf is told of who may see a post that not everybody may
 */
export function postSteadily(urls: string[], articleId: string | null, people: readonly BenchPerson[], mayOf: (mark: string, may: (index: number) => boolean) => void) {
  const agents = urls.map(() => new http.Agent({ keepAlive: true, maxSockets: 16 }));
  const send = <T>(index: number, path: string, token: string, body: unknown) => post<T>(agents[index % urls.length]!, `${urls[index % urls.length]!}${path}`, token, body);
  const threads: string[] = [];
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
      await send(number, '/', token, mark);
      return [mark, performance.now()];
    }
    const body = { format: 'text/plain', value: `${mark} Which figure is that, and from which year?` };
    if (threads.length < THREADS || number % 5 === 0) {
      const visibility = threads.length < THREADS ? 'seminar' : (['seminar', 'section', 'private', 'instructors'] as const)[(number / 5) % 4]!;
      sees(mark, writer, visibility);
      const { id } = await send<{ id: string }>(number, `/api/v1/articles/${articleId}/annotations`, token, { kind: 'comment', target: { paragraph: `p${1 + (number % 5)}` }, visibility, body });
      const at = performance.now();
      if (visibility === 'seminar' && threads.length < THREADS) threads.push(id);
      return [mark, at];
    }
    const thread = threads[number % threads.length]!;
    await send(number, `/api/v1/annotations/${thread}/comments`, token, { body });
    return [mark, performance.now()];
  };

  return {
    /** Begins so many a second, whether those before are answered or not. */
    async run(perSecond: number, seconds: number): Promise<Posted> {
      const under: Promise<[string, number]>[] = [];
      const began = performance.now();
      for (let index = 0; index < perSecond * seconds; index++) {
        const due = began + (index * 1_000) / perSecond;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
        under.push(one());
      }
      return new Map(await Promise.all(under));
    },
  };
}

function post<T>(agent: http.Agent, url: string, token: string, body: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 201) resolve(JSON.parse(text) as T);
        else reject(new Error(`a post answered ${response.statusCode}: ${text}`));
      });
    });
    request.on('error', reject);
    request.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}
