import { describe, expect, it } from 'vitest';
import { clientAddress, isSecure } from '@/lib/auth/client';

describe('the address that attempts are counted by', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['10.0.0.1, 203.0.113.9', '203.0.113.9'],
    [' forged , 203.0.113.9 ', '203.0.113.9'],
    ['2001:db8:0:7:a:b:c:d', '2001:db8:0:7::/64'],
    ['2001:DB8:0:7::1', '2001:db8:0:7::/64'],
    ['2001:0db8:0000:0007::1', '2001:db8:0:7::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('of %j is %s', (header, address) => {
    expect(clientAddress(header)).toBe(address);
  });

  it('is the same for everything within one IPv6 network, and another outside of it', () => {
    expect(clientAddress('2001:db8::1')).toBe(clientAddress('2001:db8::ffff:1'));
    expect(clientAddress('2001:db8:0:1::1')).not.toBe(clientAddress('2001:db8::1'));
  });
});

describe('whether people come over TLS', () => {
  it.each([
    ['https://scholium.example.org', 'http', true],
    ['http://localhost:3000', 'https', false],
    [undefined, 'https', true],
    [undefined, 'http', false],
    [undefined, 'https,http', true],
    [undefined, null, false],
    ['', 'https', true],
  ])('with the address %j and the header %j: %s', (own, proto, secure) => {
    expect(isSecure(own, proto)).toBe(secure);
  });
});
