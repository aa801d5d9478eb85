/** Pages that make no sense to be led to after signing in. */
const NOWHERE = /^\/(sign-in|sign-up|reset|api)(\/|\?|#|$)/;

/**
 * Where to go after signing in: a path of our own, else home. Anything that a browser could read as
 * another site (`//evil`, `/\evil`, `https:`, a tab in between) is not followed.
 * @param next what the address said, untrusted
 */
export function nextPath(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(next)) return '/';
  const base = 'http://scholium.invalid';
  if (!URL.canParse(next, base)) return '/';
  const url = new URL(next, base);
  if (url.origin !== base || url.pathname.startsWith('//') || NOWHERE.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The address of a page with where to go afterwards. */
export const withNext = (page: '/sign-in' | '/sign-up', next: string) => (next === '/' ? page : `${page}?next=${encodeURIComponent(next)}`);
