type Kept = { running: number; waiting: (() => void)[] };

/** On globalThis, as the database's connection is: pages and the API are built apart, and wear out the same process. */
const kept = globalThis as { scholiumTurns?: Map<string, Kept> };

/** So many wait for their turn already that nobody else may. */
export class Crowded extends Error {}

/**
 * So many do a thing that costs much at one time in this process; who comes later waits, in order.
 * @param name of the thing @param mostWaiting more of them are refused
 * @returns waits for a turn, and answers what ends it, to be called once; throws Crowded
 */
export function turnsOf(name: string, atOnce: number, mostWaiting = Infinity): () => Promise<() => void> {
  const all = (kept.scholiumTurns ??= new Map<string, Kept>());
  const turns = all.get(name) ?? { running: 0, waiting: [] };
  all.set(name, turns);
  return async () => {
    if (turns.running >= atOnce && turns.waiting.length >= mostWaiting) throw new Crowded(`Too many wait for ${name}.`);
    if (turns.running >= atOnce) await new Promise<void>((resolve) => turns.waiting.push(resolve));
    else turns.running += 1;
    return () => {
      const next = turns.waiting.shift();
      if (next) next();
      else turns.running -= 1;
    };
  };
}
