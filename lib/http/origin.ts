import 'server-only';
import { headers } from 'next/headers';
import { requestIsSecure } from '../auth/request';
import { env } from '../env';

/** The address of this Scholium for links that leave the page: the configured one, else the one it was asked under. */
export async function requestOrigin(): Promise<string> {
  const { NEXTAUTH_URL, TRUST_PROXY } = env();
  if (NEXTAUTH_URL) return new URL(NEXTAUTH_URL).origin;
  const given = await headers();
  const host = (TRUST_PROXY ? given.get('x-forwarded-host') : null) ?? given.get('host') ?? 'localhost';
  return `${(await requestIsSecure()) ? 'https' : 'http'}://${host}`;
}
