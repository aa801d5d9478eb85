'use client';

import { Dialog } from '../ui/dialog';

const KEYS: [string[], string][] = [
  [['j', 'k'], 'Next and previous paragraph'],
  [[']', '['], 'Next and previous thread, of those that the filter shows'],
  [['/'], 'Find'],
  [['→', '←'], 'Select a word of the paragraph, or the next one'],
  [['Shift →', 'Shift ←'], 'One word more or less'],
  [['c'], 'Comment on the selected words, or on the paragraph'],
  [['q'], 'Ask a question'],
  [['m'], 'Mark a claim'],
  [['n'], 'Note'],
  [['Ctrl Enter'], 'Post what you are writing'],
  [['Esc'], 'Close; what you wrote is kept'],
  [['?'], 'This help'],
];

/** All keys of the reading page, and the switch for those that are single letters (WCAG 2.1.4). */
export default function ShortcutHelp({ letters, onLetters, onClose }: { letters: boolean; onLetters: (on: boolean) => void; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keys">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {KEYS.map(([keys, what]) => (
          <div key={what} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="rounded-sm border border-line-strong bg-sunken px-1.5 font-sans text-sm">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex items-center gap-2 border-t border-line pt-4">
        <input type="checkbox" className="size-4 accent-accent" checked={letters} onChange={({ target }) => onLetters(target.checked)} />
        Single letters are keys (switch off if they get in the way of speech input)
      </label>
    </Dialog>
  );
}
