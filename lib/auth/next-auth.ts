import 'server-only';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { NextRequest } from 'next/server';
import { demoPeople } from '../../prisma/demo/people';
import { env } from '../env';
import { AppError } from '../errors';
import { log } from '../log';
import { signInInput } from '../schemas/accounts';
import { type Entered, signIn, signInWithoutPassword } from '../services/accounts';
import { actorOfSession, endSession, SESSION_SECONDS } from '../services/sessions';
import { requestFrom, requestIsSecure } from './request';

declare module 'next-auth' {
  interface User {
    id: string;
    sessionId: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sub?: string;
    sessionId?: string;
  }
}

type Refused = (error: unknown) => void;

/** next-auth puts the message of an error into an address: give it a code, and the error itself to whoever asked. */
async function entered(work: Promise<Entered>, refused: Refused): Promise<{ id: string; sessionId: string }> {
  try {
    const { userId, sessionId } = await work;
    return { id: userId, sessionId };
  } catch (error) {
    refused(error);
    throw new Error(error instanceof AppError ? error.code : 'internal');
  }
}

const password = (refused: Refused) =>
  Credentials({
    id: 'credentials',
    credentials: { email: {}, password: {} },
    authorize: (given) => entered((async () => signIn(signInInput.parse({ email: given?.email, password: given?.password }), await requestFrom()))(), refused),
  });

/** One click in the demo. It does not exist anywhere else. */
const demo = (refused: Refused) =>
  Credentials({
    id: 'demo',
    credentials: { email: {} },
    authorize: (given) => {
      const person = demoPeople.find(({ email }) => email === given?.email);
      return entered((async () => signInWithoutPassword(person?.email ?? '', await requestFrom()))(), refused);
    },
  });

/**
 * What next-auth is told. The cookie holds an encrypted token with who and which session; the
 * session's row decides whether it still counts.
 */
async function options(refused: Refused): Promise<NextAuthOptions> {
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: await requestIsSecure(),
    providers: env().DEMO ? [password(refused), demo(refused)] : [password(refused)],
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in', verifyRequest: '/sign-in' },
    callbacks: {
      async jwt({ token, user }) {
        if (user) return { sub: user.id, sessionId: user.sessionId };
        const { sub, sessionId } = token;
        if (!sub || !sessionId || !(await actorOfSession(sessionId, sub))) throw new Error('the session has ended');
        return { sub, sessionId };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token: { sub, sessionId } }) {
        if (!sub || !sessionId) return;
        await endSession({ userId: sub, name: '', via: { kind: 'session', id: sessionId } }, sessionId).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
      },
    },
    logger: {
      error: (code, about) => log.debug({ code, about }, 'next-auth refused'),
      warn: (code) => log.debug({ code }, 'next-auth warned'),
      debug: () => undefined,
    },
  };
}

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses, under /api/auth. */
export async function nextAuth(request: NextRequest, context: Context, refused: Refused = () => undefined): Promise<Response> {
  const made = NextAuth as unknown as (request: NextRequest, context: Context, options: NextAuthOptions) => Promise<Response>;
  return made(request, context, await options(refused));
}
