/** The threads of the demo seminar, in the order of the article. */
import { openingThreads } from './part-1';
import { regionThreads } from './part-2';
import { fighterThreads } from './part-3';
import { motiveThreads } from './part-4';
import { limitsThreads } from './part-5';
import type { DemoThread } from './types';

export type { DemoThread } from './types';

export const demoThreads: DemoThread[] = [
  ...openingThreads,
  ...regionThreads,
  ...fighterThreads,
  ...motiveThreads,
  ...limitsThreads,
];
