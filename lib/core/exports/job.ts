import type { FormatName } from './names';

/** How far an export is that is made in the background; `outdated` is a file that may not leave any more. */
export const EXPORT_STATES = ['queued', 'running', 'ready', 'outdated', 'failed', 'cancelled'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** An export that is made in the background, as its owner sees it. */
export type ExportView = {
  id: string;
  state: ExportState;
  format: FormatName;
  /** What it is of. */
  title: string;
  seminar: string;
  /** `null` for a whole seminar. */
  article: string | null;
  /** Threads that are in it so far, of so many. */
  done: number;
  total: number;
  /** The size of the file, once it is ready. */
  bytes: number;
  /** Why there is no file, in words for whoever asked for it. */
  problem: string | null;
  createdAt: string;
  endedAt: string | null;
  /** From then on there is no such export. */
  expiresAt: string;
};

/** Up to how many comments a file is made while somebody waits for it; a larger one is made in the background. */
export const COMMENTS_AT_ONCE: Record<FormatName, number> = {
  markdown: 5_000,
  html: 5_000,
  docx: 500,
  pdf: 300,
  csv: 10_000,
  json: 10_000,
  jsonld: 10_000,
  hypothesis: 10_000,
};

export const isLarge = (format: FormatName, comments: number): boolean => comments > COMMENTS_AT_ONCE[format];

/** Formats that hold an article or all in memory and put it together in one go, in which a process answers nobody. */
const IN_ONE_GO: readonly FormatName[] = ['markdown', 'html', 'docx', 'pdf'];

/** Whether a large file of this format has to be made apart from what answers requests; the others are written as they are read. */
export const isHeavy = (format: FormatName): boolean => IN_ONE_GO.includes(format);

/** Whether there is something to wait for. */
export const isUnderWay = ({ state }: { state: ExportState }): boolean => state === 'queued' || state === 'running';

/** How much of a file is done, from 0 to 100; `null` while that cannot be told. */
export function percentOf({ state, done, total }: Pick<ExportView, 'state' | 'done' | 'total'>): number | null {
  if (state === 'ready') return 100;
  if (state !== 'running' || total === 0) return null;
  // What has been read is yet to be written, so that the end is told by the file alone.
  return Math.min(99, Math.floor((done / total) * 100));
}
