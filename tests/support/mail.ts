/** A real mail server that receives, for a test file of its own. */
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { env } from '@/lib/env';

export type Received = { to: string[]; headers: Map<string, string>; text: string; html: string; raw: string };

export const MAIL_BASE = 'https://scholium.example.org';

/** Starts one before the tests of a file, and has Scholium send by it. Call it after `useTestDatabase`, once. */
export function useMailServer() {
  const received: Received[] = [];
  /** While true, it is not to be spoken to. */
  const state = { away: false, /** While true, it takes what comes and does not say so. */ silent: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect: (_, callback) => callback(state.away ? Object.assign(new Error('Away for now'), { responseCode: 421 }) : null),
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(read(Buffer.concat(chunks).toString('latin1'), envelope.rcptTo.map(({ address }) => address)));
        if (!state.silent) callback();
      });
    },
  });
  server.on('error', () => undefined);
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Scholium <scholium@example.org>', NEXTAUTH_URL: MAIL_BASE });
    env(true);
  });
  beforeEach(() => {
    received.length = 0;
    Object.assign(state, { away: false, silent: false });
  });
  afterAll(async () => {
    for (const name of ['SMTP_URL', 'MAIL_FROM', 'NEXTAUTH_URL']) delete process.env[name];
    env(true);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { received, state };
}

/** Takes a message apart: its headers, and its two bodies as people read them. */
function read(raw: string, to: string[]): Received {
  const { headers, body } = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  const parts = boundary ? body.split(`--${boundary}`).slice(1, -1).map((part) => split(part.replace(/^\r\n/, ''))) : [{ headers, body }];
  const of = (type: string) => {
    const part = parts.find((each) => each.headers.get('content-type')?.startsWith(type));
    return part ? decode(part.body, part.headers.get('content-transfer-encoding') ?? '7bit') : '';
  };
  return { to, headers, raw, text: of('text/plain'), html: of('text/html') };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const at = raw.indexOf('\r\n\r\n');
  const lines = raw.slice(0, at).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())]));
  return { headers, body: raw.slice(at + 4) };
}

/** Encoded words of a header (RFC 2047). */
const words = (value: string) =>
  value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
    how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : quotedPrintable(text.replaceAll('_', ' ')),
  );

const decode = (body: string, encoding: string) => {
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? quotedPrintable(body) : Buffer.from(body, 'latin1').toString();
  return text.replaceAll('\r\n', '\n');
};

const quotedPrintable = (text: string) =>
  Buffer.from(text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString();
