import type { PublicError, Result } from '@/lib/http/public-error';

type Sending = {
  type: string;
  /** Is told which share has left, from 0 to 1. */
  sent?: (share: number) => void;
  signal?: AbortSignal;
  /** What is said when nothing came back. */
  lost: PublicError;
};

/** Sends something to an address of ours. @returns what came of it; never throws */
export function send<T>(address: string, body: Blob | string | null, { type, sent, signal, lost }: Sending): Promise<Result<T>> {
  // Of what fetch sends nobody is told how much has left.
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    const gone = () => resolve({ ok: false, error: lost });
    request.upload.onprogress = ({ loaded, total }) => sent?.(total > 0 ? loaded / total : 1);
    request.upload.onload = () => sent?.(1);
    request.onerror = gone;
    request.onabort = gone;
    request.onload = () => {
      try {
        const result = JSON.parse(request.responseText) as Result<T>;
        resolve(typeof result.ok === 'boolean' ? result : { ok: false, error: lost });
      } catch {
        gone();
      }
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', address);
    request.setRequestHeader('Content-Type', type);
    request.send(body);
  });
}
