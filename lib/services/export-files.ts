import type { ExportPreview, ExportSource, ExportThread } from '../core/exports/model';
import { EXPORT_FORMATS, formatOf } from '../exports/registry';
import type { Actor } from '../policy/actor';
import type { AnnotationFilter } from '../schemas/annotations';
import type { ExportInput, ExportRequest, ExportScope } from '../schemas/exports';
import { measureExport, openExport } from './exports';

export type ExportFile = { name: string; mediaType: string; pieces: AsyncIterable<string | Uint8Array> };

/** What a file of threads can be. */
export const EXPORT_MEDIA_TYPES = EXPORT_FORMATS.map(({ mediaType }) => mediaType);

/** An export as a file, made while it is read. @throws not_found */
export async function exportFile(...asked: Asked): Promise<ExportFile> {
  const { file } = await openFile(...asked);
  return file(() => undefined);
}

type Asked = [actor: Actor, what: ExportScope, request: ExportRequest, now: Date, base: string];

/** An export that is about to be made: how much it will hold, and then the file. @throws not_found */
export async function openFile(...[actor, what, { format: wanted, ...request }, now, base]: Asked): Promise<{ title: string; measure: () => Promise<Size>; file: (onThread: OnThread) => ExportFile }> {
  const format = formatOf(wanted)!;
  const [input, filter] = apart(request);
  const { title, source } = await openExport(actor, what, input, filter, now, base);
  return { title, measure: () => measureExport(actor, what, input, filter), file: (onThread) => ({ name: `${fileName(title)}.${format.extension}`, mediaType: format.mediaType, pieces: format.write(watched(source, onThread)) }) };
}

type Size = { threads: number; comments: number; characters: number };
/** Is told of each thread that has gone into the file. */
type OnThread = (id: string) => void;

function watched({ head, articles }: ExportSource, onThread: OnThread): ExportSource {
  async function* threadsOf(threads: AsyncIterable<ExportThread>) {
    for await (const thread of threads) {
      onThread(thread.id);
      yield thread;
    }
  }
  async function* articlesOf() {
    for await (const { threads, ...rest } of articles) yield { ...rest, threads: threadsOf(threads) };
  }
  return { head, articles: articlesOf() };
}

/** How much an export would hold, and its first thread, before anybody waits for a file. @throws not_found */
export const previewExport = (actor: Actor, what: ExportScope, request: ExportInput & AnnotationFilter): Promise<ExportPreview> => measureExport(actor, what, ...apart(request));

function apart({ names, text, replies, tags, resolved, hidden, instructors, private: own, ...filter }: ExportInput & AnnotationFilter): [ExportInput, AnnotationFilter] {
  return [{ names, text, replies, tags, resolved, hidden, instructors, private: own }, filter];
}

/** As much of a title as a list of files shows. */
const MAX_NAME = 60;

/** A title as the name of a file, on any system: without what one of them refuses, and not too long. */
function fileName(title: string): string {
  const name = title.replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').replace(/\s+/gu, ' ').trim().replace(/^\.+/, '');
  const characters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  // Cut between two words, where there are words.
  const short = characters.length > MAX_NAME ? characters.slice(0, MAX_NAME).join('').replace(/(?<=\S) \S*$/u, '') : name;
  return short.trim() || 'Export';
}
