const OPENS_EMBEDDING = new Set(['\u202A', '\u202B', '\u202D', '\u202E']);
const OPENS_ISOLATE = new Set(['\u2066', '\u2067', '\u2068']);
const POP_EMBEDDING = '\u202C';
const POP_ISOLATE = '\u2069';
const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/u;

/**
 * A name, a tag or any other words that stand within a line of ours: whatever direction they begin,
 * they end, so that they cannot turn around what follows ("gnp.exe" after an override). What closes
 * something that they did not open is left out.
 */
export function closedDirections(text: string): string {
  if (!CONTROLS.test(text)) return text;
  const open: string[] = [];
  let closed = '';
  for (const character of text) {
    if (OPENS_EMBEDDING.has(character)) open.push(POP_EMBEDDING);
    else if (OPENS_ISOLATE.has(character)) open.push(POP_ISOLATE);
    else if (character === POP_EMBEDDING || character === POP_ISOLATE) {
      if (open.at(-1) !== character) continue;
      open.pop();
    }
    closed += character;
  }
  return closed + open.reverse().join('');
}
