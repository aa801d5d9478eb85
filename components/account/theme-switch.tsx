'use client';

import { useState } from 'react';

export type Theme = 'light' | 'dark' | 'device';

const CHOICES: { theme: Theme; name: string; path: string }[] = [
  { theme: 'light', name: 'Light', path: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7' },
  { theme: 'device', name: 'As the device', path: 'M2.5 3h11v7.5h-11zM6 13.5h4M8 10.5v3' },
  { theme: 'dark', name: 'Dark', path: 'M13.3 9.6A5.6 5.6 0 0 1 6.4 2.7a5.6 5.6 0 1 0 6.9 6.9z' },
];
const YEAR = 31_536_000;

/** Light, dark, or as the device has it: at once here, and by a cookie on every page the server makes. */
export function ThemeSwitch({ chosen }: { chosen: Theme }) {
  const [theme, setTheme] = useState(chosen);
  const choose = (next: Theme) => {
    setTheme(next);
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `theme=${next}; Path=/; Max-Age=${next === 'device' ? 0 : YEAR}; SameSite=Lax${secure}`;
    if (next === 'device') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return (
    <div role="group" aria-label="Theme" className="flex rounded-md border border-line p-0.5">
      {CHOICES.map((choice) => (
        <button
          key={choice.theme}
          type="button"
          title={choice.name}
          aria-label={choice.name}
          aria-pressed={theme === choice.theme}
          onClick={() => choose(choice.theme)}
          className="grid size-7 place-items-center rounded-sm text-ink-soft transition-colors hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent"
        >
          <svg viewBox="0 0 16 16" className="size-4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
            <path d={choice.path} />
          </svg>
        </button>
      ))}
    </div>
  );
}
