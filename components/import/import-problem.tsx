import type { PublicError } from '@/lib/http/public-error';
import { Notice } from '../ui/notice';

/** Why a file was refused, part by part. */
export function ImportProblem({ error }: { error: PublicError }) {
  const parts = Object.entries(error.fields ?? {});
  return (
    <Notice tone="error">
      <p className="break-words">{error.message}</p>
      {parts.length > 1 ? (
        <ul className="mt-2 list-disc ps-5">
          {parts.map(([item, reason]) => (
            <li key={item} className="break-words">
              {item}: {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
