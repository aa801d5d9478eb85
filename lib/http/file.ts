import 'server-only';
import { ALWAYS } from './problem';

/** A file that is made while it is sent. */
export type FileAnswer = {
  /** As it is kept by whoever saves it, in any script. */
  name: string;
  mediaType: string;
  pieces: AsyncIterable<string | Uint8Array>;
};

/**
 * Sends a file. Its beginning is made first, so that what goes wrong there is answered as an error
 * and not as a file that breaks off; whoever goes away ends its making.
 */
export async function fileResponse({ name, mediaType, pieces }: FileAnswer): Promise<Response> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next = await iterator.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
      next = await iterator.next();
      if (next.done) controller.close();
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  const plain = name.normalize('NFKD').replace(/[^\w. -]/g, '').trim();
  const ascii = /\w.*\./.test(plain) ? plain : name.replace(/^.*\./s, 'export.');
  return new Response(body, {
    headers: {
      ...ALWAYS,
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    },
  });
}
