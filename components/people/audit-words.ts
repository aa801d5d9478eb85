import type { AuditEntryView } from '@/lib/core/audit';

/** What was done, in words that go on from the actor's name. An action without words is shown as it is called. */
const WORDS: Record<string, string> = {
  'seminar.created': 'made the seminar',
  'seminar.changed': 'changed the settings',
  'seminar.handed-over': 'handed the seminar over to',
  'seminar.code-renewed': 'made a new link and code',
  'seminar.joining': 'opened or closed the link and code',
  'seminar.marks': 'turned marks on or off',
  'seminar.archived': 'archived the seminar',
  'seminar.reopened': 'reopened the seminar',
  'member.joined': 'joined by link or code',
  'member.role': 'changed the role of',
  'member.section': 'changed the section of',
  'member.removed': 'removed',
  'member.left': 'left the seminar',
  'member.readmitted': 'let in again',
  'member.deleted': 'deleted their account',
  'member.added': 'added',
  'member.changed': 'changed, by roster,',
  'section.created': 'made a section',
  'section.renamed': 'renamed a section',
  'section.deleted': 'deleted a section',
  'invitation.made': 'invited',
  'invitation.changed': 'changed the invitation of',
  'invitation.renewed': 'made a new link for',
  'invitation.revoked': 'revoked the invitation of',
  'invitation.accepted': 'came by an invitation',
  'mark.set': 'set the mark of',
  'mark.changed': 'changed the mark of',
  'mark.removed': 'took away the mark of',
  'mark.noted': 'changed the note on',
  'marks.released': 'released the marks',
  'marks.taken-back': 'took the marks back',
  'threads.imported': 'brought in threads',
};

export const actionWords = (action: string): string => WORDS[action] ?? action.replace('.', ': ').replaceAll('-', ' ');

/** The rest of an entry as pairs of words: "role: participant → assistant". What only programs need is left out. */
export function detailsOf({ action, about }: AuditEntryView): string[] {
  // An invitation's e-mail stands in the sentence; what a roster changed is in its note.
  const { from, to: after, person: _person, email: _email, by: _by, section, note, ...more } = about;
  const to = note === undefined ? after : undefined;
  const rest = note === undefined ? { section, ...more } : { note, ...more };
  const details: string[] = [];
  if (isRecord(from) || isRecord(to)) {
    const [old, now] = [isRecord(from) ? from : {}, isRecord(to) ? to : {}];
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) details.push(`${spaced(key)}: ${worded(old[key])} → ${worded(now[key])}`);
  } else if (from != null && to !== undefined) {
    details.push(`${worded(from)} → ${worded(to)}`);
  } else if (to !== undefined) {
    details.push(action === 'member.section' ? `none → ${worded(to)}` : worded(to));
  } else if (from != null) {
    details.push(worded(from));
  }
  for (const [key, value] of Object.entries(rest)) {
    if (value == null || UUID.test(String(value))) continue;
    details.push(key === 'note' ? worded(value) : `${spaced(key)}: ${worded(value)}`);
  }
  return details;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const spaced = (key: string) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function worded(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
