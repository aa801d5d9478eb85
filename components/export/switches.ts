/** What can be left out of a file, or taken in. */
export const SWITCHES = [
  { key: 'text', label: 'The article’s text', moderators: false },
  { key: 'replies', label: 'Replies', moderators: false },
  { key: 'tags', label: 'Tags', moderators: false },
  { key: 'resolved', label: 'Resolved threads', moderators: false },
  { key: 'private', label: 'My private notes', moderators: false },
  { key: 'hidden', label: 'Hidden and pending posts', moderators: true },
  { key: 'instructors', label: 'What only those who teach can see', moderators: true },
] as const;
export type Switch = (typeof SWITCHES)[number]['key'];
export type Switches = Record<Switch, boolean>;
