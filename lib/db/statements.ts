import { createHash } from 'node:crypto';

/**
 * How many statements a process has PostgreSQL keep prepared on each connection. The app asks in
 * fewer ways than this; lists of a varying length would else fill the server's memory.
 */
const MAX_NAMES = 200;

const names = new Map<string, string>();

/**
 * The name under which a statement is kept prepared, so that PostgreSQL plans it only once on each
 * connection: planning a page of threads takes as long as reading it. `undefined` prepares nothing.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MAX_NAMES) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
