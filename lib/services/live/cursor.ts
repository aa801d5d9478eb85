import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { env } from '../../env';
import type { ArticleAccess } from '../access';

/** Where a reader is in an article's log, and what they could see when they were there. */
export type Place = { sequence: number; standing: string };

/**
 * What a reader may see here depends on this and on who wrote a thing, and on nothing else: whoever
 * comes back with another one is asked to read anew.
 */
export function standingOf({ role, sectionId, archived, muted, article }: Pick<ArticleAccess, 'role' | 'sectionId' | 'archived' | 'muted' | 'article'>): string {
  const told = JSON.stringify([role, sectionId, archived, muted, Object.entries(article).sort()]);
  let standing = standings.get(told);
  if (!standing) {
    standing = createHash('sha256').update(told).digest('hex').slice(0, 16);
    if (standings.size > MOST_STANDINGS) standings.clear();
    standings.set(told, standing);
  }
  return standing;
}
/** A class of three hundred stands in a handful of ways. */
const MOST_STANDINGS = 1_000;
const standings = new Map<string, string>();

/**
 * A place as it is told to its reader. It is one block of AES: a bare number would tell, by what is
 * left out, how much happens here that they may not see.
 */
export function sealPlace(articleId: string, { sequence, standing }: Place): string {
  const block = Buffer.alloc(16);
  block.writeUInt32BE(sequence, 0);
  block.write(standing, 4, 8, 'hex');
  articleMark(articleId).copy(block, 12);
  const cipher = createCipheriv('aes-128-ecb', key(), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
}

/** The place that a reader names; `null` for what is none of ours, or of another article. */
export function openPlace(articleId: string, sealed: string): Place | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length !== 16) return null;
  const cipher = createDecipheriv('aes-128-ecb', key(), null).setAutoPadding(false);
  const block = Buffer.concat([cipher.update(bytes), cipher.final()]);
  if (!block.subarray(12).equals(articleMark(articleId))) return null;
  return { sequence: block.readUInt32BE(0), standing: block.toString('hex', 4, 12) };
}

const articleMark = (articleId: string) => Buffer.from(articleId.replaceAll('-', '').slice(-8), 'hex');

let made: { secret: string; key: Buffer } | undefined;

/** The same in every process that shares the secret of sessions. */
function key(): Buffer {
  const secret = env().NEXTAUTH_SECRET ?? '';
  if (made?.secret !== secret) made = { secret, key: createHash('sha256').update(`scholium live ${secret}`).digest().subarray(0, 16) };
  return made.key;
}
