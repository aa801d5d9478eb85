import { startApp, startBare } from '../children';
import type { BenchData } from '../data';
import { percentile, row } from '../table';
import { makePeople } from './people';
import { BenchReader, tally, type Tally } from './readers';
import { type Posted, postSteadily } from './posts';

const STREAMS = 300;
const PER_SECOND = 20;
const SECONDS = 30;
/** Posts before those that count, as with reading. */
const WARM_UP_SECONDS = 5;
/** After the last post, what is under way still arrives. */
const REST_MS = 2_000;

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * 300 people have one article open on two processes while others post: how long from the answer to a
 * post until a reader has it, and whether anything was missed, told twice, or told to who may not see it.
 */
export async function measureLive(databaseUrl: string, { articleId }: BenchData): Promise<void> {
  console.log(`Live updates: ${STREAMS} open streams on two processes, ${PER_SECOND} posts a second for ${SECONDS} seconds`);
  const people = await makePeople(databaseUrl, articleId, STREAMS);
  const apps = await Promise.all([startApp(databaseUrl), startApp(databaseUrl)]);
  let ours: Measured;
  try {
    ours = await measure(
      apps.map(({ memory }) => memory),
      (index, may) => {
        const { token } = people[index]!;
        return BenchReader.open(`${apps[index % 2]!.url}/api/v1/articles/${articleId}/events`, { authorization: `Bearer ${token}` }, may);
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
    print(ours, base);
  } finally {
    await Promise.all(bare.map(({ stop }) => stop()));
  }
}

type Measured = Tally & { perStream: number };
type May = (index: number, mark: string) => boolean;

async function measure(
  memories: (() => number)[],
  open: (index: number, may: (mark: string) => boolean) => Promise<BenchReader>,
  begin: (mayOf: (mark: string, may: (index: number) => boolean) => void) => { run: (perSecond: number, seconds: number) => Promise<Posted> },
): Promise<Measured> {
  const rules = new Map<string, (index: number) => boolean>();
  const may: May = (index, mark) => rules.get(mark)?.(index) ?? true;
  const posts = begin((mark, rule) => void rules.set(mark, rule));
  await posts.run(PER_SECOND, WARM_UP_SECONDS);
  const sum = () => memories.reduce((total, memory) => total + memory(), 0);
  const before = sum();
  const readers: BenchReader[] = [];
  for (let index = 0; index < STREAMS; index++) readers.push(await open(index, (mark) => may(index, mark)));
  await rest(REST_MS);
  const after = sum();
  const posted = await posts.run(PER_SECOND, SECONDS);
  await rest(REST_MS);
  for (const reader of readers) reader.close();
  return { ...tally(readers, posted), perStream: ((after - before) * 1024) / STREAMS };
}

function print(ours: Measured, base: Measured): void {
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
  if (ours.missed + ours.twice + ours.unseen > 0) throw new Error('Live updates were missed, told twice, or told to who may not see them.');
}
