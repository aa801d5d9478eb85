import http from 'node:http';

/** Words that a post is known by, in whatever form it is told. */
const MARK = /mark-\d+/g;

/** One open stream, as a client that only listens for marks. */
export class BenchReader {
  /** When each mark came, and how often. */
  readonly at = new Map<string, number>();
  readonly times = new Map<string, number>();
  /** Where the stream began, to read it once more. */
  start = '';
  private request: http.ClientRequest | undefined;
  private rest = '';

  private constructor(readonly may: (mark: string) => boolean) {}

  /** Opens it and waits until it is answered. @param may whether its reader may see a post */
  static open(url: string, headers: Record<string, string>, may: (mark: string) => boolean): Promise<BenchReader> {
    const reader = new BenchReader(may);
    return new Promise((resolve, reject) => {
      reader.request = http.get(url, { headers, agent: false }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
        response.setEncoding('utf8').on('data', (chunk: string) => reader.take(chunk));
        response.on('error', () => undefined);
        resolve(reader);
      });
      reader.request.on('error', reject);
    });
  }

  private take(chunk: string): void {
    const now = performance.now();
    const frames = (this.rest + chunk).split('\n\n');
    this.rest = frames.pop()!;
    for (const frame of frames) {
      this.start ||= /^id: (\S+)$/m.exec(frame)?.[1] ?? '';
      // That a post is hidden is told once more to its author, who still sees it.
      if (frame.includes('"change":"changed"')) continue;
      // A message tells a text twice, as a document and as words: it counts once.
      for (const mark of new Set(frame.match(MARK))) {
        if (!this.at.has(mark)) this.at.set(mark, now);
        this.times.set(mark, (this.times.get(mark) ?? 0) + 1);
      }
    }
  }

  close(): void {
    this.request?.destroy();
  }
}

export type Tally = { latencies: number[]; missed: number; twice: number; unseen: number };

/** Holds what the readers heard against what was posted. @param posted when each post was acknowledged */
export function tally(readers: readonly BenchReader[], posted: ReadonlyMap<string, number>): Tally {
  const found: Tally = { latencies: [], missed: 0, twice: 0, unseen: 0 };
  for (const { may, at, times } of readers) {
    for (const [mark, acknowledged] of posted) {
      const came = at.get(mark);
      if (!may(mark)) found.unseen += came === undefined ? 0 : 1;
      else if (came === undefined) found.missed += 1;
      else found.latencies.push(Math.max(0, came - acknowledged));
      if ((times.get(mark) ?? 0) > 1) found.twice += 1;
    }
  }
  return found;
}
