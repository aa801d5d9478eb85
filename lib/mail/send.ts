import { mailSettings } from './settings';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** A UUID. Whoever gets the same mail twice, because it was sent again, can tell by it. */
  id: string;
  /** Where it can be unsubscribed from with one request (RFC 8058). */
  unsubscribe?: string;
};

/** A server that does not answer by then is away. */
const PATIENCE_MS = 20_000;

/**
 * Hands a mail to the mail server of the settings. @throws when that is away or refuses it; whether
 * it took the mail all the same is not always known then
 */
export async function sendMail({ to, subject, text, html, id, unsubscribe }: Mail): Promise<void> {
  const settings = mailSettings();
  if (!settings) throw new Error('E-mail is off');
  // Comes with the first mail: most processes send none.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ url: settings.url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS });
  try {
    await transport.sendMail({
      from: settings.from,
      // As an address alone: nothing that somebody typed becomes a second recipient.
      to: { name: '', address: to },
      subject,
      text,
      html,
      messageId: `<${id}@${new URL(settings.base).hostname}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'Content-Language': 'en',
        ...(unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } finally {
    transport.close();
  }
}
