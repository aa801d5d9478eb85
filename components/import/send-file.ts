import type { ImportReport } from '@/lib/core/imports/report';
import type { PublicError, Result } from '@/lib/http/public-error';

export const LOST: PublicError = { code: 'unavailable', message: 'The server could not be reached, or the file was changed meanwhile. Please choose it and try again; bringing threads in twice changes nothing.' };

export type ImportWish = { seminar: string; format: 'scholium' | 'hypothesis'; article: string; dryRun: boolean };

/**
 * Sends a file as it lies on the disk. @param sent is told which share has left, from 0 to 1
 * @returns what came of it; never throws
 */
export function sendFile(file: File, { seminar, format, article, dryRun }: ImportWish, sent: (share: number) => void): Promise<Result<ImportReport>> {
  const query = new URLSearchParams({ format, dryRun: String(dryRun), ...(format === 'hypothesis' ? { article } : {}) });
  // Of what fetch sends nobody is told how much has left.
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    const lost = () => resolve({ ok: false, error: LOST });
    request.upload.onprogress = ({ loaded, total }) => sent(total > 0 ? loaded / total : 1);
    request.upload.onload = () => sent(1);
    request.onerror = lost;
    request.onabort = lost;
    request.onload = () => {
      try {
        const result = JSON.parse(request.responseText) as Result<ImportReport>;
        resolve(typeof result.ok === 'boolean' ? result : { ok: false, error: LOST });
      } catch {
        lost();
      }
    };
    request.open('POST', `/import/${seminar}?${query}`);
    request.setRequestHeader('Content-Type', 'application/json');
    request.send(file);
  });
}
