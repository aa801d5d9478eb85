import type { ReactNode } from 'react';
import type { ParagraphKind } from '@/lib/core/document/article';

type Props = { /** What a link to it names. */ id?: string; kind: ParagraphKind; /** Further attributes of the element. */ words?: { 'data-start': number; 'data-key': string; tabIndex: number }; children: ReactNode };

/** A block of a text that is read, compared or selected in, looking as in the article. */
export function BlockShell({ id, kind, words, children }: Props) {
  const shared = { id, dir: 'auto' as const, tabIndex: id === undefined ? undefined : -1, ...words };
  switch (kind) {
    case 'heading':
      return <h2 {...shared} className="words text-xl font-semibold">{children}</h2>;
    case 'quotation':
      return <blockquote {...shared} className="words border-s-2 border-line-strong ps-4 text-ink-soft">{children}</blockquote>;
    case 'pull_quote':
      return <blockquote {...shared} className="words border-y border-line py-3 text-xl italic">{children}</blockquote>;
    case 'list_item':
      return <p {...shared} className="words ps-5">{children}</p>;
    case 'figure_caption':
    case 'image':
    case 'footnote':
      return <p {...shared} className="words text-base text-ink-soft">{children}</p>;
    case 'table_row':
      return <p {...shared} className="words whitespace-pre-wrap">{children}</p>;
    case 'paragraph':
      return <p {...shared} className="words">{children}</p>;
  }
}
