/**
 * An answer of JSON. It says its length, by which the server sees that a short one is not worth
 * compressing: that would take longer than all the rest of it.
 */
export function jsonResponse(value: unknown, status: number, type: 'application/json' | 'application/problem+json', headers: Record<string, string>): Response {
  const body = Buffer.from(JSON.stringify(value));
  return new Response(body, { status, headers: { ...headers, 'Content-Type': type, 'Content-Length': String(body.length) } });
}
