'use client';

import type { Editor, JSONContent } from '@tiptap/core';
import { UndoRedo } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { articleExtensions } from '@/lib/core/document/article-extensions';
import { EditingKeys } from './editing-commands';
import { EditingToolbar } from './editing-toolbar';

/** Long enough that typing is not slowed by what each change asks for, short enough that a crash loses a word at most. */
const PAUSE_MS = 400;

type Props = { pictureAt: (image: string) => string; language: string; direction: 'ltr' | 'rtl'; initial: JSONContent; onChange: (doc: JSONContent) => void; onEditor: (editor: Editor | null) => void };

/** The article's text, to be changed. Only loaded on its own page. */
export default function ArticleEditor({ pictureAt, language, direction, initial, onChange, onEditor }: Props) {
  const change = useRef(onChange);
  change.current = onChange;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const editor = useEditor({
    extensions: [...articleExtensions(pictureAt), UndoRedo, EditingKeys],
    content: initial,
    immediatelyRender: false,
    injectCSS: false,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Text of the article', lang: language, dir: direction, class: 'editing-text' } },
    onUpdate: ({ editor }) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => change.current(editor.getJSON()), PAUSE_MS);
    },
  });
  useEffect(() => {
    onEditor(editor);
    if (!editor) return;
    // What the pause held back is written before the page goes, or is put away.
    const flush = () => {
      clearTimeout(timer.current);
      change.current(editor.getJSON());
    };
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      onEditor(null);
    };
  }, [editor, onEditor]);
  return (
    <div className="rounded-md border border-line-strong bg-surface focus-within:outline-2 focus-within:outline-accent">
      {editor ? <EditingToolbar editor={editor} /> : null}
      <EditorContent editor={editor} />
    </div>
  );
}
