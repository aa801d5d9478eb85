import { env } from '../env';

/** With what e-mail goes out; `base` is where its links lead, without a slash at the end. */
export type MailSettings = { url: string; from: string; base: string };

/** `null` where e-mail is off: it needs a server, a sender, and an address for its links. */
export function mailSettings(): MailSettings | null {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env();
  return SMTP_URL && MAIL_FROM && NEXTAUTH_URL ? { url: SMTP_URL, from: MAIL_FROM, base: new URL(NEXTAUTH_URL).origin } : null;
}

export const mailIsOn = (): boolean => mailSettings() !== null;

/** What the start says about e-mail where it is wanted and off; else `null`. */
export function mailProblem(): string | null {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env();
  if (!SMTP_URL) return null;
  const missing = [...(MAIL_FROM ? [] : ['MAIL_FROM, the address that it comes from']), ...(NEXTAUTH_URL ? [] : ['NEXTAUTH_URL, the address that its links lead to'])];
  return missing.length === 0 ? null : `E-mail is off: set ${missing.join(', and ')}`;
}
