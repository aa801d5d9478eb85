import { isSecure } from '../auth/client';
import { env } from '../env';

/** The address of this Scholium for links that leave the page: the configured one, else the one it was asked under. */
export function originOf(given: Headers): string {
  const { NEXTAUTH_URL, TRUST_PROXY } = env();
  if (NEXTAUTH_URL) return new URL(NEXTAUTH_URL).origin;
  const host = (TRUST_PROXY ? given.get('x-forwarded-host') : null) ?? given.get('host') ?? 'localhost';
  return `${isSecure(NEXTAUTH_URL, given.get('x-forwarded-proto')) ? 'https' : 'http'}://${host}`;
}
