import 'server-only';
import { currentActor } from '../auth/session';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import type { ImageFile } from '../services/images';
import { problem } from './problem';

/** A browser may keep a picture, and asks each time whether it may still show it: the next person to sign in there may not. */
const KEPT = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
const HEADERS = {
  ...KEPT,
  'X-Content-Type-Options': 'nosniff',
  // Whatever it holds: opened by itself, it runs nothing.
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Content-Disposition': 'inline',
};

/**
 * Answers a page's picture to whoever is signed in and may see it; to others it is not there.
 * @param id of the picture, under which it never changes: who has it already is not sent it again
 */
export async function pictureResponse(request: Request, id: string, find: (actor: Actor) => Promise<ImageFile>): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!actor) throw new AppError('unauthenticated', 'Sign in to see this picture.');
    const { mediaType, read } = await find(actor);
    const ETag = `"${id.toLowerCase()}"`;
    if (request.headers.get('if-none-match')?.split(/,\s*/).includes(ETag)) return new Response(null, { status: 304, headers: { ...KEPT, ETag } });
    const bytes = await read();
    return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, ETag, 'Content-Type': mediaType, 'Content-Length': String(bytes.byteLength) } });
  } catch (error) {
    return problem(error, 'query');
  }
}
