import { useId } from 'react';

type Column = { label: string; value: number };

const HEIGHT = 180;
const TOP = 24;
const FOOT = 156;
/** A few days fill a part of the picture, as few days do. */
const SLOTS = 21;
/** Percent of the picture that two dates need on a phone. */
const LABELS = 60;

/** A column for each day or week, in order. The table beside the picture has the same figures. */
export function Columns({ title, description, columns }: { title: string; description: string; columns: readonly Column[] }) {
  const id = useId();
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const slot = 100 / Math.max(SLOTS, columns.length);
  const first = columns[0]?.label;
  const last = columns.length > 1 ? columns.at(-1)?.label : undefined;
  return (
    <svg role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-description`} width="100%" height={HEIGHT} className="block text-sm">
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <line x1="0" x2="100%" y1={TOP} y2={TOP} strokeDasharray="2 4" className="stroke-line-strong" />
      <text x="0" y={TOP - 8} className="fill-ink-soft tabular-nums">
        {most.toLocaleString('en')}
      </text>
      {columns.map(({ label, value }, index) => {
        const height = (value / most) * (FOOT - TOP);
        return (
          <rect key={label} x={`${index * slot}%`} width={`${slot * 0.8}%`} y={FOOT - height} height={height} className="fill-accent">
            <title>{`${label}: ${value}`}</title>
          </rect>
        );
      })}
      <line x1="0" x2="100%" y1={FOOT} y2={FOOT} className="stroke-line-strong" />
      <text x="0" y={FOOT + 18} className="fill-ink-soft">
        {first}
      </text>
      {last ? (
        <text x={`${Math.max(columns.length * slot, LABELS)}%`} y={FOOT + 18} textAnchor="end" className="fill-ink-soft">
          {last}
        </text>
      ) : null}
    </svg>
  );
}
