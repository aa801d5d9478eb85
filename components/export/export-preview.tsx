import type { ExportPreview as Preview } from '@/lib/core/exports/model';
import { estimateSize, type FormatName } from '@/lib/core/exports/names';
import { Notice } from '../ui/notice';
import { counted, sized } from './sizes';


/** How much will be in the file, and how it begins. */
export function ExportPreview({ preview, error, format }: { preview: Preview | null; error: string | null; format: FormatName }) {
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line px-3 py-2">
      <p role="status" className="text-sm text-ink-soft">
        {error ? '' : preview === null ? 'Looking…' : preview.threads === 0 ? 'No thread is like that; the file would be empty.' : `${counted(preview.threads, 'thread', 'threads')}, ${counted(preview.comments, 'comment', 'comments')}, about ${sized(estimateSize(format, preview))}`}
      </p>
      {error ? <Notice tone="error">{error}</Notice> : null}
      {preview?.first ? <FirstThread thread={preview.first} /> : null}
    </div>
  );
}

function FirstThread({ thread: { target, author, claim, comments } }: { thread: NonNullable<Preview['first']> }) {
  const [first] = comments;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="sr-only">It begins with:</p>
      {target.exact ? (
        <blockquote dir="auto" className="line-clamp-2 border-s-2 border-line-strong ps-2 font-serif text-ink-soft">
          {target.exact}
        </blockquote>
      ) : null}
      <p className="line-clamp-3 break-words">
        <bdi className="font-medium">{first?.author?.name ?? author.name}</bdi>: <bdi>{first?.text ?? claim?.paraphrase ?? ''}</bdi>
      </p>
    </div>
  );
}
