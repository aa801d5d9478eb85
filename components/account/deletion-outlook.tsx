import Link from 'next/link';
import { Notice } from '../ui/notice';

type Seminar = { id: string; name: string; archived: boolean; effect: 'leaves' | 'closes' | 'stuck' };

/** What deleting the account will do, before it is done; or who has to take over a seminar before it can be. */
export function DeletionOutlook({ seminars }: { seminars: readonly Seminar[] }) {
  const stuck = seminars.filter(({ effect }) => effect === 'stuck');
  if (stuck.length > 0) return <HandOverFirst seminars={stuck} />;
  const closing = seminars.filter(({ effect, archived }) => effect === 'closes' && !archived);
  return (
    <section aria-labelledby="outlook" className="flex flex-col gap-3">
      <h2 id="outlook" className="font-serif text-xl">
        What will happen
      </h2>
      <ul className="flex list-disc flex-col gap-2 ps-5">
        <li>You are signed out everywhere, and your tokens, and invitations to your e-mail, end. Your e-mail can be used for a new account, which has nothing of this one.</li>
        <li>Your name is taken from everything: beside tags, flags and decisions of yours stands “Former member”, as beside comments that stay. Where an article shows pseudonyms, yours stays.</li>
        <li>What you wrote for yourself alone is withdrawn, whatever you choose for the rest.</li>
        {seminars.length > 0 ? (
          <li>
            You leave <Names seminars={seminars} />. Nobody can let you in again.
          </li>
        ) : null}
        {closing.length > 0 ? (
          <li>
            <Names seminars={closing} /> {closing.length === 1 ? 'is' : 'are'} archived, as nobody else is in {closing.length === 1 ? 'it' : 'them'}.
          </li>
        ) : null}
        <li>Nobody can undo this.</li>
      </ul>
    </section>
  );
}

function HandOverFirst({ seminars }: { seminars: readonly Seminar[] }) {
  return (
    <section aria-labelledby="first" className="flex flex-col gap-3">
      <h2 id="first" className="font-serif text-xl">
        Hand over first
      </h2>
      <Notice>You are the last instructor of {seminars.length === 1 ? 'a seminar' : 'seminars'} with other members, so your account cannot be deleted yet. Make somebody else an instructor there.</Notice>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {seminars.map(({ id, name, archived }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3">
            <bdi className="min-w-0 font-medium break-words">{name}</bdi>
            {archived ? <Link href={`/seminars/${id}/settings`}>Reopen it in its settings</Link> : <Link href={`/seminars/${id}/people`}>Choose among its people</Link>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Names = ({ seminars }: { seminars: readonly Seminar[] }) =>
  seminars.map(({ id, name }, index) => (
    <span key={id}>
      {index === 0 ? '' : index === seminars.length - 1 ? ' and ' : ', '}
      <bdi className="font-medium break-words">{name}</bdi>
    </span>
  ));
