'use client';

import type { Editor } from '@tiptap/core';
import { nanoid } from 'nanoid';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { saveRevision } from '@/app/articles/[article]/edit/actions';
import type { ArticleView } from '@/lib/core/articles';
import type { Paragraph } from '@/lib/core/document/article';
import { blocksOf } from '@/lib/core/document/article-doc';
import type { PublicError } from '@/lib/http/public-error';
import { AboutFields } from '../import/about-fields';
import { fingerprint } from '../import/kept-draft';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { type About, aboutOf } from './kept-edit';
import { NewerFile } from './newer-file';
import { Review } from './review';
import { useEdit } from './use-edit';

const ArticleEditor = dynamic(() => import('./article-editor'), {
  ssr: false,
  loading: () => <p className="min-h-64 rounded-md border border-line-strong bg-surface p-8 text-ink-soft" aria-busy="true">Opening the editor…</p>,
});

const AWAY: PublicError = { code: 'unavailable', message: 'The server could not be reached. Your changes are kept in this browser; please try again when you are connected.' };

type Base = { revision: number; paragraphs: readonly Paragraph[] };
type Props = { article: ArticleView; threadCounts: Record<string, number>; me: string };

/** Changing an article: its text and what is known of it, a look at what changes, and saving it as a new revision. */
export function EditingDesk({ article, threadCounts, me }: Props) {
  const router = useRouter();
  const { edit, change, changed, resumed, safe, forget } = useEdit(article, me);
  // What a save would replace: the text as it is known to stand now.
  const [base, setBase] = useState<Base>(article);
  const [reviewing, setReviewing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const editor = useRef<Editor | null>(null);
  const onEditor = useCallback((next: Editor | null) => void (editor.current = next), []);
  const pictureAt = usePictures(article);
  const overtaken = edit !== null && edit.revision !== base.revision;
  useLeaveWarning(changed && !safe);
  if (!edit) return <p className="text-ink-soft">Opening the editor…</p>;

  const review = () => {
    if (editor.current) change({ doc: editor.current.getJSON() });
    setError(null);
    setReviewing(true);
  };
  // What is typed while a save is under way would not be in it.
  const close = () => busy || setReviewing(false);
  const discard = () => {
    forget();
    window.location.reload();
  };
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    const revision = { expectedRevision: base.revision, blocks: blocksOf(edit.doc), note: edit.note, about: changedAbout(edit.about, article) };
    // The same text sent again is the same revision.
    const as = fingerprint(JSON.stringify(revision));
    const key = edit.sent?.as === as ? edit.sent.key : nanoid();
    change({ sent: { key, as } });
    const answer = await saveRevision({ article: article.id, key, revision }).catch(() => ({ ok: false as const, error: AWAY }));
    if (answer.ok) {
      forget();
      return router.push(answer.data.state === 'ready' ? `/articles/${article.id}` : `/articles/${article.id}/revisions`);
    }
    setBusy(false);
    setError(answer.error);
    const newer = newerOf(answer.error);
    if (newer) setBase(newer);
  };

  return (
    <div className="flex flex-col gap-6">
      {resumed ? (
        <Notice>
          You go on with changes that you began earlier; they are kept in this browser alone.{' '}
          <Button small onClick={discard}>
            Discard them
          </Button>
        </Notice>
      ) : null}
      {overtaken ? <Overtaken article={article.id} from={edit.revision} to={base.revision} /> : null}
      {safe ? null : <Notice tone="error">This browser has no room to keep your changes. Save them before you leave this page.</Notice>}
      <details className="rounded-md border border-line px-4 py-2">
        <summary className="cursor-pointer py-1 font-medium">Title, author, source and language</summary>
        <div className="py-4">
          <AboutFields mended={{ ...edit.about, blocks: [] }} mend={(mend) => change({ about: aboutOf(mend({ ...edit.about, blocks: [] })) })} errors={aboutErrors(error)} />
        </div>
      </details>
      <NewerFile seminar={article.seminar.id} onDoc={(doc) => editor.current?.commands.setContent(doc, { emitUpdate: true })} />
      <ArticleEditor pictureAt={pictureAt} language={edit.about.language} direction={article.direction} initial={edit.doc} onChange={(doc) => change({ doc })} onEditor={onEditor} />
      <div className="editing-foot">
        <p role="status" className="text-sm text-ink-soft">{changed ? 'Not saved yet; kept in this browser.' : 'Nothing is changed.'}</p>
        <div className="flex flex-wrap gap-2">
          {changed ? <Button onClick={discard}>Discard changes</Button> : null}
          <Button look="primary" aria-disabled={!changed || undefined} onClick={() => (changed ? review() : undefined)}>
            Look at what changes, and save
          </Button>
        </div>
      </div>
      {reviewing ? <Review article={article} base={base} edit={edit} threadCounts={threadCounts} overtaken={overtaken} error={error} busy={busy} onNote={(note) => change({ note })} onSave={() => void save()} onClose={close} /> : null}
    </div>
  );
}

/** Where pictures are: the article’s own, and those of a newer file, which are the instructor’s draft until it is saved. */
function usePictures({ id, seminar, paragraphs }: ArticleView): (image: string) => string {
  return useMemo(() => {
    const own = new Set(paragraphs.flatMap(({ format }) => format?.image?.id ?? []));
    return (image) => (own.has(image) ? `/articles/${id}/images/${image}` : `/seminars/${seminar.id}/import/images/${image}`);
  }, [id, seminar.id, paragraphs]);
}

function Overtaken({ article, from, to }: { article: string; from: number; to: number }) {
  return (
    <Notice>
      The text was changed since you began: you went from revision {from}, and revision {to} is the newest. Both are kept.{' '}
      <a href={`/articles/${article}/revisions/compare?from=${from}&to=${to}`} target="_blank" rel="noopener">
        See what changed between them (in a new tab)
      </a>
      , and take into your text what you want of it. Saving puts your text in the place of theirs.
    </Notice>
  );
}

/** Only what differs is sent, so that nobody else’s change of the rest is undone. */
const changedAbout = (about: About, before: About): Partial<About> =>
  Object.fromEntries(Object.entries(aboutOf(about)).filter(([name, value]) => (value ?? '') !== (before[name as keyof About] ?? '')));

const aboutErrors = (error: PublicError | null): Record<string, string> =>
  Object.fromEntries(Object.entries(error?.fields ?? {}).map(([name, message]) => [name.replace(/^revision\.about\./, 'article.'), message]));

/** In a conflict, the text that somebody else saved. */
function newerOf({ code, current }: PublicError): Base | null {
  const newer = current as { number?: number; paragraphs?: Paragraph[] } | undefined;
  return code === 'conflict' && newer?.number && newer.paragraphs ? { revision: newer.number, paragraphs: newer.paragraphs } : null;
}

/** Where nothing can be kept, the browser asks before it lets the page go. */
function useLeaveWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [on]);
}
