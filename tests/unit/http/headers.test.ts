import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy, isForeign } from '@/lib/http/headers';
import { config, proxy } from '@/proxy';

afterEach(() => vi.unstubAllEnvs());

const directives = (policy: string) => new Map(policy.split('; ').map((each) => [each.split(' ')[0]!, each.split(' ').slice(1)]));

describe('the policy of a page', () => {
  const policy = directives(contentSecurityPolicy('abc'));

  it('runs scripts by this request’s nonce only', () => {
    expect(policy.get('script-src')).toEqual(["'nonce-abc'", "'strict-dynamic'"]);
  });

  it('lets nothing frame, rebase, plug in or post elsewhere', () => {
    for (const name of ['frame-ancestors', 'base-uri', 'object-src']) expect(policy.get(name), name).toEqual(["'none'"]);
    for (const name of ['default-src', 'form-action', 'font-src', 'connect-src']) expect(policy.get(name), name).toEqual(["'self'"]);
  });

  it('is looser only while developing', () => {
    expect(contentSecurityPolicy('abc')).not.toMatch(/unsafe-eval|ws:/);
    expect(contentSecurityPolicy('abc', true)).toMatch(/script-src [^;]*'unsafe-eval'.*connect-src 'self' ws:/);
  });
});

describe('a form of another site', () => {
  const asked = { method: 'POST', origin: null, host: 'scholium.example.org', fetchSite: null };
  it.each([
    [{ origin: 'https://scholium.example.org' }, false],
    [{ origin: 'http://localhost:3000', host: 'localhost:3000' }, false],
    [{ origin: 'https://scholium.example.org', host: 'Scholium.Example.org' }, false],
    [{ origin: 'https://evil.example' }, true],
    [{ origin: 'https://scholium.example.org.evil.example' }, true],
    [{ origin: 'https://evil.scholium.example.org' }, true],
    [{ origin: 'http://localhost:3001', host: 'localhost:3000' }, true],
    [{ origin: 'null' }, true],
    [{ origin: 'https://evil.example', host: null }, true],
    [{ fetchSite: 'cross-site' }, true],
    [{ fetchSite: 'same-site' }, true],
    [{ fetchSite: 'same-origin' }, false],
    [{ fetchSite: 'none' }, false],
    [{}, false],
    [{ method: 'GET', origin: 'https://evil.example' }, false],
    [{ method: 'DELETE', origin: 'https://evil.example' }, true],
  ])('%j: %s', (given, foreign) => {
    expect(isForeign({ ...asked, ...given })).toBe(foreign);
  });
});

describe('before each page', () => {
  const ask = (headers: Record<string, string> = {}, method = 'GET') =>
    proxy(new NextRequest('http://localhost:3000/sign-in', { method, headers: { host: 'localhost:3000', ...headers } }));

  it('a new nonce is made, which Next finds in the request', () => {
    const answers = [ask(), ask()].map(({ headers }) => ({
      sent: headers.get('content-security-policy'),
      passedOn: headers.get('x-middleware-request-content-security-policy'),
    }));
    for (const { sent, passedOn } of answers) {
      expect(sent).toMatch(/script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/);
      expect(passedOn).toBe(sent);
    }
    expect(answers[0]!.sent).not.toBe(answers[1]!.sent);
  });

  it('a nonce that was sent along is not taken over', () => {
    const { headers } = ask({ 'content-security-policy': "script-src 'nonce-mine'" });
    expect(headers.get('x-middleware-request-content-security-policy')).not.toContain('mine');
  });

  it('TLS is asked for again only where it was used', () => {
    expect(ask().headers.get('strict-transport-security')).toBeNull();
    expect(ask({ 'x-forwarded-proto': 'https' }).headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    vi.stubEnv('NEXTAUTH_URL', 'https://scholium.example.org');
    expect(ask().headers.get('strict-transport-security')).not.toBeNull();
  });

  it('what another site’s page sends is refused', async () => {
    const refused = ask({ origin: 'https://evil.example' }, 'POST');
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('another site');
    expect(ask({ origin: 'http://localhost:3000' }, 'POST').status).toBe(200);
  });

  it('pages are meant, not the API or Next’s files', () => {
    const matches = (path: string) => config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path));
    for (const path of ['/', '/sign-in', '/articles/x', '/apiary', '/nowhere.html']) expect(matches(path), path).toBe(true);
    for (const path of ['/api/v1/me', '/_next/static/x.js', '/favicon.ico']) expect(matches(path), path).toBe(false);
  });
});
