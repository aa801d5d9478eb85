import { z } from 'zod';

const flag = z.stringbool().default(false);

const settings = z.object({
  DATABASE_URL: z.url('It looks like postgresql://user:password@host:5432/database.').optional(),
  MIGRATE_DATABASE_URL: z.url('It is the address of the same database as DATABASE_URL, as the role that owns its tables.').optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  DATA_DIR: z.string().min(1).default('.data'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).optional(),
  NEXTAUTH_URL: z.url('It is the address that people type, such as https://scholium.example.org.').optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'It needs at least 32 characters. Make one with: openssl rand -base64 32').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'It looks like smtp://user:password@mail.example.org:587, or smtps://… for TLS from the beginning.' }).optional(),
  MAIL_FROM: z.string().regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'It is an address, such as scholium@example.org, or Scholium <scholium@example.org>.').optional(),
  TRUST_PROXY: flag,
  DEMO: flag,
  API_RATE_LIMIT: z.coerce.number().int().min(1).default(600),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type Settings = z.infer<typeof settings>;

let read: Settings | undefined;

/**
 * The settings, from the environment, checked when first asked for.
 * @param again reads them anew, after the start has filled in what was left open
 * @throws Error that names each wrong setting and how to mend it
 */
export function env(again = false): Settings {
  if (read && !again) return read;
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings are wrong:\n${lines.join('\n')}`);
  }
  read = parsed.data;
  return read;
}
