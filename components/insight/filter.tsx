import Form from 'next/form';
import Link from 'next/link';
import type { InsightView } from '@/lib/core/insight';
import type { InsightFilter } from '@/lib/schemas/insight';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';

/** What is counted. A plain form that asks for its own address anew, so that a view can be shared. */
export function InsightFilterForm({ view, filter, path }: { view: Pick<InsightView, 'articles' | 'sections'>; filter: InsightFilter; path: string }) {
  const { articles, sections } = view;
  return (
    // Begun anew for another filter: what stands in the fields is what is shown.
    <Form key={JSON.stringify(filter)} action={path} scroll={false} aria-label="Filter" className="flex flex-wrap items-end gap-3">
      <div className="w-full min-w-0 sm:w-64">
        <SelectField label="Article" name="article" defaultValue={filter.article ?? ''}>
          <option value="">All articles</option>
          {articles.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      </div>
      {sections.length > 0 ? (
        <div className="w-full sm:w-44">
          <SelectField label="Section" name="section" defaultValue={filter.section ?? ''}>
            <option value="">All sections</option>
            {sections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      ) : null}
      <div className="grow sm:grow-0">
        <TextField label="From" name="from" type="date" defaultValue={filter.from ?? ''} />
      </div>
      <div className="grow sm:grow-0">
        <TextField label="To" name="to" type="date" defaultValue={filter.to ?? ''} />
      </div>
      <Button type="submit">Show</Button>
      {Object.keys(filter).length > 0 ? (
        <Link href={path} scroll={false} className="inline-flex min-h-10 items-center text-sm">
          Show everything
        </Link>
      ) : null}
    </Form>
  );
}
