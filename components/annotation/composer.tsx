'use client';

import { useEffect, useRef, useState } from 'react';
import { ANNOTATION_KINDS, type Visibility } from '@/lib/core/annotations';
import type { ThreadView } from '@/lib/core/threads';
import { focusPlace, focusThread } from '../article/focus';
import { useReader, useReaderStore } from '../article/reader-context';
import { changeDraft, dropDraft, keepDraft, leaveDraft, renewDraft, splitDraft } from '../article/writing';
import { ClaimFields } from '../claims/claim-fields';
import { JoinOffer } from '../claims/join-offer';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Icon } from '../ui/icon';
import { toast } from '../ui/toast';
import { firstMissing, missingParts } from './draft-request';
import { type DraftTarget, isWorthKeeping, type NewDraft, TYPED_SINCE } from './drafts';
import { Editor } from './editor';
import { KINDS } from './kinds';
import { problemOf, SendError } from './send-error';
import { TagPicker } from './tag-picker';
import { usePost } from './use-post';
import { visibilityOptions } from './visibility';

/** The form for a new annotation. All of it is in the draft, so that nothing typed is lost. */
export function Composer({ draft }: { draft: NewDraft }) {
  const store = useReaderStore();
  const types = useReader((state) => state.view.claimTypes);
  const { post: send, pending, error, refresh } = usePost();
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<NewDraft>) => changeDraft(store, part);
  const claim = draft.kind === 'claim';
  const missing = missingParts(draft, types);

  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    // A claim begins with its type; anything else with the editor, which takes the focus when it is there.
    form.current?.querySelector<HTMLElement>('input[type=radio][value]')?.focus({ preventScroll: true });
  }, []);

  const post = async () => {
    setAsked(true);
    if (pending) return;
    if (Object.keys(missing).length > 0) return form.current?.querySelector<HTMLElement>(firstMissing(missing))?.focus();
    const { selection } = store.getState();
    const sent = await send({ kind: 'thread', draft }, draft.place, ({ message }) => renewDraft(store, draft, message));
    if (!sent) return;
    const now = store.getState();
    // Who has selected other words meanwhile, or begun elsewhere, goes on there.
    const elsewhere = now.selection !== selection || now.draft?.id !== draft.id;
    const more = splitDraft(store, draft);
    if (sent === 'waits' || !('thread' in sent)) {
      if (more) return toast(TYPED_SINCE);
      if (elsewhere) return;
      store.getState().set({ selection: null });
      return focusPlace(draft.place);
    }
    const { thread } = sent;
    store.getState().put(thread);
    toast(more ? `${postedWords(thread)} ${TYPED_SINCE}` : postedWords(thread));
    if (!elsewhere && !more) {
      store.getState().set({ active: thread.id, selection: null });
      window.getSelection()?.removeAllRanges();
      focusThread(thread.id);
    }
    refresh();
  };
  const later = () => {
    leaveDraft(store);
    focusPlace(draft.place);
  };
  const discard = () => {
    dropDraft(store, draft);
    focusPlace(draft.place);
    if (isWorthKeeping(draft)) toast('The draft is thrown away.', () => keepDraft(store, draft));
  };

  return (
    // Keys within its fields: Escape leaves the form.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      noValidate
      aria-label={`New ${draft.kind}`}
      className="flex scroll-my-16 flex-col gap-3 rounded-md border border-accent bg-surface p-3 shadow-float"
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          later();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
          event.preventDefault();
          void post();
        }
      }}
    >
      <Passage target={draft.target} />
      <fieldset>
        <legend className="sr-only">Kind</legend>
        <div className="flex rounded-md border border-line-strong p-0.5">
          {ANNOTATION_KINDS.map((kind) => (
            <label
              key={kind}
              className="flex min-h-7 flex-1 cursor-pointer items-center justify-center gap-1 rounded-sm px-1 text-sm has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input type="radio" name={`kind-${draft.id}`} className="sr-only" checked={draft.kind === kind} onChange={() => change({ kind })} />
              <Icon name={KINDS[kind].icon} className="size-3.5" />
              {KINDS[kind].label}
            </label>
          ))}
        </div>
      </fieldset>
      {claim ? (
        <>
          <JoinOffer draft={draft} />
          <ClaimFields
            claim={{ type: draft.claimType, paraphrase: draft.paraphrase }}
            errors={asked ? missing : {}}
            onChange={({ type, paraphrase }) => change({ claimType: type, paraphrase })}
          />
        </>
      ) : null}
      <Editor
        label={KINDS[draft.kind].label}
        placeholder={KINDS[draft.kind].prompt}
        initial={draft.body}
        focused={!claim}
        mentions={{ visibility: draft.visibility }}
        onChange={(body) => change({ body })}
        onSubmit={() => void post()}
      />
      {asked && missing.body ? <p role="alert" className="text-sm text-danger">{missing.body}</p> : null}
      <Tags draft={draft} onChange={(tags) => change({ tags })} />
      <SeenBy draft={draft} onChange={(visibility) => change({ visibility })} />
      <SendError error={error ?? problemOf(draft)} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" small type="submit" aria-disabled={pending} title="Ctrl+Enter">
          {pending ? 'Posting…' : `Post ${draft.kind}`}
        </Button>
        <Button look="quiet" small onClick={later}>
          Later
        </Button>
        <Button look="quiet" small onClick={discard}>
          Discard
        </Button>
      </div>
    </form>
  );
}

function Passage({ target }: { target: DraftTarget }) {
  const language = useReader((state) => state.view.language);
  if (target && 'exact' in target) {
    return (
      <blockquote lang={language} dir="auto" className="line-clamp-3 border-s-2 border-tint-3 ps-2 font-serif text-sm text-ink-soft">
        {target.exact}
      </blockquote>
    );
  }
  return <p className="text-sm text-ink-soft">{target ? `About all of ¶${target.paragraph.slice(1)}` : 'About the whole article'}</p>;
}

/** A claim is there to be tagged; elsewhere tags wait until they are asked for. */
function Tags({ draft, onChange }: { draft: NewDraft; onChange: (tags: string[]) => void }) {
  const [shown, setShown] = useState(draft.tags.length > 0);
  if (draft.kind === 'claim' || shown) return <TagPicker chosen={draft.tags} onChange={onChange} />;
  return (
    <Button look="quiet" small className="-ms-2 self-start" onClick={() => setShown(true)}>
      <Icon name="plus" className="size-3" /> Add tags
    </Button>
  );
}

function SeenBy({ draft, onChange }: { draft: NewDraft; onChange: (visibility: Visibility) => void }) {
  const rules = useReader((state) => state.view.rules);
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <span aria-hidden="true">Seen by</span>
      <Choice label="Seen by" value={draft.visibility} options={visibilityOptions(rules, draft.visibility)} onChange={(chosen) => onChange(chosen as Visibility)} />
    </div>
  );
}

/** What became of it, so that nobody wonders where the answers are. */
function postedWords({ kind, visibility, status }: ThreadView): string {
  if (status === 'pending') return `Your ${kind} is posted. Others see it after a moderator has read it.`;
  return `Your ${kind} is posted${{ seminar: '', section: ', for your section', instructors: ', for the instructors', private: ', for you alone' }[visibility]}.`;
}
