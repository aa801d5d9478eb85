import { describe, expect, it } from 'vitest';
import { changePasswordInput, createTokenInput, signInInput, signUpInput } from '@/lib/schemas/accounts';

const GOOD = { name: 'Amal Haddad', email: 'amal@example.org', password: 'four quiet river stones' };

describe('signing up', () => {
  it('takes a name, an e-mail and a password, and puts the first two in order', () => {
    expect(signUpInput.parse({ ...GOOD, name: '  Amal \n Haddad ', email: ' Amal@Example.ORG ' })).toEqual(GOOD);
  });

  it.each(['李小龍', 'فاطمة الزهراء', 'Ana María O’Neill-Þórsdóttir', '🦉'])('takes the name %s', (name) => {
    expect(signUpInput.parse({ ...GOOD, name }).name).toBe(name);
  });

  it.each([
    ['name', '', /missing/],
    ['name', ' \t ', /missing/],
    ['name', 'a'.repeat(121), /at most 120/],
    ['name', 'Amal\u0000', /NUL/],
    ['name', 'Amal \u202Ednert', /invisible control/],
    ['name', 'Amal \uD800', /half a character/],
    ['email', '', /not an e-mail/],
    ['email', 'amal', /not an e-mail/],
    ['email', 'amal@', /not an e-mail/],
    ['email', 'amal@example.org, x@example.org', /not an e-mail/],
    ['email', 'amal@example.org\u0000', /not an e-mail/],
    ['email', `${'a'.repeat(60)}@${'b.'.repeat(100)}org`, /e-mail/],
    ['password', 'too short', /at least 10/],
    ['password', 'a'.repeat(201), /at most 200/],
  ] as const)('refuses the %s %j with a message at its field', (field, value, message) => {
    const { error } = signUpInput.safeParse({ ...GOOD, [field]: value });
    expect(error?.issues[0]).toMatchObject({ path: [field], message: expect.stringMatching(message) as string });
  });

  it('takes nothing that was not asked for', () => {
    expect(signUpInput.safeParse({ ...GOOD, role: 'instructor' }).success).toBe(false);
    expect(signUpInput.safeParse({ ...GOOD, id: '018f3c1e-7d3a-7cc0-8000-000000000000' }).success).toBe(false);
  });

  it('takes passwords as they are, blanks included', () => {
    const password = '  two  blanks \u{1F511} ';
    expect(signUpInput.parse({ ...GOOD, password }).password).toBe(password);
  });
});

describe('signing in', () => {
  it('asks no more of a password than that there is one', () => {
    expect(signInInput.parse({ email: 'A@example.org', password: 'x' })).toEqual({ email: 'a@example.org', password: 'x' });
    expect(signInInput.safeParse({ email: 'a@example.org', password: '' }).error?.issues[0]).toMatchObject({ path: ['password'] });
    expect(signInInput.safeParse({ email: 'a@example.org', password: 'x'.repeat(201) }).success).toBe(false);
  });

  it('refuses what is no text', () => {
    expect(signInInput.safeParse({ email: { contains: '@' }, password: ['x'] }).success).toBe(false);
    expect(signInInput.safeParse({ email: undefined, password: undefined }).success).toBe(false);
  });
});

it('a new password has to be as good as a first one', () => {
  expect(changePasswordInput.safeParse({ current: 'x', password: 'short' }).error?.issues[0]).toMatchObject({ path: ['password'] });
  expect(changePasswordInput.safeParse({ current: '', password: GOOD.password }).error?.issues[0]).toMatchObject({ path: ['current'] });
});

it('a token has a name', () => {
  expect(createTokenInput.parse({ name: ' script ' })).toEqual({ name: 'script' });
  expect(createTokenInput.safeParse({ name: ' ' }).success).toBe(false);
});
