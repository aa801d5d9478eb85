/** npm run --silent operator -- …: what whoever runs the server may do with accounts; see USAGE. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { actionWords, detailsOf } from '../../components/people/audit-words';
import { env } from '../../lib/env';
import { email as anEmail } from '../../lib/schemas/accounts';
import { role as aRole } from '../../lib/schemas/people';
import { assignRole, auditOf, listUsers, MAX_LISTED } from '../../lib/services/operator';
import { makePasswordReset } from '../../lib/services/password-resets';
import type { Command } from '../lib/run-command';

const USAGE = `npm run --silent operator -- COMMAND …

  users [--search TEXT]                           the accounts: e-mail, name, when made, when last seen,
                                                  and ROLE:SEMINAR for each seminar that they are in
  role --email E --seminar ID --role ROLE         gives a member another role:
                                                  instructor, assistant, participant or observer
  reset-link --email E                            a link by which they set a new password, once, within a day
  audit --seminar ID [--limit N]                  the seminar's log, the newest entry first (50 of them)

A seminar's id stands in the address of its pages, after /seminars/. Columns are parted by tabs.`;

const limit = z.coerce.number('--limit is a number, such as 200.').int('--limit is a whole number.').min(1, '--limit is at least 1.').max(10_000, '--limit is at most 10000.');

type Options = Record<'search' | 'email' | 'seminar' | 'role' | 'limit', string | undefined>;
type Named = keyof Options;

/** What each command takes: what it needs, what it may have, and what it does. */
const COMMANDS: Record<string, { needs: Named[]; takes: Named[]; run: (options: Options) => Promise<string> }> = {
  users: { needs: [], takes: ['search'], run: users },
  role: { needs: ['email', 'seminar', 'role'], takes: [], run: changeRole },
  'reset-link': { needs: ['email'], takes: [], run: resetLink },
  audit: { needs: ['seminar'], takes: ['limit'], run: audit },
};

export const command: Command = async ([name, ...args]) => {
  if (name === undefined || name === 'help' || name === '--help') return USAGE;
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!found) throw new Error(`There is no command “${name}”.\n\n${USAGE}`);
  const options = parseArgs({ args, options: Object.fromEntries([...found.needs, ...found.takes].map((each) => [each, { type: 'string' as const }])) });
  const values = options.values as Options;
  const missing = found.needs.filter((each) => !values[each]);
  if (missing.length > 0) throw new Error(`Say ${missing.map((each) => `--${each}`).join(' and ')}.\n\n${USAGE}`);
  return found.run(values);
};

async function users({ search }: Options): Promise<string> {
  const listed = await listUsers(search);
  if (listed.length === 0) console.error(search ? `No account has “${search}” in its e-mail or name.` : 'There are no accounts yet.');
  if (listed.length === MAX_LISTED) console.error(`These are the first ${MAX_LISTED}. Search for others with --search.`);
  return listed
    .map(({ email, name, createdAt, lastSeenAt, memberships }) =>
      row(email, name, createdAt.toISOString(), lastSeenAt?.toISOString() ?? 'never', memberships.map(({ role, seminar }) => `${role}:${seminar}`).join(' ') || 'none'),
    )
    .join('\n');
}

async function changeRole({ email, seminar, role }: Options): Promise<string> {
  const to = aRole.parse(role);
  const { name, seminar: title, from } = await assignRole(anEmail.parse(email), seminar!, to);
  return from === to ? `${name} is ${to} of “${title}” already.` : `${name} is ${to} of “${title}” now; before, ${from}.`;
}

async function resetLink({ email }: Options): Promise<string> {
  const { secret, expiresAt } = await makePasswordReset(anEmail.parse(email));
  const { NEXTAUTH_URL, PORT } = env();
  console.error(`It is good once, until ${expiresAt.toISOString()}. Give it to nobody else: whoever has it sets the password.`);
  if (!NEXTAUTH_URL) console.error('NEXTAUTH_URL is not set, so the link is one for this machine.');
  // After the #, so that no server or proxy on the way ever gets to see, and to log, it.
  return new URL(`/reset#${secret}`, NEXTAUTH_URL ?? `http://localhost:${PORT || 3000}`).href;
}

async function audit({ seminar, limit: given }: Options): Promise<string> {
  const entries = await auditOf(seminar!, limit.parse(given ?? '50'));
  return entries
    .map((entry) => {
      const { actor, person, about, action, createdAt } = entry;
      const whom = typeof about.email === 'string' ? about.email : person && person.id !== actor.id ? person.name : '';
      return row(createdAt, actor.name, action, [actionWords(action), whom].filter(Boolean).join(' '), detailsOf(entry).join(' · '));
    })
    .join('\n');
}

const row = (...cells: string[]) => cells.join('\t');
