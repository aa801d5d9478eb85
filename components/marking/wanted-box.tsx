'use client';

import { setMarksWanted } from '@/app/seminars/[seminar]/settings/actions';
import { useChange } from '../people/use-change';
import { Button } from '../ui/button';

/** Turns marks on for those who want them. */
export function WantedBox({ seminar, wanted, archived }: { seminar: string; wanted: boolean; archived: boolean }) {
  const [pending, change] = useChange();
  const set = (to: boolean) =>
    change(() => setMarksWanted({ seminar, wanted: to }), {
      done: to ? 'Marks are on. Their page is in the menu.' : 'Marks are off. Nobody sees anything of them.',
      undo: () => setMarksWanted({ seminar, wanted: !to }),
    });
  return (
    <section aria-labelledby="marks" className="flex flex-col items-start gap-3 border-t border-line pt-8">
      <h2 id="marks" className="font-serif text-xl">
        Marks
      </h2>
      <p className="text-ink-soft">
        {wanted
          ? 'On: instructors and assistants give each member a mark and a private note for an article. A member sees their own mark once you release it. Turned off, nobody sees any; turned on again, they are as they were.'
          : 'Off: nobody sees anything of marks. Turned on, instructors and assistants can give each member a mark and a private note for an article.'}
      </p>
      {archived ? null : (
        <Button disabled={pending} onClick={() => set(!wanted)}>
          {wanted ? 'Turn marks off' : 'Turn marks on'}
        </Button>
      )}
    </section>
  );
}
