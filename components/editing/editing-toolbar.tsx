'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { LinkField } from '../annotation/link-field';
import { Icon } from '../ui/icon';
import { addFootnote, addRow, CHOICES, choiceOf, choose, indent } from './editing-commands';

type Tool = { label: string; keys?: string; face: ReactNode; mark?: string; able?: (editor: Editor) => boolean; run: (editor: Editor) => unknown };

const toggle = (mark: string) => (editor: Editor) => editor.chain().focus().toggleMark(mark).run();
const within = (choice: RegExp) => (editor: Editor) => choice.test(choiceOf(editor.state.selection.$from.parent));

const TOOLS: readonly Tool[] = [
  { label: 'Bold', keys: 'Ctrl+B', mark: 'strong', face: <b>B</b>, run: toggle('strong') },
  { label: 'Italic', keys: 'Ctrl+I', mark: 'emphasis', face: <i className="font-serif">I</i>, run: toggle('emphasis') },
  { label: 'Code', keys: 'Ctrl+E', mark: 'code', face: <Icon name="code" />, run: toggle('code') },
  { label: 'Superscript', keys: 'Ctrl+.', mark: 'superscript', face: '²', run: toggle('superscript') },
  { label: 'Subscript', keys: 'Ctrl+,', mark: 'subscript', face: '₂', run: toggle('subscript') },
  { label: 'Deeper in the list', keys: 'Ctrl+]', face: <span aria-hidden="true">⇥</span>, able: within(/item$/), run: (editor) => indent(editor, 1) },
  { label: 'Back in the list', keys: 'Ctrl+[', face: <span aria-hidden="true">⇤</span>, able: within(/item$/), run: (editor) => indent(editor, -1) },
  { label: 'Add a row below', face: <Icon name="plus" />, able: within(/^Row/), run: addRow },
  { label: 'Add a footnote', face: <Icon name="note" />, able: within(/^(?!Row|Picture|Footnote)/), run: addFootnote },
  { label: 'Undo', keys: 'Ctrl+Z', face: <span aria-hidden="true">↶</span>, able: (editor) => editor.can().undo(), run: (editor) => editor.chain().focus().undo().run() },
  { label: 'Redo', keys: 'Ctrl+Shift+Z', face: <span aria-hidden="true">↷</span>, able: (editor) => editor.can().redo(), run: (editor) => editor.chain().focus().redo().run() },
];

const TOOL = 'grid size-8 place-items-center rounded-sm text-ink-soft hover:bg-accent-soft aria-pressed:bg-accent-soft aria-pressed:text-accent aria-disabled:opacity-50';

/** One stop for Tab; the arrow keys go from tool to tool (WAI-ARIA toolbar pattern). The kind of paragraph stands before it. */
export function EditingToolbar({ editor }: { editor: Editor }) {
  const [linking, setLinking] = useState(false);
  const [current, setCurrent] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor }) => ({
      kind: choiceOf(editor.state.selection.$from.parent),
      active: [...TOOLS.map(({ mark }) => mark), 'link'].filter((mark) => mark !== undefined && editor.isActive(mark)).join(),
      unable: TOOLS.filter(({ able }) => able && !able(editor)).map(({ label }) => label).join(),
    }),
  });
  const [active, unable] = [state.active.split(','), state.unable.split(',')];
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (current + step + TOOLS.length + 1) % (TOOLS.length + 1);
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  const link = () => {
    if (active.includes('link')) editor.chain().focus().extendMarkRange('link').unsetLink().run();
    else setLinking(!linking);
  };
  return (
    <div className="editing-bar">
      <div className="flex flex-wrap items-center gap-1 p-1">
        <select aria-label="Kind of paragraph" className="min-h-8 rounded-sm border border-line-strong bg-surface px-2 text-sm" value={state.kind} onChange={({ target }) => choose(editor, target.value)}>
          {CHOICES.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
          {CHOICES.some(({ name }) => name === state.kind) ? null : <option>{state.kind}</option>}
        </select>
        <div ref={bar} role="toolbar" aria-label="Format the text" className="flex flex-wrap gap-0.5 max-sm:contents" onKeyDown={walk}>
          {TOOLS.map(({ label, keys, face, mark, run }, index) => (
            <button
              key={label}
              type="button"
              className={TOOL}
              tabIndex={index === current ? 0 : -1}
              aria-label={label}
              title={keys ? `${label} (${keys})` : label}
              aria-pressed={mark === undefined ? undefined : active.includes(mark)}
              aria-disabled={unable.includes(label) || undefined}
              onClick={() => (unable.includes(label) ? undefined : run(editor))}
            >
              {face}
            </button>
          ))}
          <button type="button" className={TOOL} tabIndex={current === TOOLS.length ? 0 : -1} aria-label="Link" title="Link" aria-pressed={active.includes('link')} aria-expanded={linking} onClick={link}>
            <Icon name="link" />
          </button>
        </div>
      </div>
      {linking ? <LinkField editor={editor} onDone={() => setLinking(false)} /> : null}
    </div>
  );
}
