/** npm run --silent token -- --email EMAIL [--name NAME]: makes an API token, and prints it alone. */
import { parseArgs } from 'node:util';
import { createTokenInput } from '../../lib/schemas/accounts';
import { createToken } from '../../lib/services/tokens';
import { actorOf, type Command } from '../lib/run-command';

export const command: Command = async (args) => {
  const { values } = parseArgs({ args, options: { email: { type: 'string' }, name: { type: 'string', default: 'Command line' } } });
  if (!values.email) throw new Error('Say whose token it is: npm run --silent token -- --email participant1@example.org');
  const { secret } = await createToken(await actorOf(values.email), createTokenInput.parse({ name: values.name }));
  return secret;
};
