import type { Browser, Page } from 'playwright-core';

/**
 * The tasks that kept a page busy. `longest` and `over` (50 ms) are by the clock, as the Long Tasks API
 * tells them; `own` is the longest by what it had of the processor, in milliseconds. Where server,
 * database and browser share the processor, a task by the clock is also what it waited for them.
 */
export type Tasks = { longest: number; over: number; own: number };

type Event = { ph: string; name: string; pid: number; tid: number; ts: number; tdur?: number; args?: { name?: string } };

/** Notes long tasks in every page of a context. */
export const probeTasks = (): void => {
  const longTasks: number[] = [];
  Object.assign(window, { longTasks });
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
};

/** Has something done in a page that `probeTasks` was added to. */
export async function during<Result>(browser: Browser, page: Page, work: () => Promise<Result>): Promise<{ tasks: Tasks; result: Result }> {
  await browser.startTracing(page, { categories: ['-*', 'toplevel'] });
  const result = await work();
  const noted = await page.evaluate(async () => {
    // What is under way is told of after it has ended.
    await new Promise((resolve) => setTimeout(resolve, 500));
    return (window as unknown as { longTasks: number[] }).longTasks.splice(0);
  });
  const own = ownTime(await browser.stopTracing());
  return { tasks: { longest: Math.max(0, ...noted), over: noted.length, own }, result };
}

/** Of the main thread that did the most: others are those of pages that were left. */
function ownTime(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: Event[] };
  const mains = traceEvents.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain');
  const tasks = mains.map(({ pid, tid }) => traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name === 'ThreadControllerImpl::RunTask'));
  const busiest = tasks.sort((a, b) => b.length - a.length)[0] ?? [];
  return Math.max(0, ...busiest.map(({ tdur = 0 }) => tdur)) / 1_000;
}
