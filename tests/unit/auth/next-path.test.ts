import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPath, withNext } from '@/lib/auth/next-path';

describe('where to go after signing in', () => {
  it.each(['/', '/account', '/join/7K3M9QXW2R', '/articles/018f?kind=claim&mine=1#p7', '/articles/x?q=%2F%2Fevil', '/a?next=https://example.org/'])('is %s when asked for', (path) => {
    expect(nextPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/..//evil.example',
    '/a/../..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    'https:',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    'account',
    '',
    '/a\\b',
    '/\u0000',
  ])('is home instead of %j', (path) => {
    expect(nextPath(path)).toBe('/');
  });

  it.each([undefined, null, ['/account', '//evil.example'], 7])('is home for %j, which is no address', (next) => {
    expect(nextPath(next)).toBe('/');
  });

  it.each(['/sign-in', '/sign-in?next=%2Fsign-in', '/sign-up', '/api/auth/signout'])('is home instead of %s, which leads nowhere', (path) => {
    expect(nextPath(path)).toBe('/');
  });

  it('never leaves the site, whatever was asked for', () => {
    const origin = 'https://scholium.example.org';
    const parts = fc.constantFrom('/', '\\', '.', '..', '%2e', '%2f', '\t', '\n', ' ', ':', '@', '?', '#', 'https:', 'evil.example', 'a', '\u3002', '\uFF0F');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (some) => {
        expect(new URL(nextPath(some.join('')), origin).origin).toBe(origin);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stands in the address of the page that asks', () => {
    expect(withNext('/sign-in', '/')).toBe('/sign-in');
    expect(withNext('/sign-up', '/articles/x?a=1&b=2#p7')).toBe('/sign-up?next=%2Farticles%2Fx%3Fa%3D1%26b%3D2%23p7');
  });
});
