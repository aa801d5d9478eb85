import type { PublicError } from '@/lib/http/public-error';
import { Notice } from '../ui/notice';

/** What is wrong with the whole of a form; what is wrong with a field stands at the field. */
export function FormMessage({ error }: { error: PublicError | undefined }) {
  if (!error || error.fields) return null;
  return <Notice tone="error">{error.message}</Notice>;
}
