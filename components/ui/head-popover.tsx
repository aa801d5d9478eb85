import type { ReactNode, ToggleEventHandler } from 'react';

/** What a button in the head of the page opens below it; the button names it by `popoverTarget`. */
export function HeadPopover({ id, label, onToggle, children }: { id: string; label: string; onToggle?: ToggleEventHandler<HTMLElement>; children: ReactNode }) {
  return (
    <section
      id={id}
      popover="auto"
      aria-label={label}
      onToggle={onToggle}
      className="absolute inset-auto start-auto end-3 top-11 m-0 max-h-[80dvh] w-96 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-md border border-line bg-surface text-base text-ink shadow-float"
    >
      {children}
    </section>
  );
}
