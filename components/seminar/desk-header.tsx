import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Role } from '@/lib/core/annotations';
import { DeskNav, type DeskPage } from './desk-nav';
import { Notice } from '../ui/notice';

type Props = { seminar: { id: string; name: string; role: Role; marks: boolean }; current: DeskPage; title: string; archived?: boolean; children?: ReactNode };

/** The head of a page of the desk: which seminar it is, the way to its other pages, and what this one is. */
export function DeskHeader({ seminar, current, title, archived = false, children }: Props) {
  return (
    <header className="flex flex-col items-start gap-5">
      <p className="max-w-full font-serif text-lg break-words">
        <Link href={`/seminars/${seminar.id}`} className="text-ink no-underline hover:text-accent" dir="auto">
          {seminar.name}
        </Link>
      </p>
      <DeskNav seminarId={seminar.id} role={seminar.role} marks={seminar.marks} current={current} />
      <div className="mt-3 flex w-full flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-2xl">{title}</h1>
        {children}
      </div>
      {archived ? <Notice className="w-full">This seminar is archived: it can be read, and nothing else. An instructor can reopen it in its settings.</Notice> : null}
    </header>
  );
}
