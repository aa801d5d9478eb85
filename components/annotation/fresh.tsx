/** Stands beside what somebody else wrote since the reader was last here. */
export const Fresh = () => (
  <span title="New since your last visit" className="rounded-full bg-accent-soft px-2 text-xs leading-5 font-medium text-accent">
    New
  </span>
);
