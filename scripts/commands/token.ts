/** npm run --silent token -- --email EMAIL … [--name NAME]: makes an API token for each, and prints it alone, one a line. */
import { parseArgs } from 'node:util';
import { createTokenInput } from '../../lib/schemas/accounts';
import { createToken } from '../../lib/services/tokens';
import { actorOf, type Command } from '../lib/run-command';

export const command: Command = async (args) => {
  const { values } = parseArgs({ args, options: { email: { type: 'string', multiple: true }, name: { type: 'string', default: 'Command line' } } });
  if (!values.email) throw new Error('Say whose token it is: npm run --silent token -- --email participant1@example.org');
  const input = createTokenInput.parse({ name: values.name });
  // Nobody gets one when somebody is not here.
  const actors = await Promise.all(values.email.map(actorOf));
  const secrets: string[] = [];
  for (const actor of actors) secrets.push((await createToken(actor, input)).secret);
  return secrets.join('\n');
};
