import { type Activity, columnsOf, type Participation, total } from '@/lib/core/insight';
import { counted } from '../seminar/counted';
import { Time } from '../ui/time';
import { Bars } from './bars';
import { Columns } from './columns';
import { Panel } from './panel';
import { FigureTable } from './table';

type Props = { own: boolean; href: string };

export function ParticipationPanel({ people, own, href }: Props & { people: readonly Participation[] }) {
  const sum = people.reduce((all, each) => all + total(each), 0);
  const hidden = people.some((each) => each.hidden > 0);
  const numbers = ['Comments', 'Replies', 'Claims', 'Tags', ...(hidden ? ['Hidden'] : []), 'Days'];
  return (
    <Panel
      id="participation"
      title={own ? 'What you have written' : 'Participation'}
      note="Threads opened, replies, claims marked and tags put. Private notes and what was withdrawn do not count; what is hidden counts apart. Nobody’s reading time is recorded."
      href={href}
      empty={people.length === 0 ? 'Nobody of the seminar is like that. Choose another section.' : null}
      picture={
        own ? undefined : (
          <Bars
            title="Participation by member"
            description={`${counted(sum, 'contribution')} of ${counted(people.length, 'member')}, by name. The table beside has every figure.`}
            bars={people.map((each) => ({ label: each.name, value: total(each) }))}
          />
        )
      }
    >
      <FigureTable
        caption={own ? 'What you have written' : 'Participation by member'}
        tall
        columns={[{ name: own ? 'Who' : 'Member' }, ...numbers.map((name) => ({ name, number: true })), { name: 'Last active' }]}
        rows={people.map((each) => ({
          key: each.id,
          cells: [
            <Who key="who" person={each} own={own} />,
            ...[each.comments, each.replies, each.claims, each.tags, ...(hidden ? [each.hidden] : []), each.daysActive],
            each.lastActive ? <Time key="last" iso={each.lastActive} /> : 'Not yet',
          ],
        }))}
      />
    </Panel>
  );
}

function Who({ person: { name, role, section, former }, own }: { person: Participation; own: boolean }) {
  const more = [role === 'participant' ? null : role, section, former ? 'former member' : null].filter(Boolean).join(', ');
  return (
    <>
      <bdi className="font-medium">{own ? 'You' : name}</bdi>
      {more ? <span className="block text-ink-soft">{more}</span> : null}
    </>
  );
}

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const dateOf = (day: string) => DATE.format(new Date(`${day}T00:00:00Z`));

export function ActivityPanel({ days, timeZone, href }: Omit<Props, 'own'> & { days: readonly Activity[]; timeZone: string }) {
  const { by, columns } = columnsOf(days);
  const busiest = columns.reduce<Activity | null>((best, each) => (best && total(best) >= total(each) ? best : each), null);
  return (
    <Panel
      id="activity"
      title="Activity over time"
      note={`Comments, replies, claims and tags by ${by}, in the seminar’s time zone (${timeZone.replaceAll('_', ' ')}).`}
      href={href}
      empty={days.length === 0 ? 'Nothing was written in this time.' : null}
      picture={
        <Columns
          title={`Activity by ${by}`}
          description={busiest ? `From ${dateOf(days[0]!.day)} to ${dateOf(days.at(-1)!.day)}. Most was done on ${by === 'day' ? '' : 'the days from '}${dateOf(busiest.day)}: ${total(busiest)}.` : ''}
          columns={columns.map((each) => ({ label: dateOf(each.day), value: total(each) }))}
        />
      }
    >
      <FigureTable
        caption={`Activity by ${by}; quiet ones are left out`}
        columns={[{ name: by === 'day' ? 'Day' : 'Week from' }, ...['Comments', 'Replies', 'Claims', 'Tags'].map((name) => ({ name, number: true }))]}
        rows={columns.filter((each) => total(each) > 0).map((each) => ({ key: each.day, cells: [dateOf(each.day), each.comments, each.replies, each.claims, each.tags] }))}
      />
    </Panel>
  );
}
