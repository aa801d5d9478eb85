/** What one has to know of an article's dates and rules, each a line by itself; nothing where there is nothing to know. */
export function Notices({ notices, className = '' }: { notices: readonly string[]; className?: string }) {
  if (notices.length === 0) return null;
  return (
    <ul lang="en" dir="ltr" className={`flex flex-col gap-0.5 font-sans text-sm ${className}`}>
      {notices.map((notice) => (
        <li key={notice}>{notice}</li>
      ))}
    </ul>
  );
}
