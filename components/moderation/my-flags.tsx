import Link from 'next/link';
import type { MyFlag } from '@/lib/core/queue';
import { Time } from '../ui/time';
import { REASONS } from './words';

const OUTCOMES: Record<NonNullable<MyFlag['resolution']>, string> = {
  upheld: 'Upheld: it is hidden',
  dismissed: 'Looked at: it stays',
  withdrawn: 'Its author took it back',
};

/** What became of one's own reports; nothing for who has made none. */
export function MyFlags({ flags }: { flags: MyFlag[] }) {
  if (flags.length === 0) return null;
  return (
    <section aria-labelledby="my-flags" className="flex flex-col gap-3">
      <h2 id="my-flags" className="font-serif text-xl">
        Your reports
      </h2>
      <ul className="flex flex-col gap-3">
        {flags.map(({ id, annotation, article, reason, resolution, createdAt, resolvedAt }) => (
          <li key={id} className="text-sm break-words text-ink-soft">
            <p className="font-medium text-ink">{resolution ? OUTCOMES[resolution] : 'Waits for a decision'}</p>
            <p>
              {REASONS[reason]} · {annotation ? <Link href={`/articles/${article.id}#thread-${annotation}`}>{article.title}</Link> : <bdi>{article.title}</bdi>} · <Time iso={resolvedAt ?? createdAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
