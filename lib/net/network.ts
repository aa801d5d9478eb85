import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isPublicAddress } from './addresses';

/** How the world outside is reached. Tests give one of their own; nothing else does. */
export type Network = {
  /** All addresses of a host's name. @throws Error where there are none */
  resolve: (host: string) => Promise<string[]>;
  /** Whether a program of ours may connect to this address. */
  allows: (address: string) => boolean;
  /** The port that is connected to, where an address says this one. */
  port: (port: string) => string;
};

export const INTERNET: Network = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  allows: isPublicAddress,
  port: (port) => port,
};

/** Whom nobody but this network's own people reaches is not there; nor is a host without an address. */
export class Unreachable extends Error {}

const CONNECT_MS = 5_000;
/** How long a site may say nothing. */
const SILENCE_MS = 10_000;

/**
 * Connects to checked addresses only. A name is resolved once for each connection, by the look-up
 * whose answer is then connected to, so that it cannot lead elsewhere the second time; one forbidden
 * address among several refuses all. What was reached in the end is looked at once more.
 */
export function makeAgent(network: Network): Agent {
  const checked: LookupFunction = (host, options, done) => {
    addressesOf(network, host).then(
      (addresses) => (options.all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)),
      (error: Error) => done(error, []),
    );
  };
  const connect = buildConnector({ lookup: checked, timeout: CONNECT_MS });
  return new Agent({
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    connect: (options, done) => {
      // No name is looked up for a host that is an address itself.
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) && !network.allows(host)) return void done(new Unreachable(host), null);
      connect({ ...options, port: network.port(options.port || (options.protocol === 'https:' ? '443' : '80')) }, (error, socket) => {
        if (error || !socket) return done(error ?? new Unreachable(host), null);
        if (socket.remoteAddress && network.allows(socket.remoteAddress)) return done(null, socket);
        socket.destroy();
        done(new Unreachable(host), null);
      });
    },
  });
}

async function addressesOf(network: Network, host: string): Promise<{ address: string; family: number }[]> {
  const addresses = await network.resolve(host).catch(() => []);
  if (addresses.length === 0 || !addresses.every(network.allows)) throw new Unreachable(host);
  return addresses.map((address) => ({ address, family: isIP(address) }));
}
