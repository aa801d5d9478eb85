import 'server-only';
import { currentActor } from '../auth/session';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { problem } from './problem';

/** A picture never changes under its id, and is nobody's but the reader's own browser's to keep. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, max-age=31536000, immutable',
  // Whatever it holds: opened by itself, it runs nothing.
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Content-Disposition': 'inline',
};

/** Answers a page's picture to whoever is signed in and may see it; to others it is not there. */
export async function pictureResponse(find: (actor: Actor) => Promise<{ mediaType: string; bytes: Uint8Array }>): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!actor) throw new AppError('unauthenticated', 'Sign in to see this picture.');
    const { mediaType, bytes } = await find(actor);
    return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'Content-Type': mediaType, 'Content-Length': String(bytes.byteLength) } });
  } catch (error) {
    return problem(error, 'query');
  }
}
