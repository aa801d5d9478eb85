import { useEffect, useState } from 'react';
import { lookAtExport } from '@/app/export/actions';

type Request = Parameters<typeof lookAtExport>[0];
type Looked = Awaited<ReturnType<typeof lookAtExport>>;

/** What the export would hold, as the choices stand; `null` while it is looked for. */
export function usePreview(request: Request) {
  const key = JSON.stringify(request);
  const [answer, setAnswer] = useState<{ key: string; looked: Looked } | null>(null);
  useEffect(() => {
    let wanted = true;
    const show = (looked: Looked) => wanted && setAnswer({ key, looked });
    lookAtExport(JSON.parse(key) as Request).then(show, () => show({ ok: false, error: { code: 'unavailable', message: 'Scholium does not answer. Please try again in a moment.' } }));
    return () => {
      wanted = false;
    };
  }, [key]);
  const looked = answer?.key === key ? answer.looked : null;
  return { preview: looked?.ok ? looked.data : null, error: looked?.ok === false ? looked.error.message : null };
}
