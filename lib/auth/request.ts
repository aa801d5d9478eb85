import 'server-only';
import { headers } from 'next/headers';
import { env } from '../env';
import { clientAddress, isSecure } from './client';

/** Where a request comes from. */
export type From = { address: string; userAgent: string | null };

export async function requestFrom(): Promise<From> {
  const given = await headers();
  return { address: clientAddress(given.get('x-forwarded-for')), userAgent: given.get('user-agent') };
}

/** Whether this request came over TLS, as far as the person who sent it is concerned. */
export async function requestIsSecure(): Promise<boolean> {
  return isSecure(env().NEXTAUTH_URL, (await headers()).get('x-forwarded-proto'));
}
