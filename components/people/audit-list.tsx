import type { AuditEntryView } from '@/lib/core/audit';
import { Time } from '../ui/time';
import { actionWords, detailsOf } from './audit-words';

/** The log of a seminar, an entry a line. */
export function AuditList({ entries }: { entries: AuditEntryView[] }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {entries.map((entry) => (
        <li key={entry.id} className="grid gap-x-6 py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <span className="text-sm leading-6 text-ink-soft">
            <Time iso={entry.createdAt} />
          </span>
          <span className="min-w-0 break-words">
            <bdi className="font-medium">{entry.actor.name}</bdi> {actionWords(entry.action)}
            {entry.person && entry.person.id !== entry.actor.id ? (
              <>
                {' '}
                <bdi className="font-medium">{entry.person.name}</bdi>
              </>
            ) : null}
            {typeof entry.about.email === 'string' ? ` ${entry.about.email}` : null}
            <Details details={detailsOf(entry)} />
          </span>
        </li>
      ))}
    </ol>
  );
}

const Details = ({ details }: { details: string[] }) =>
  details.length === 0 ? null : (
    <span className="block text-sm text-ink-soft">
      {details.map((detail, index) => (
        <bdi key={detail}>{index === 0 ? detail : ` · ${detail}`}</bdi>
      ))}
    </span>
  );
