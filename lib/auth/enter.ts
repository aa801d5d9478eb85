import 'server-only';
import { cookies } from 'next/headers';
import { NextRequest, NextResponse } from 'next/server';
import { nextAuth } from './next-auth';

/** next-auth looks at the path's parts only; the host is whatever the request's headers say. */
const BASE = 'http://localhost/api/auth/';

/**
 * Asks next-auth within the server, as a browser would from outside, and hands its cookies on to
 * the browser. So a form of ours, which works without scripts and shows errors at their fields,
 * and a program that speaks next-auth's HTTP go through the same door.
 */
async function ask(method: 'GET' | 'POST', path: string[], body: Record<string, string> = {}): Promise<Response> {
  let refusal: unknown;
  const request = new NextRequest(new URL(path.join('/'), BASE), {
    method,
    ...(method === 'POST' ? { body: new URLSearchParams(body) } : {}),
  });
  const response = await nextAuth(request, { params: Promise.resolve({ nextauth: path }) }, (error) => (refusal = error));
  if (refusal) throw refusal;
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: response.headers }).cookies.getAll()) {
    // Next loses the Max-Age of 0 by which next-auth takes a cookie away.
    jar.set(cookie.value ? cookie : { ...cookie, value: '', expires: new Date(0) });
  }
  return response;
}

async function post(path: string[], body: Record<string, string> = {}): Promise<void> {
  const { csrfToken } = (await (await ask('GET', ['csrf'])).json()) as { csrfToken: string };
  await ask('POST', path, { ...body, csrfToken });
}

/**
 * Signs in and gives the browser its cookie; for server actions only.
 * @throws AppError unauthenticated, rate_limited; ZodError
 */
export const enter = (provider: 'credentials' | 'demo', credentials: Record<string, string>): Promise<void> => post(['callback', provider], credentials);

/** Ends this browser's session and takes its cookie away; for server actions only. */
export const leave = (): Promise<void> => post(['signout']);
