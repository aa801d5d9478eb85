/** Line drawings of 16 by 16, in the colour of the text beside them. They are decoration: the name stands in words. */
const PATHS = {
  export: 'M8 2.5v7.5M5 7l3 3 3-3M3 10.5v3h10v-3',
  comment: 'M2.5 3.5h11v8h-6l-3 2.5v-2.5h-2z',
  question: 'M5.8 6.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.5M8 12.2v.1',
  claim: 'M3.5 14V2.5M3.5 3h9l-2 3 2 3h-9',
  note: 'M3.5 2.5h9v7l-3.5 4h-5.5zM9 13.5v-4h3.5',
  plus: 'M8 3.5v9M3.5 8h9',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3.5 8.5l3 3 6-7',
  reply: 'M6.5 4L3 7.5 6.5 11M3.5 7.5h6a3 3 0 0 1 3 3v1.5',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5.5a2.5 2.5 0 0 1 5 0v2',
  people: 'M6 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2.5 13c0-2 1.5-3.5 3.5-3.5S9.5 11 9.5 13M10.5 7.3a1.8 1.8 0 1 0-.6-3.4M11 9.6c1.5.2 2.5 1.5 2.5 3.4',
  link: 'M6.8 9.2l2.4-2.4M7.5 5l1.2-1.2a2.5 2.5 0 0 1 3.5 3.5L11 8.5M8.5 11l-1.2 1.2a2.5 2.5 0 0 1-3.5-3.5L5 7.5',
  edit: 'M3 13l.7-2.9L10.5 3.3l2.2 2.2-6.8 6.8z',
  trash: 'M3.5 4.5h9M6 4.5v-1h4v1M4.5 4.5l.6 8.5h5.8l.6-8.5',
  keyboard: 'M2 4.5h12v7H2zM4.5 7h.1M7 7h.1M9.5 7h.1M11.7 7h.1M5 9.3h6',
  list: 'M6 4.5h7.5M6 8h7.5M6 11.5h7.5M3 4.5h.1M3 8h.1M3 11.5h.1',
  numbers: 'M6.5 4.5h7M6.5 8h7M6.5 11.5h7M2.5 3.5h1V6M2.3 10h1.5l-1.5 2.2h1.6',
  quote: 'M3 4v8M6 5h7.5M6 8h7.5M6 11h5',
  code: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  down: 'M4 6l4 4 4-4',
  bell: 'M8 2.5a3.7 3.7 0 0 1 3.7 3.7c0 3.3 1.3 4.6 1.3 4.6H3s1.3-1.3 1.3-4.6A3.7 3.7 0 0 1 8 2.5zM6.7 13a1.4 1.4 0 0 0 2.6 0',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.2l2.2 1.3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, className = 'size-4' }: { name: IconName; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={`${className} shrink-0`} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
