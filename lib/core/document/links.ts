import { MAX_LINK_LENGTH } from '../limits';

const SAFE_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** Whether an address may be linked to from a comment: absolute, of a harmless scheme, not too long. */
export function isSafeLink(address: unknown): address is string {
  if (typeof address !== 'string' || address.length > MAX_LINK_LENGTH || !URL.canParse(address)) return false;
  return SAFE_PROTOCOLS.has(new URL(address).protocol);
}
