import Link from 'next/link';
import { ageInDays, type InsightView } from '@/lib/core/insight';
import { counted } from '../seminar/counted';
import { Panel } from './panel';
import { FigureTable } from './table';

/** @param now milliseconds since 1970, for their ages */
export function QuestionsPanel({ questions: { total, items }, own, now, href }: { questions: InsightView['questions']; own: boolean; now: number; href: string }) {
  return (
    <Panel
      id="questions"
      title={own ? 'Your questions without an answer' : 'Unanswered questions'}
      note={`Not resolved, and nobody but the one who asked has replied. The oldest first.${total > items.length ? ` The first ${items.length} of ${total.toLocaleString('en')}.` : ''}`}
      href={href}
      empty={items.length === 0 ? 'Every question has an answer.' : null}
    >
      <FigureTable
        caption="Unanswered questions"
        columns={[{ name: 'Question' }, ...(own ? [] : [{ name: 'Asked by' }]), { name: 'Age', number: true }]}
        rows={items.map(({ thread, article, articleTitle, paragraph, text, author, askedAt }) => ({
          key: thread,
          cells: [
            <div key="question" className="min-w-40">
              <Link href={`/articles/${article}#thread-${thread}`} className="line-clamp-2 text-base break-words">
                <bdi>{text || 'Without words'}</bdi>
              </Link>
              <span className="text-ink-soft">
                {paragraph ? `¶${paragraph.slice(1)}, ` : ''}
                <bdi>{articleTitle}</bdi>
              </span>
            </div>,
            ...(own ? [] : [<bdi key="author">{author}</bdi>]),
            <time key="age" dateTime={askedAt} className="whitespace-nowrap">
              {ageInDays(askedAt, now) === 0 ? 'today' : counted(ageInDays(askedAt, now), 'day')}
            </time>,
          ],
        }))}
      />
    </Panel>
  );
}
