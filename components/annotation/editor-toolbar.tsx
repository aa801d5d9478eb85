'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Icon, type IconName } from '../ui/icon';
import { LinkField } from './link-field';

type Tool = { name: string; mark: string; label: string; keys: string; face: IconName | string; run: (editor: Editor) => unknown };

const TOOLS: Tool[] = [
  { name: 'bold', mark: 'bold', label: 'Bold', keys: 'Ctrl+B', face: 'B', run: (editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', mark: 'italic', label: 'Italic', keys: 'Ctrl+I', face: 'I', run: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'bulletList', mark: 'bulletList', label: 'List', keys: 'Ctrl+Shift+8', face: 'list', run: (editor) => editor.chain().focus().toggleBulletList().run() },
  { name: 'orderedList', mark: 'orderedList', label: 'Numbered list', keys: 'Ctrl+Shift+7', face: 'numbers', run: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: 'blockquote', mark: 'blockquote', label: 'Quotation', keys: 'Ctrl+Shift+B', face: 'quote', run: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { name: 'code', mark: 'code', label: 'Code', keys: 'Ctrl+E', face: 'code', run: (editor) => editor.chain().focus().toggleCode().run() },
];

const TOOL = 'grid size-7 place-items-center rounded-sm text-ink-soft hover:bg-accent-soft aria-pressed:bg-accent-soft aria-pressed:text-accent';

/** One stop for Tab; the arrow keys go from tool to tool (WAI-ARIA toolbar pattern). */
export function EditorToolbar({ editor, label }: { editor: Editor; label: string }) {
  const [linking, setLinking] = useState(false);
  const [current, setCurrent] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const active = useEditorState({
    editor,
    selector: ({ editor }) => [...TOOLS.map(({ mark }) => mark), 'link'].filter((mark) => editor.isActive(mark)).join(),
  }).split(',');

  const walk = (event: KeyboardEvent) => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (current + step + TOOLS.length + 1) % (TOOLS.length + 1);
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  const toggleLink = () => {
    if (active.includes('link')) editor.chain().focus().extendMarkRange('link').unsetLink().run();
    else setLinking(!linking);
  };

  return (
    <>
      <div ref={bar} role="toolbar" aria-label={`Format: ${label}`} className="flex gap-0.5 border-b border-line p-1" onKeyDown={walk}>
        {TOOLS.map(({ name, mark, label, keys, face, run }, index) => (
          <button key={name} type="button" className={TOOL} tabIndex={index === current ? 0 : -1} aria-label={label} title={`${label} (${keys})`} aria-pressed={active.includes(mark)} onClick={() => run(editor)}>
            {face.length === 1 ? <span className={face === 'I' ? 'font-serif italic' : 'font-bold'}>{face}</span> : <Icon name={face as IconName} />}
          </button>
        ))}
        <button type="button" className={TOOL} tabIndex={current === TOOLS.length ? 0 : -1} aria-label="Link" title="Link" aria-pressed={active.includes('link')} aria-expanded={linking} onClick={toggleLink}>
          <Icon name="link" />
        </button>
      </div>
      {linking ? <LinkField editor={editor} onDone={() => setLinking(false)} /> : null}
    </>
  );
}
