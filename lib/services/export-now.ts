import { isHeavy, isLarge } from '../core/exports/job';
import type { Actor } from '../policy/actor';
import type { ExportRequest, ExportScope } from '../schemas/exports';
import { type ExportFile, openFile } from './export-files';
import { EXPORT_JOB } from './export-kinds';
import { exportInThread } from './export-thread';

/** An export that whoever asks waits for; one that would keep the app busy is made in a thread of its own. @throws not_found */
export async function exportNow(...[actor, what, request, now, base]: [Actor, ExportScope, ExportRequest, Date, string]): Promise<ExportFile> {
  const { measure, file } = await openFile(actor, what, request, now, base);
  const apart = isHeavy(request.format) && isLarge(request.format, (await measure()).comments);
  if (!apart) return file(() => undefined);
  return exportInThread({ actor, what, request, now, base }, AbortSignal.timeout(EXPORT_JOB.maxSeconds * 1_000));
}
