import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { addFootnote, indent } from '@/components/editing/editing-commands';
import { articleExtensions } from '@/lib/core/document/article-extensions';

let editor: Editor;
afterEach(() => editor.destroy());

const words = (text: string) => [{ type: 'text', text }];
/** An editor without a page around it, with these words selected or, empty, the cursor before them. */
function edit(content: object[], at: string, selected = '') {
  editor = new Editor({ element: null, extensions: articleExtensions(() => ''), content: { type: 'doc', content } });
  let from = -1;
  editor.state.doc.descendants((node, position) => {
    if (node.isText && node.text?.includes(at)) from = position + node.text.indexOf(at);
  });
  editor.commands.setTextSelection({ from, to: from + selected.length });
}
const said = () => editor.getJSON().content.map(({ type, content, attrs }) => [type, (content ?? []).map((node) => ('text' in node ? node.text : '')).join(''), attrs?.depth ?? attrs?.label ?? null]);

describe('a footnote', () => {
  const text = [{ type: 'paragraph', content: words('The bridge stood.') }, { type: 'footnote', attrs: { label: '1' }, content: words('It did.') }, { type: 'paragraph', content: words('About the author.') }];

  it('comes behind the last one, wherever its mark stands', () => {
    edit(text, ' stood');
    addFootnote(editor);
    expect(said()).toEqual([['paragraph', 'The bridge[2] stood.', null], ['footnote', 'It did.', '1'], ['footnote', '', '2'], ['paragraph', 'About the author.', null]]);
  });

  it('cuts nothing where the mark stands behind all notes, or takes the place of words', () => {
    edit(text, 'the author', 'the author');
    addFootnote(editor);
    expect(said()).toEqual([['paragraph', 'The bridge stood.', null], ['footnote', 'It did.', '1'], ['footnote', '', '2'], ['paragraph', 'About [2].', null]]);
  });

  it('cuts nothing where the mark takes the place of words from within a note to behind it', () => {
    edit(text, 'did');
    const { from } = editor.state.selection;
    editor.commands.setTextSelection({ from, to: from + 'did.'.length + 2 + 'About the'.length });
    addFootnote(editor);
    expect(said()).toEqual([['paragraph', 'The bridge stood.', null], ['footnote', 'It [2] author.', '1'], ['footnote', '', '2']]);
  });
});

it('items of a list keep their depths to each other when they go deeper', () => {
  const item = (depth: number, text: string) => ({ type: 'listItem', attrs: { depth, ordered: false }, content: words(text) });
  edit([item(0, 'One'), item(1, 'Two'), item(0, 'Three')], 'One');
  editor.commands.selectAll();
  indent(editor, 1);
  expect(said().map(([, , depth]) => depth)).toEqual([1, 2, 1]);
});
