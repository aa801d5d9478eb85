/** How far something is. @param percent 0 to 100; `null` while that cannot be told */
export function Progress({ label, percent }: { label: string; percent: number | null }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className="h-2 overflow-hidden rounded-full border border-line-strong bg-surface"
    >
      <div
        className={percent === null ? 'h-full w-1/4 rounded-full bg-accent motion-safe:animate-pulse' : 'h-full rounded-full bg-accent transition-[width] motion-reduce:transition-none'}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
