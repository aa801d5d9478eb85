/** Stands in for `next/headers` in integration tests, by an alias in vitest.config.ts. */
export const request = { cookies: new Map<string, string>(), headers: new Headers() };

export const headers = () => Promise.resolve(request.headers);
export const cookies = () =>
  Promise.resolve({ get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined) });

/** A request without cookies and headers. */
export function clearRequest(): void {
  request.cookies.clear();
  request.headers = new Headers();
}
