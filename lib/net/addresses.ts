import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Of IPv6, what has been given out to the world so far (RFC 4291, 2.4); translated and mapped addresses lie outside of it. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether a network address is one of the public internet: no private, local, shared, reserved,
 * documentation, multicast or tunnelled one, and no IPv4 address in the clothes of IPv6.
 * @param address as sockets tell it, such as 192.0.2.1 or 2001:db8::1
 */
export function isPublicAddress(address: string): boolean {
  // Shorter ways to write an address, which the library knows, are none of a socket's.
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_V6);
}
