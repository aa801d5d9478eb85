import { ALWAYS } from './problem';

/** A file that is made while it is sent. */
export type FileAnswer = {
  /** As it is kept by whoever saves it, in any script. */
  name: string;
  mediaType: string;
  pieces: AsyncIterable<string | Uint8Array>;
};

/** Pieces are sent together until there is so much of them: each sending costs as much as making some threads. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Sends a file. Its beginning is made first, so that what goes wrong there is answered as an error
 * and not as a file that breaks off; whoever goes away ends its making.
 */
export async function fileResponse({ name, mediaType, pieces }: FileAnswer): Promise<Response> {
  const chunks = inChunks(pieces);
  let next = await chunks.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(next.value);
      next = await chunks.next();
      if (next.done) controller.close();
    },
    async cancel() {
      await chunks.return(undefined);
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

async function* inChunks(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    held.push(bytes);
    size += bytes.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
