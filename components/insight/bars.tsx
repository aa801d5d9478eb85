import { useId } from 'react';

type Bar = { label: string; value: number; /** What stands at its end; the value by default. */ said?: string };

const ROW = 38;
/** A longer label would run into the figure at the end of its line on a phone. */
const LABEL_CHARACTERS = 34;

const shortened = (label: string) => (label.length > LABEL_CHARACTERS ? `${label.slice(0, LABEL_CHARACTERS - 1).trimEnd()}…` : label);

/** A bar for each row, its label above it. The table beside the picture has the same figures. */
export function Bars({ title, description, bars }: { title: string; description: string; bars: readonly Bar[] }) {
  const id = useId();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <svg role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-description`} width="100%" height={bars.length * ROW} className="block text-sm">
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {bars.map(({ label, value, said }, index) => (
        <g key={index}>
          <text x="0" y={index * ROW + 14} className="fill-ink">
            {shortened(label)}
          </text>
          <text x="100%" y={index * ROW + 14} textAnchor="end" className="fill-ink-soft tabular-nums">
            {said ?? value.toLocaleString('en')}
          </text>
          <rect x="0" y={index * ROW + 20} width="100%" height="8" rx="2" className="fill-sunken" />
          <rect x="0" y={index * ROW + 20} width={`${(value / most) * 100}%`} height="8" rx="2" className="fill-accent" />
        </g>
      ))}
    </svg>
  );
}
