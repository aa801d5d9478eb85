/** What the headers say of who sent a request. Pure, so that it can be tested without a request. */

/**
 * The address to count attempts by. `scripts/serve.ts` writes the header itself; behind a trusted
 * proxy the last entry is the one that this proxy saw, while those before it are whatever the
 * client cared to send.
 * @param forwardedFor the header X-Forwarded-For
 */
export function clientAddress(forwardedFor: string | null): string {
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  const address = last.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!address) return 'unknown';
  return address.includes(':') ? networkOf(address) : address;
}

/** The first 64 bits of an IPv6 address: one household or host has all of the rest. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const first = head ? head.split(':') : [];
  const last = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/**
 * Whether people reach Scholium over TLS: by the address that the operator gave, else by what the
 * server or a trusted proxy says of this request.
 */
export function isSecure(ownUrl: string | undefined, forwardedProto: string | null): boolean {
  if (ownUrl) return ownUrl.startsWith('https:');
  return forwardedProto?.split(',')[0]?.trim() === 'https';
}
