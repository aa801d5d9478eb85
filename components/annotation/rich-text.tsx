import { renderJSONContentToReactElement } from '@tiptap/static-renderer/json/react';
import type { JSONContent } from '@tiptap/core';
import type { ReactNode } from 'react';
import { isSafeLink } from '@/lib/core/document/links';
import { mentionText } from '@/lib/core/document/mentions';
import { Marked } from './marked';

type Inner = { children?: ReactNode };

const NODES = {
  doc: ({ children }: Inner) => <>{children}</>,
  paragraph: ({ children }: Inner) => <p dir="auto">{children}</p>,
  text: ({ node }: { node: JSONContent }) => <Marked>{node.text ?? ''}</Marked>,
  hardBreak: () => <br />,
  mention: ({ node }: { node: JSONContent }) => <bdi className="mention">{mentionText(node.attrs)}</bdi>,
  bulletList: ({ children }: Inner) => <ul>{children}</ul>,
  orderedList: ({ node, children }: Inner & { node: JSONContent }) => <ol start={(node.attrs?.start as number | undefined) ?? 1}>{children}</ol>,
  listItem: ({ children }: Inner) => <li dir="auto">{children}</li>,
  blockquote: ({ children }: Inner) => <blockquote dir="auto">{children}</blockquote>,
  codeBlock: ({ children }: Inner) => (
    <pre dir="ltr">
      <code>{children}</code>
    </pre>
  ),
};

const MARKS = {
  bold: ({ children }: Inner) => <strong>{children}</strong>,
  italic: ({ children }: Inner) => <em>{children}</em>,
  strike: ({ children }: Inner) => <s>{children}</s>,
  code: ({ children }: Inner) => <code>{children}</code>,
  link: ({ mark, children }: Inner & { mark: { attrs?: { href?: unknown } } }) =>
    isSafeLink(mark.attrs?.href) ? (
      <a href={mark.attrs.href} rel="noopener noreferrer nofollow ugc">
        {children}
      </a>
    ) : (
      <>{children}</>
    ),
};

/** A comment's document as elements: only what is named above can come out, whatever the document holds. */
export function RichText({ body }: { body: JSONContent }) {
  const render = renderJSONContentToReactElement({
    nodeMapping: NODES as never,
    markMapping: MARKS as never,
    unhandledNode: (({ children }: Inner) => <>{children}</>) as never,
    unhandledMark: (({ children }: Inner) => <>{children}</>) as never,
  });
  return <div className="rich-text">{render({ content: body as never })}</div>;
}
