/** How far a file has come. @param share what has been sent, from 0 to 1; `null` while nothing is under way */
export function Sending({ share }: { share: number | null }) {
  const said = share === null ? '' : share < 1 ? `Sending the file: ${Math.floor(share * 100)} %` : 'The file is there. Reading it …';
  return (
    <div className="flex flex-col gap-1 text-sm text-ink-soft">
      {share === null ? null : <progress className="h-2 w-full max-w-sm accent-accent" aria-label="Sending the file" max={1} {...(share < 1 ? { value: share } : {})} />}
      <p role="status">{said}</p>
    </div>
  );
}
