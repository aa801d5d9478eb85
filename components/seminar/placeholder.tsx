/** Stands where a list is about to appear. */
export function Placeholder({ what, rows = 3 }: { what: string; rows?: number }) {
  return (
    <div className="flex flex-col gap-3" aria-busy="true">
      <p className="sr-only">Loading {what}…</p>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="h-20 animate-pulse rounded-md bg-sunken" />
      ))}
    </div>
  );
}
