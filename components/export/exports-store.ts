import { create } from 'zustand';
import { type ExportView, isUnderWay } from '@/lib/core/exports/job';

/** How often a page asks how far its exports are, while there is one to wait for. */
const ASK_MS = 1_000;

type Exports = {
  /** The newest first; `null` until the page has said which there are. */
  exports: ExportView[] | null;
  /** What has just become of one, to be read out. */
  news: string;
};
export const useExports = create<Exports>(() => ({ exports: null, news: '' }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes over what the server says, tells what is new in it, and asks again while something is under way. */
export function showExports(exports: ExportView[]): void {
  const before = new Map(useExports.getState().exports?.map((each) => [each.id, each.state]));
  const ended = exports.find(({ id, state }) => (state === 'ready' || state === 'failed') && before.has(id) && before.get(id) !== state);
  useExports.setState({ exports, ...(ended ? { news: newsOf(ended) } : {}) });
  clearTimeout(timer);
  if (exports.some(isUnderWay)) timer = setTimeout(() => void refreshExports(), ASK_MS);
}

const newsOf = ({ state, title }: ExportView) => (state === 'ready' ? `The export of “${title}” is ready.` : `The export of “${title}” failed.`);

/** Asks the server how far they are; what it does not answer now is asked again. */
export async function refreshExports(): Promise<void> {
  const now = useExports.getState().exports ?? [];
  const answer = await fetch('/exports', { cache: 'no-store' }).catch(() => null);
  showExports(answer?.ok ? ((await answer.json()) as ExportView[]) : now);
}

/** Shows one that was only just asked for, or what an answer says of it. */
export function showExport(view: ExportView): void {
  showExports([view, ...(useExports.getState().exports ?? []).filter(({ id }) => id !== view.id)]);
}
