import Link from 'next/link';
import type { ClaimRow } from '@/lib/core/articles';
import type { ClaimTypeView } from '@/lib/core/claims';
import type { TagColor } from '@/lib/core/tag-colors';
import { Time } from '../ui/time';
import { ClaimTypeBadge } from './claim-type-badge';

const HEAD = 'py-2 pe-4 text-start text-sm font-medium text-ink-soft';
const CELL = 'py-3 pe-4 align-top';

/** The claims as a table; on a phone each row becomes a block of its own. */
export function ClaimsTable({ articleId, claims, types, filtered, lang }: { articleId: string; claims: readonly ClaimRow[]; types: readonly ClaimTypeView[]; filtered: boolean; lang: string }) {
  const colors = new Map(types.map(({ type, color }) => [type, color]));
  if (claims.length === 0) {
    return (
      <p className="py-12 text-center text-ink-soft">
        {filtered ? (
          <>
            No claim is like that. <Link href={`/articles/${articleId}/claims`}>Show all</Link>
          </>
        ) : (
          <>
            Nobody has marked a claim yet. <Link href={`/articles/${articleId}`}>Read the article</Link>, select an assertion of the author, and press “Claim”.
          </>
        )}
      </p>
    );
  }
  return (
    <table className="claims-table w-full border-collapse">
      <thead>
        <tr className="border-b border-line-strong">
          <th scope="col" className={HEAD}>Type</th>
          <th scope="col" className={HEAD}>Claim</th>
          <th scope="col" className={HEAD}>Tags</th>
          <th scope="col" className={`${HEAD} text-end`}>Comments</th>
          <th scope="col" className={HEAD}>Marked by</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((row) => (
          <Row key={row.id} articleId={articleId} row={row} color={(row.claim && colors.get(row.claim.type)) ?? null} lang={lang} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ articleId, row: { id, claim, target, tags, commentCount, author, createdAt, visibility }, color, lang }: { articleId: string; row: ClaimRow; color: TagColor | null; lang: string }) {
  return (
    <tr className="border-b border-line">
      <td className={CELL}>{claim ? <ClaimTypeBadge type={claim.type} color={color} /> : null}</td>
      <td className={`${CELL} max-w-prose break-words`}>
        <Link href={`/articles/${articleId}#thread-${id}`} className="font-medium text-ink">
          <bdi>{claim?.paraphrase || 'Without a paraphrase'}</bdi>
        </Link>
        <p className="mt-1 flex gap-2 font-serif text-sm text-ink-soft">
          {target.paragraph ? <span className="font-sans whitespace-nowrap">¶{target.paragraph.slice(1)}</span> : null}
          <bdi lang={lang} className="line-clamp-2">
            {target.exact}
          </bdi>
        </p>
      </td>
      <td className={CELL}>
        <ul className="flex flex-wrap gap-1" aria-label="Tags">
          {tags.map(({ tag, count, mine }) => (
            <li key={tag} className={`max-w-full rounded-full border px-2 text-xs leading-5 break-words ${mine ? 'border-accent text-accent' : 'border-line-strong text-ink-soft'}`}>
              <bdi>{tag}</bdi> {count}
              {mine ? <span className="sr-only"> (also yours)</span> : null}
            </li>
          ))}
        </ul>
      </td>
      <td className={`${CELL} text-end tabular-nums`}>
        {commentCount}
        <span className="claims-unit"> {commentCount === 1 ? 'comment' : 'comments'}</span>
      </td>
      <td className={`${CELL} text-sm text-ink-soft`}>
        <bdi className="text-ink">{author.name}</bdi>, <Time iso={createdAt} />
        {visibility === 'private' ? ' (only you see it)' : ''}
      </td>
    </tr>
  );
}
