import Form from 'next/form';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';

type Props = { articles: readonly { id: string; title: string }[]; chosen: string; path: string };

/** Which article the marks are for. */
export function ArticleChoice({ articles, chosen, path }: Props) {
  return (
    // Begun anew for another article: what stands in the field is what is shown.
    <Form key={chosen} action={path} scroll={false} aria-label="Article" className="flex flex-wrap items-end gap-3">
      <div className="w-full min-w-0 sm:w-96">
        <SelectField label="Article" name="article" defaultValue={chosen}>
          {articles.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      </div>
      <Button type="submit">Show</Button>
    </Form>
  );
}
