import type { Metadata } from 'next';
import Link from 'next/link';
import { EditingDesk } from '@/components/editing/editing-desk';
import { Notice } from '@/components/ui/notice';
import { orNotFound, pageActor } from '@/lib/http/page';
import { articleToEdit } from '@/lib/services/article-editing';
import '../../../reading.css';
import './editing.css';

export const metadata: Metadata = { title: 'Edit the text' };

/** An instructor mends an article; what was said about it stays at its words. */
export default async function EditPage({ params }: { params: Promise<{ article: string }> }) {
  const { article: id } = await params;
  const actor = await pageActor(`/articles/${id}/edit`);
  const { article, mayRevise, threadCounts } = await orNotFound(articleToEdit(actor, id));
  return (
    <main className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-8">
      <header className="flex flex-col gap-2">
        <p className="text-sm">
          <Link href={`/articles/${id}`}>
            <bdi>{article.title}</bdi>
          </Link>
        </p>
        <h1 className="font-serif text-2xl">Edit the text</h1>
        <p className="max-w-2xl text-ink-soft">
          Saving makes a new revision; the text as it is now can be read and restored. Paragraphs keep their numbers, and what was said about words stays with those words.
        </p>
      </header>
      {mayRevise ? <EditingDesk key={article.revision} article={article} threadCounts={threadCounts} me={actor.userId} /> : <Notice>Only an instructor changes the text, and not in an archived seminar.</Notice>}
    </main>
  );
}
