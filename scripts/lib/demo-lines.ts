import { demoPeople } from '../../prisma/demo/people';

/** What to tell about the demo once the server is ready. */
export const DEMO_LINES = [
  'The demo seminar is in it. On the sign-in page, one click signs you in as any of:',
  ...demoPeople.map(({ email, name, role }) => `  ${email.padEnd(28)} ${name} (${role})`),
].join('\n');
