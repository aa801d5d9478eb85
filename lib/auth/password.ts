import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id with 19 MiB, two passes and one lane, as OWASP's Password Storage Cheat Sheet asks at
 * least (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). The
 * algorithm is the library's default; its enum cannot be imported where modules are isolated.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash to keep, with its salt and cost in it. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST);

/**
 * Whether the password is the one of the hash. Without a hash it takes as long, and is never right:
 * how long a sign-in takes does not tell whether the account exists.
 */
export async function passwordMatches(password: string, kept: string | null | undefined): Promise<boolean> {
  const matches = await verify(kept ?? (await nobodysHash()), normal(password)).catch(() => false);
  return matches && typeof kept === 'string';
}

/** One keyboard sends é as one character, another as two (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string) => password.normalize('NFKC');

let dummy: Promise<string> | undefined;
const nobodysHash = () => (dummy ??= hashPassword('a password that nobody has'));
