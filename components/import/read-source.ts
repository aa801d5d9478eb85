import type { ArticleDraft } from '@/lib/core/import/draft';
import type { PublicError, Result } from '@/lib/http/public-error';
import { send } from './send';

/** Where an article is brought in from. */
export type Source = { file: File } | { text: string } | { html: string } | { address: string };

export const AWAY: PublicError = {
  code: 'unavailable',
  message: 'The server could not be reached. What you typed is kept in this browser; please try again when you are connected.',
};

type Watching = { sent: (share: number) => void; signal: AbortSignal };

/**
 * Asks the server what a source would become as an article.
 * @param watching `sent` is told which share has left, from 0 to 1
 * @returns what came of it; never throws
 */
export function readSource(seminar: string, source: Source, { sent, signal }: Watching): Promise<Result<{ draft: ArticleDraft; notices: string[] }>> {
  const [query, body] = wireOf(source);
  return send(`/import/${seminar}/article?${new URLSearchParams(query)}`, body, { type: 'application/octet-stream', sent, signal, lost: AWAY });
}

function wireOf(source: Source): [query: Record<string, string>, body: Blob | string | null] {
  if ('file' in source) return [{ name: source.file.name }, source.file];
  if ('address' in source) return [{ address: source.address }, null];
  return 'html' in source ? [{ format: 'html' }, source.html] : [{ format: 'text' }, source.text];
}
