import Link from 'next/link';
import type { ReactNode } from 'react';
import { directionOf } from '@/lib/core/language';
import type { Heat, InsightView } from '@/lib/core/insight';
import { Panel } from './panel';
import { FigureTable } from './table';

/** How much is said where: a bar beside the first words of each paragraph, or beside each article. */
export function HeatPanel({ heat, href, articleHref }: { heat: InsightView['heat']; href: string; articleHref: (id: string) => string }) {
  const comments = [{ name: 'Comments', number: true }, { name: 'Drawn', bare: true }];
  const others = ['Threads', 'People'].map((name) => ({ name, number: true }));
  if (heat.of === 'seminar') {
    const most = Math.max(1, ...heat.articles.map(({ comments }) => comments));
    return (
      <Panel
        id="heat"
        title="Articles"
        note="How much is said about each. Choose one to see it paragraph by paragraph."
        href={href}
        empty={heat.articles.length === 0 ? 'There is no article yet.' : null}
      >
        <FigureTable
          caption="Threads and comments by article"
          columns={[{ name: 'Article' }, ...comments, ...others]}
          rows={heat.articles.map((row) => ({
            key: row.id,
            cells: [
              <Link key="title" href={articleHref(row.id)} lang={row.language} dir={directionOf(row.language)} className="inline-block min-h-6 min-w-40 font-serif text-base break-words">
                {row.title}
              </Link>,
              row.comments,
              <Bar key="bar" share={row.comments / most} />,
              row.threads,
              row.people,
            ],
          }))}
        />
      </Panel>
    );
  }
  const rows = [...heat.paragraphs, heat.whole, heat.orphaned];
  const most = Math.max(1, ...rows.map(({ comments }) => comments));
  const row = (key: string, label: ReactNode, words: ReactNode, of: Heat) => ({ key, cells: [label, of.comments, <Bar key="bar" share={of.comments / most} />, words, of.threads, of.people] });
  return (
    <Panel
      id="heat"
      title="Heat of the article"
      note="The longer the bar, the more comments hang on the paragraph. Its number leads to it."
      href={href}
      empty={heat.paragraphs.length === 0 ? 'The article has no text.' : null}
    >
      <FigureTable
        caption={`Threads and comments by paragraph of “${heat.title}”`}
        tall
        columns={[{ name: '¶' }, ...comments, { name: 'First words' }, ...others]}
        rows={[
          ...heat.paragraphs.map((each) =>
            row(
              each.key,
              <Link key="link" href={`/articles/${heat.id}#${each.key}`} className="inline-flex min-h-6 items-center whitespace-nowrap" aria-label={`Paragraph ${each.key.slice(1)}`}>
                ¶{each.key.slice(1)}
              </Link>,
              <span key="words" lang={heat.language} dir={directionOf(heat.language)} className="line-clamp-2 min-w-40 font-serif text-base break-words sm:line-clamp-1">
                {each.words}
              </span>,
              each,
            ),
          ),
          ...(heat.whole.threads + heat.whole.comments > 0 ? [row('whole', '–', 'About the whole article', heat.whole)] : []),
          ...(heat.orphaned.threads + heat.orphaned.comments > 0 ? [row('orphaned', '–', 'On passages that are no longer in the text', heat.orphaned)] : []),
        ]}
      />
    </Panel>
  );
}

/** Decoration: the figure that it draws stands in the same row. */
function Bar({ share }: { share: number }) {
  return (
    <svg aria-hidden="true" width="100%" height="12" className="mt-1.5 block min-w-16 sm:min-w-32">
      <rect width="100%" height="12" rx="2" className="fill-sunken" />
      <rect width={`${share * 100}%`} height="12" rx="2" className="fill-accent" />
    </svg>
  );
}
