import { startApp, startBare } from '../children';
import type { BenchData } from '../data';
import { percentile, row } from '../table';
import { makePeople } from './people';
import { BenchReader, tally, type Tally } from './readers';
import { postSteadily } from './posts';

const STREAMS = 300;
const PER_SECOND = 20;
const SECONDS = 30;
/** Posts before those that count, as with reading. */
const WARM_UP = 200;
/** After the last post, what is under way still arrives. */
const REST_MS = 2_000;

/** Of those who read, so many come back afterwards to where they began. */
const AGAIN = 10;

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * 300 people have one article open on two processes while others post: how long from the answer to a
 * post until a reader has it, and whether anything was missed, told twice, or told to who may not see it.
 * @returns false when it was
 */
export async function measureLive(databaseUrl: string, { articleId }: BenchData): Promise<boolean> {
  console.log(`Live updates: ${STREAMS} open streams on two processes, ${PER_SECOND} posts a second for ${SECONDS} seconds`);
  const people = await makePeople(databaseUrl, articleId, STREAMS);
  const apps = await Promise.all([startApp(databaseUrl), startApp(databaseUrl)]);
  let ours: Measured;
  try {
    ours = await measure(
      apps.map(({ memory }) => memory),
      (index, may, since) => {
        const { token } = people[index]!;
        return BenchReader.open(`${apps[index % 2]!.url}/api/v1/articles/${articleId}/events${since ? `?since=${since}` : ''}`, { authorization: `Bearer ${token}` }, may);
      },
      (mayOf) => postSteadily(apps.map(({ url }) => url), articleId, people, mayOf),
    );
  } finally {
    await Promise.all(apps.map(({ stop }) => stop()));
  }
  const bare = await Promise.all([startBare(databaseUrl), startBare(databaseUrl)]);
  try {
    const base = await measure(
      bare.map(({ memory }) => memory),
      (index, may) => BenchReader.open(bare[index % 2]!.url, {}, may),
      () => postSteadily(bare.map(({ url }) => url), null, people, () => undefined),
    );
    return print(ours, base);
  } finally {
    await Promise.all(bare.map(({ stop }) => stop()));
  }
}

type Measured = Tally & { perStream: number };
type May = (index: number, mark: string) => boolean;

async function measure(
  memories: (() => number)[],
  open: (index: number, may: (mark: string) => boolean, since?: string) => Promise<BenchReader>,
  begin: (mayOf: (mark: string, may: (index: number) => boolean) => void) => ReturnType<typeof postSteadily>,
): Promise<Measured> {
  const rules = new Map<string, (index: number) => boolean>();
  const may: May = (index, mark) => rules.get(mark)?.(index) ?? true;
  const posts = begin((mark, rule) => void rules.set(mark, rule));
  await posts.warmUp(WARM_UP);
  const sum = () => memories.reduce((total, memory) => total + memory(), 0);
  const before = sum();
  const readers: BenchReader[] = [];
  for (let index = 0; index < STREAMS; index++) readers.push(await open(index, (mark) => may(index, mark)));
  await rest(REST_MS);
  const after = sum();
  const { at, hidden } = await posts.run(PER_SECOND, SECONDS);
  await rest(REST_MS);
  // Whoever comes back is told all of it once more, but not what has been hidden meanwhile. Of those
  // who were there, some have seen it before it was: that proves nothing, so it does not count.
  const again: BenchReader[] = [];
  for (let index = STREAMS - AGAIN; index < STREAMS; index++) if (readers[index]!.start) again.push(await open(index, (mark) => may(index, mark), readers[index]!.start));
  await rest(REST_MS);
  const late = again.reduce((sum, reader) => sum + [...hidden].filter((mark) => reader.at.has(mark)).length, 0);
  const shown = new Map([...at].filter(([mark]) => !hidden.has(mark)));
  const found = tally(readers, shown);
  const replayed = tally(again, shown);
  for (const reader of [...readers, ...again]) reader.close();
  return {
    latencies: found.latencies,
    missed: found.missed + replayed.missed,
    twice: found.twice + replayed.twice,
    unseen: found.unseen + replayed.unseen + late,
    perStream: ((after - before) * 1024) / STREAMS,
  };
}

/** @returns whether nobody missed anything, was told it twice, or was told what they may not see */
function print(ours: Measured, base: Measured): boolean {
  row('', 'Scholium', 'baseline', 'ratio');
  for (const [name, share] of [['median', 0.5], ['95th percentile', 0.95], ['99th percentile', 0.99]] as const) {
    const [a, b] = [percentile(ours.latencies, share), percentile(base.latencies, share)];
    row(`from acknowledged to received, ms, ${name}`, a.toFixed(1), b.toFixed(1), (a / b).toFixed(2));
  }
  row('received', String(ours.latencies.length), String(base.latencies.length));
  row('missed (0)', String(ours.missed), String(base.missed));
  row('told twice (0)', String(ours.twice), String(base.twice));
  row('told to who may not see it (0)', String(ours.unseen), '');
  row('memory for each stream, KiB', ours.perStream.toFixed(0), base.perStream.toFixed(0));
  console.log('');
  return ours.missed + ours.twice + ours.unseen === 0;
}
