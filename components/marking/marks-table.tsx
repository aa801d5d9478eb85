'use client';

import { useState } from 'react';
import type { MarkSheet } from '@/lib/core/marking';
import { MarkRowFields } from './mark-row';
import { ReleaseBox } from './release-box';

const FIGURES = ['Comments', 'Replies', 'Claims', 'Tags', 'Days active'];
const HEAD = 'py-2 pe-4 align-bottom text-sm font-medium text-ink-soft last:pe-0';

/** The marks of an article, a member a row, and whether they are released. */
export function MarksTable({ sheet: { article, rows, archived, releasedAt } }: { sheet: MarkSheet }) {
  // What was saved here since the page came.
  const [saved, setSaved] = useState<Record<string, boolean>>({});
  const marked = rows.filter(({ person, mark }) => saved[person.id] ?? mark !== null).length;
  if (rows.length === 0) return <p className="rounded-md border border-line bg-surface p-6 text-ink-soft">There is no participant yet, so there is nobody to mark. Invite them on the page People.</p>;
  return (
    <>
      <ReleaseBox article={article.id} releasedAt={releasedAt} marked={marked} of={rows.length} archived={archived} />
      <p className="max-w-reading text-sm text-ink-soft">
        The figures tell what each member did in this article. They are a help: no mark follows from them, a mark is what you write. The note is for those who moderate, and no member ever sees it.
        {archived ? null : ' A field is saved when you leave it; Enter goes to the next mark.'}
      </p>
      <table className="w-full border-collapse max-lg:block">
        <caption className="sr-only">
          Marks for <bdi>{article.title}</bdi>
        </caption>
        <thead className="max-lg:hidden">
          <tr className="border-b border-line-strong">
            <th scope="col" className={`${HEAD} text-start`}>
              Member
            </th>
            {FIGURES.map((name) => (
              <th key={name} scope="col" className={`${HEAD} text-end`}>
                {name}
              </th>
            ))}
            <th scope="col" className={`${HEAD} text-start`}>
              Mark
            </th>
            <th scope="col" className={`${HEAD} text-start`}>
              Private note
            </th>
            <th scope="col" className={HEAD}>
              <span className="sr-only">Saved</span>
            </th>
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {rows.map((row) => (
            <MarkRowFields key={row.person.id} article={article.id} row={row} archived={archived} onSaved={(person, { mark }) => setSaved((before) => ({ ...before, [person]: mark !== null }))} />
          ))}
        </tbody>
      </table>
    </>
  );
}
