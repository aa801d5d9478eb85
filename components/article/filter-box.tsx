'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Completion, completionsAt, type Vocabulary } from '@/lib/core/finding/complete';
import { MAX_FILTER_LENGTH, parseQuery } from '@/lib/core/finding/query';
import { optionId, OptionList } from '../ui/option-list';

/** A pause in typing after which the page shows what is typed, in milliseconds. */
const PAUSE_MS = 600;

/** To the box, for a key; where it is folded away the bar is opened by its button. */
export function focusFilter(): boolean {
  const box = document.querySelector<HTMLInputElement>('[data-filter-box]');
  box?.focus();
  return box !== null && box === document.activeElement;
}

type Props = {
  /** What the filter says now, and what the address says where that is not all understood. */
  text: string;
  asked: string | null;
  vocabulary: Vocabulary;
  /** @param lasting the way back leads to what was shown before */
  onApply: (text: string, lasting: boolean) => void;
};

/** What the page shows, as one line that can be typed; it and the drop-downs beside it say the same. */
export function FilterBox({ text, asked, vocabulary, onApply }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(() => (asked !== null && parseQuery(asked).problems.length > 0 ? asked : null));
  const [judged, setJudged] = useState(typed !== null);
  const [offers, setOffers] = useState<Completion[]>([]);
  const [at, setAt] = useState(-1);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  // What is chosen beside it takes the place of what was typed.
  const shownText = useRef(text);
  useEffect(() => {
    if (shownText.current === text) return;
    shownText.current = text;
    if (document.activeElement !== input.current) setTyped(null);
  }, [text]);
  const value = typed ?? text;
  const problems = judged ? parseQuery(value).problems : [];

  const close = () => {
    setOffers([]);
    setAt(-1);
  };
  const apply = (next: string, lasting: boolean) => {
    clearTimeout(pause.current);
    onApply(next, lasting);
  };
  const offer = (next: string, caret: number) => {
    setOffers(completionsAt(next, caret, vocabulary));
    setAt(-1);
  };
  const type = (next: string, caret: number) => {
    setTyped(next);
    setJudged(false);
    offer(next, caret);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      if (parseQuery(next).problems.length === 0) onApply(next, false);
    }, PAUSE_MS);
  };
  const finish = () => {
    close();
    setJudged(true);
    apply(value, true);
    if (parseQuery(value).problems.length === 0) setTyped(null);
  };
  const take = ({ insert, start, end }: Completion) => {
    const rest = value.slice(end);
    const next = value.slice(0, start) + insert + (insert.endsWith(' ') ? rest.trimStart() : rest);
    const caret = start + insert.length;
    // At once: a letter that is typed next must not find the caret elsewhere, nor have it moved from behind itself.
    flushSync(() => type(next, caret));
    input.current?.setSelectionRange(caret, caret);
    if (insert.endsWith(' ')) {
      close();
      apply(next, false);
    }
  };

  return (
    <div className="filter-box relative flex min-w-0 flex-col gap-1">
      <input
        ref={input}
        data-filter-box=""
        type="text"
        role="combobox"
        aria-label="Find"
        aria-autocomplete="list"
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={at >= 0 ? optionId(`${id}-list`, at) : undefined}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
        value={value}
        maxLength={MAX_FILTER_LENGTH}
        placeholder="Find: words, “phrases”, kind: tag: by: is: p:"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        className="min-h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm text-ink placeholder:text-ink-soft aria-invalid:border-danger"
        onChange={({ target }) => type(target.value, target.selectionStart ?? target.value.length)}
        onFocus={({ target }) => target.value === '' && offer('', 0)}
        onBlur={() => {
          close();
          if (typed === null) return;
          setJudged(true);
          apply(value, false);
          if (parseQuery(value).problems.length === 0) setTyped(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (offers.length === 0) return offer(value, event.currentTarget.selectionStart ?? value.length);
            const by = event.key === 'ArrowDown' ? 1 : -1;
            // Before the first is what is typed itself.
            return setAt((before) => ((before + 1 + by + offers.length + 1) % (offers.length + 1)) - 1);
          }
          if (event.key === 'Escape' && offers.length > 0) {
            event.preventDefault();
            event.stopPropagation();
            return close();
          }
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const chosen = offers[at];
          if (chosen) take(chosen);
          else finish();
        }}
      />
      <OptionList
        id={`${id}-list`}
        label="What the filter understands"
        options={offers.map(({ label, hint }) => ({ key: label, label, hint }))}
        at={at}
        onChoose={(index) => take(offers[index]!)}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 rounded-md border border-line bg-surface p-1 shadow-float"
      />
      {problems.length > 0 ? (
        <div id={`${id}-problems`} role="alert" className="text-sm text-danger">
          {problems.map(({ start, message }) => (
            <p key={start}>{message}</p>
          ))}
        </div>
      ) : null}
    </div>
  );
}
