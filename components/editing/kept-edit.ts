import type { JSONContent } from '@tiptap/core';
import type { ArticleView } from '@/lib/core/articles';
import { docOf } from '@/lib/core/document/article-doc';

/** What is known of an article beside its text. */
export type About = Pick<ArticleView, 'title' | 'byline' | 'authorNote' | 'dateline' | 'source' | 'language'>;

/** An article while it is changed, as this browser keeps it. */
export type Edit = {
  /** The revision from which it was begun. */
  revision: number;
  doc: JSONContent;
  about: About;
  /** On what was changed. */
  note: string;
  /** The key under which it was last sent, with what it was sent as. */
  sent: { key: string; as: string } | null;
};

export const aboutOf = ({ title, byline, authorNote, dateline, source, language }: About): About => ({ title, byline, authorNote, dateline, source, language });

/** An article as it stands, before anything was changed. */
export const untouched = (article: ArticleView): Edit => ({ revision: article.revision, doc: docOf(article.paragraphs), about: aboutOf(article), note: '', sent: null });

export const editKey = (me: string, article: string): string => `scholium:edit:${me}:${article}`;

/** What was begun and not saved; `null` for nothing, or what cannot be read. */
export function readEdit(storageKey: string): Edit | null {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Edit | null;
    return kept && typeof kept.revision === 'number' && kept.doc?.type === 'doc' && kept.about ? kept : null;
  } catch {
    return null;
  }
}

/** @param edit `null` takes away what was kept @returns whether the browser had room for it */
export function writeEdit(storageKey: string, edit: Edit | null): boolean {
  try {
    if (edit) localStorage.setItem(storageKey, JSON.stringify(edit));
    else localStorage.removeItem(storageKey);
    return true;
  } catch {
    return edit === null;
  }
}
