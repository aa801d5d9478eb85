'use client';

import dynamic from 'next/dynamic';
import { Component, type ReactNode } from 'react';
import type { JSONContent } from '@tiptap/core';
import type { Visibility } from '@/lib/core/annotations';
import { mentionText } from '@/lib/core/document/mentions';
import { MAX_COMMENT_LENGTH } from '@/lib/core/limits';

/** The thread in which one writes, or who sees the new one: only who sees it too can be mentioned. */
export type MentionScope = { thread: string } | { visibility: Visibility };

export type EditorProps = {
  label: string;
  placeholder: string;
  initial: JSONContent | null;
  onChange: (body: JSONContent) => void;
  /** Ctrl or Cmd and Enter. */
  onSubmit: () => void;
  /** Takes the focus when it opens. */
  focused?: boolean;
  mentions: MentionScope;
};

const load = () => import('./tiptap-editor');

const TipTapEditor = dynamic(load, {
  ssr: false,
  loading: () => (
    <div className="min-h-24 rounded-md border border-line-strong bg-surface px-3 py-2 text-ink-soft" aria-busy="true">
      Opening the editor…
    </div>
  ),
});

/** Fetches the editor ahead of its use; when that fails it is tried again when it is shown. */
export const preloadEditor = (): void => void load().catch(() => undefined);

/** The editor for rich text, loaded when first asked for; without it, plain text can be written all the same. */
export function Editor(props: EditorProps) {
  return (
    <WithoutEditor instead={<PlainEditor {...props} />}>
      <TipTapEditor {...props} />
    </WithoutEditor>
  );
}

class WithoutEditor extends Component<{ instead: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}

function PlainEditor({ label, placeholder, initial, onChange, onSubmit }: EditorProps) {
  return (
    <textarea
      aria-label={label}
      placeholder={placeholder}
      dir="auto"
      rows={5}
      maxLength={MAX_COMMENT_LENGTH}
      className="w-full rounded-md border border-line-strong bg-surface px-3 py-2"
      defaultValue={plainOf(initial)}
      onChange={({ target }) => onChange(documentOf(target.value))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
      }}
    />
  );
}

const plainOf = (body: JSONContent | null): string => (body?.content ?? []).map((block) => textOf(block)).join('\n');
const textOf = (node: JSONContent): string => (node.type === 'mention' ? mentionText(node.attrs) : null) ?? node.text ?? (node.content ?? []).map(textOf).join('');
const documentOf = (text: string): JSONContent => ({
  type: 'doc',
  content: text.split('\n').map((line) => ({ type: 'paragraph', ...(line ? { content: [{ type: 'text', text: line }] } : {}) })),
});
