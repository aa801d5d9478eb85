import { type NextRequest, NextResponse } from 'next/server';
import { isSecure } from './lib/auth/client';
import { contentSecurityPolicy, isForeign, STRICT_TRANSPORT } from './lib/http/headers';

/**
 * Runs before every page and form. It lets in no form of another site and gives each page a policy
 * of its own; who may see what is decided by the services, never here. The headers that are the
 * same for every answer are set by scripts/lib/front.ts.
 */
export function proxy(request: NextRequest): NextResponse {
  const { headers, method } = request;
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  if (isForeign({ method, origin: headers.get('origin'), host, fetchSite: headers.get('sec-fetch-site') })) {
    return new NextResponse('This was sent by the page of another site, so nothing was done. Open Scholium itself and try again there.\n', {
      status: 403,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  // Next reads the nonce from the request and puts it on its own scripts.
  const passedOn = new Headers(headers);
  passedOn.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers: passedOn } });
  response.headers.set('Content-Security-Policy', policy);
  if (isSecure(process.env.NEXTAUTH_URL, headers.get('x-forwarded-proto'))) response.headers.set('Strict-Transport-Security', STRICT_TRANSPORT);
  return response;
}

/** Not for the API, which has no page, no form and no cookie, nor for files that never change, nor for app/import, which takes files larger than this may hold. */
export const config = { matcher: ['/((?!api/|import/|_next/|favicon\\.ico$|icon\\.svg$).*)'] };
