'use client';

import { useEffect, useRef, useState } from 'react';
import { loadText } from '@/app/articles/[article]/repair/actions';
import { paragraphAt, type PlacedParagraph, revisionText } from '@/lib/core/document/article';
import { selectByTap, selectByWord } from '@/lib/core/document/words';
import { MAX_QUOTE_LENGTH } from '@/lib/core/limits';
import type { Repair } from '@/lib/core/repair';
import type { RevisedArticle } from '@/lib/core/revisions/history';
import type { PublicError } from '@/lib/http/public-error';
import { SendError } from '../annotation/send-error';
import { useSend } from '../annotation/use-send';
import { offsetAtPoint, pageRanges, paragraphElements, type TextRange } from '../article/dom-text';
import { BlockShell } from '../revisions/block-shell';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { selectOnPage, useSelected } from './use-selected';
import type { Settling } from './use-repairs';

type Props = { article: Pick<RevisedArticle, 'id' | 'language' | 'direction'>; item: Repair; pending: boolean; error: PublicError | null; onSettle: (settling: Settling) => void; onClose: () => void };
type Loaded = { paragraphs: PlacedParagraph[]; language: string; direction: 'ltr' | 'rtl' };

/** The article's text, in which the right words are selected: by mouse, by touch, or by keys. */
export function ChooseWords({ article, item, pending, error, onSettle, onClose }: Props) {
  const [text, setText] = useState<Loaded | null>(null);
  const { send, error: notLoaded } = useSend();
  useEffect(() => {
    void send(() => loadText({ article: article.id })).then(setText);
  }, [send, article.id]);
  return (
    <Dialog open onClose={onClose} shape="wide" title="Select the words that it is about">
      <div className="flex flex-col gap-3">
        <p className="text-sm text-ink-soft">
          Before: <q lang={article.language} dir={article.direction} className="font-serif">{item.words}</q>
        </p>
        <SendError error={notLoaded ?? error} />
        {text ? <Choice text={text} item={item} pending={pending} onSettle={onSettle} /> : notLoaded ? null : <p role="status">Fetching the text…</p>}
      </div>
    </Dialog>
  );
}

function Choice({ text: { paragraphs, language, direction }, item, pending, onSettle }: { text: Loaded } & Pick<Props, 'item' | 'pending' | 'onSettle'>) {
  const root = useRef<HTMLDivElement>(null);
  const { selected, setSelected } = useSelected(root);
  const whole = revisionText(paragraphs);
  const paragraph = selected && paragraphAt(paragraphs, selected.start);
  const tooLong = selected !== null && selected.end - selected.start > MAX_QUOTE_LENGTH;

  // It begins at the passage as it was put, else at the paragraph in which it stood.
  useEffect(() => {
    const key = item.now?.paragraph ?? item.paragraph;
    const elements = root.current ? paragraphElements(root.current) : [];
    const first = elements.find(({ dataset }) => dataset.key === key) ?? elements[0];
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'center' });
  }, [item]);

  const select = (range: TextRange) => {
    if (root.current) selectOnPage(pageRanges(root.current, [range]));
    setSelected(range);
  };
  // Holding a word down selects it too, where the browser does that; not everybody can.
  const onClick = ({ clientX, clientY, nativeEvent }: React.MouseEvent) => {
    if (!root.current || (nativeEvent as PointerEvent).pointerType !== 'touch') return;
    const at = offsetAtPoint(root.current, clientX, clientY);
    const next = at === null ? null : selectByTap(whole, selected, at);
    if (next) select(next);
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const here = (event.target as HTMLElement).closest<HTMLElement>('[data-start]');
    if (!root.current || !here || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const forward = (event.key === 'ArrowRight') === (getComputedStyle(here).direction === 'ltr');
      const next = selectByWord(whole, selected, Number(here.dataset.start), forward ? 1 : -1, event.shiftKey);
      if (next) select(next);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const all = paragraphElements(root.current);
      const next = all[all.indexOf(here) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (!next) return;
      window.getSelection()?.removeAllRanges();
      setSelected(null);
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'center' });
    } else return;
    event.preventDefault();
  };
  const put = () => {
    if (!selected || !paragraph) return;
    onSettle({ as: 'chosen', target: { paragraph: paragraph.key, start: selected.start - paragraph.start, end: selected.end - paragraph.start, exact: whole.slice(selected.start, selected.end) } });
  };
  return (
    <>
      <p className="hidden text-sm text-ink-soft pointer-coarse:block">Tap a word, then another: all between them is selected.</p>
      <p className="text-sm text-ink-soft pointer-coarse:hidden">With keys: ↑ ↓ another paragraph, ← → a word, with Shift more or fewer words.</p>
      {/* A text to select in, as an editor is one; its keys are those of the reading page. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={root} lang={language} dir={direction} onKeyDown={onKeyDown} onClick={onClick} className="flex max-h-[52dvh] flex-col gap-3 overflow-y-auto rounded-md border border-line bg-paper p-4 font-serif text-lg leading-reading">
        {paragraphs.map(({ key, kind, text, start }, index) => (
          <BlockShell key={key} kind={kind} words={{ 'data-start': start, 'data-key': key, tabIndex: index === 0 ? 0 : -1 }}>
            {text}
          </BlockShell>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="line-clamp-2 min-w-0 flex-1 basis-60 text-sm">
          {tooLong ? 'That is too long for a passage. Select fewer words.' : selected ? <q lang={language} dir={direction} className="font-serif">{whole.slice(selected.start, selected.end)}</q> : <span className="text-ink-soft">Nothing is selected yet.</span>}
        </p>
        {paragraph ? (
          <Button disabled={pending} onClick={() => onSettle({ as: 'paragraph', paragraph: paragraph.key })}>
            All of <bdi dir="ltr">¶{paragraph.key.slice(1)}</bdi>
          </Button>
        ) : null}
        <Button look="primary" disabled={pending || !selected || tooLong} onPointerDown={(event) => event.preventDefault()} onClick={put}>
          It stands on these words
        </Button>
      </div>
    </>
  );
}
