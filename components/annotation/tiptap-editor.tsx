'use client';

import { CharacterCount, Placeholder } from '@tiptap/extensions';
import type { JSONContent } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { useEffect, useId, useRef } from 'react';
import { richTextWith } from '@/lib/core/document/rich-text-extensions';
import { MAX_COMMENT_LENGTH } from '@/lib/core/limits';
import { optionId } from '../ui/option-list';
import { Remaining } from '../ui/remaining';
import type { EditorProps } from './editor';
import { EditorToolbar } from './editor-toolbar';
import { MentionList } from './mention-list';
import { useMentions } from './use-mentions';

/** Rich text as comments have it. Only loaded when somebody writes; see editor.tsx. */
export default function TipTapEditor({ label, placeholder, initial, onChange, onSubmit, focused = false, mentions }: EditorProps) {
  const counterId = useId();
  const listId = useId();
  const { suggestion, offer } = useMentions(mentions);
  const submit = useRef(onSubmit);
  submit.current = onSubmit;
  const editor = useEditor({
    extensions: [...richTextWith(suggestion), Placeholder.configure({ placeholder }), CharacterCount],
    content: initial,
    immediatelyRender: false,
    injectCSS: false,
    autofocus: focused ? 'end' : false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, 'aria-describedby': counterId, 'aria-autocomplete': 'list', dir: 'auto', class: 'rich-text min-h-24 px-3 py-2' },
      handleKeyDown: (_, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
        submit.current();
        return true;
      },
    },
    onUpdate: ({ editor }) => onChange(unshared(editor.getJSON())),
  });
  const used = useEditorState({ editor, selector: ({ editor }) => editor?.getText({ blockSeparator: '\n' }).length ?? 0 });
  // A screen reader follows the offered names while the focus stays where one types.
  const option = offer && offer.people.length > 0 ? optionId(listId, offer.at) : null;
  useEffect(() => {
    const text = editor?.view.dom;
    if (!text || !option) return;
    text.setAttribute('aria-controls', listId);
    text.setAttribute('aria-activedescendant', option);
    return () => {
      text.removeAttribute('aria-controls');
      text.removeAttribute('aria-activedescendant');
    };
  }, [editor, listId, option]);
  return (
    <div className="rounded-md border border-line-strong bg-surface focus-within:outline-2 focus-within:outline-accent">
      {editor ? <EditorToolbar editor={editor} label={label} /> : null}
      <EditorContent editor={editor} className="max-h-80 overflow-y-auto" />
      {offer ? <MentionList id={listId} offer={offer} /> : null}
      <Remaining id={counterId} used={used ?? 0} limit={MAX_COMMENT_LENGTH} what="The comment" className="px-3 pb-2" />
    </div>
  );
}

/** Parts of a link share one object in it, which does not arrive whole when a server action sends it. */
const unshared = (body: JSONContent) => JSON.parse(JSON.stringify(body)) as JSONContent;
