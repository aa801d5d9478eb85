import { setMaxListeners } from 'node:events';

/**
 * Waits, but not beyond the first of the signals. It leaves no listener on them: a signal that lives as
 * long as the process would gather one with every pause. @param ms how long at most, in milliseconds
 */
export async function rest(ms: number, signals: readonly AbortSignal[]): Promise<void> {
  if (signals.some(({ aborted }) => aborted)) return;
  // As many as there are loops: it is no leak, which Node would warn of.
  setMaxListeners(0, ...signals);
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    for (const signal of signals) signal.addEventListener('abort', end);
  });
}
