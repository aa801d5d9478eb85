/** The same for every answer; pages get their Content-Security-Policy in proxy.ts, with a nonce. */
const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
/** What the API answers is data: whatever it holds, a browser that opens it runs nothing. */
const OF_API = { 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'" };

const always = Object.entries(ALWAYS);
const ofApi = [...always, ...Object.entries(OF_API)];

/** The headers that an answer has before anything is known of it. @param url the path that is asked for */
export function headersOf(url = '/'): readonly (readonly [name: string, value: string])[] {
  return url.startsWith('/api/') ? ofApi : always;
}

/**
 * What the browser may load and run on a page. Scripts run only when they carry this request's
 * nonce or were loaded by one that does, so markup that slipped through anywhere runs nothing.
 * Styles may stand in elements: React writes positions so, and a style runs no code.
 * @param nonce random, new for each request
 * @param developing lets Next's tools evaluate code and talk to their server
 */
export function contentSecurityPolicy(nonce: string, developing = false): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${developing ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sent over TLS only: come back over TLS for a year. Other hosts of the domain are not ours to speak for. */
export const STRICT_TRANSPORT = 'max-age=31536000';

type Asked = { method: string; origin: string | null; host: string | null; fetchSite: string | null };

/**
 * Whether a request that may change something was sent by another site's page. Programs send
 * neither header, and pass: without a browser there is no cookie to borrow.
 * @param asked the method and the headers Origin, Host (as people see it) and Sec-Fetch-Site
 */
export function isForeign({ method, origin, host, fetchSite }: Asked): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (origin !== null) return !URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase();
  return fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none';
}
