import type { Handler } from '@/lib/http/route';
import { routeModules } from './operations';

type Handlers = Record<string, Handler>;
type Found = { handler: Handler; params: Record<string, string> };

let table: { pattern: RegExp; handlers: Handlers }[] | undefined;

/** Each path of the API as what it matches, those without parameters first, as Next has it. */
function patterns() {
  return (table ??= routeModules()
    .map((handlers: Handlers) => ({ path: Object.values(handlers).find(({ operation }) => operation)!.operation!.path, handlers }))
    .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))
    .map(({ path, handlers }) => ({ pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`), handlers })));
}

/**
 * What answers a request to the API, and what stands in the path's {braces}; `null` where the API
 * has no such address or knows no such method.
 * @param pathname as it was sent, percent-encoded
 */
export function findHandler(method: string, pathname: string): Found | null {
  for (const { pattern, handlers } of patterns()) {
    const match = pattern.exec(pathname);
    if (!match) continue;
    const handler = handlers[method === 'HEAD' ? 'GET' : method];
    return handler ? { handler, params: Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decoded(value)])) } : null;
  }
  return null;
}

/** A percent sign that encodes nothing stands for itself: nothing of ours has such a name. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
