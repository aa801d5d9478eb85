import { closedDirections } from './bidi';
import type { ExportComment, ExportHead, ExportPerson, ExportThread } from './model';

/** What the formats for people say in words; the formats for programs keep the words of the model. */

export const NAMES_LABEL = { real: 'real', pseudonyms: 'pseudonyms', removed: 'removed' } as const;
export const KIND_LABEL = { comment: 'Comment', question: 'Question', claim: 'Claim', note: 'Note' } as const;

const VISIBILITY_LABEL = { seminar: null, section: 'for the section', instructors: 'for instructors', private: 'private' } as const;
const STATUS_LABEL = { visible: null, pending: 'waiting for review', hidden: 'hidden', withdrawn: 'withdrawn' } as const;
const ANCHOR_LABEL = { anchored: null, moved: 'moved', edited: 'the words changed since', orphaned: 'not in this revision' } as const;

/** "2026-09-01 10:15 UTC": to be read anywhere, and the same wherever it is written. */
export const when = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** A name with what somebody is where that tells something. Whatever direction the name begins ends with it. */
export function personLabel({ name, role }: ExportPerson): string {
  const closed = closedDirections(name);
  return role && role !== 'participant' ? `${closed} (${role})` : closed;
}

/** "¶7" of `p7`. */
export const paragraphLabel = (key: string): string => `¶${key.replace(/^p/, '')}`;

export const placeLabel = ({ target }: ExportThread): string => (target.paragraph === null ? 'Whole article' : paragraphLabel(target.paragraph));

/** What is true of a thread beyond its words: "resolved", "for the section". */
export function threadStates(thread: ExportThread): string[] {
  const { status, resolved, locked, accepted, visibility, anchorState } = thread;
  const states = [STATUS_LABEL[status], accepted === null ? null : 'answered', resolved ? 'resolved' : null, locked ? 'locked' : null, VISIBILITY_LABEL[visibility], ANCHOR_LABEL[anchorState]];
  return states.filter((state) => state !== null);
}

/** The same of a comment. The opening's own status is its thread's, and said there. @param accepted as the answer of its thread */
export function commentStates({ status, editedAt, reactions }: Pick<ExportComment, 'status' | 'editedAt' | 'reactions'>, accepted = false): string[] {
  const states = [accepted ? 'accepted answer' : null, STATUS_LABEL[status], editedAt ? `edited ${when(editedAt)}` : null];
  return [...states.filter((state) => state !== null), ...reactions.map(reactionLabel)];
}

/** "helpful (2)": how many people said so. */
export const reactionLabel = ({ kind, people }: ExportComment['reactions'][number]): string => `${kind.replace('-', ' ')} (${people.length})`;

/** "contested (2)": how many people put a tag. */
export const tagLabel = ({ name, people }: ExportThread['tags'][number]): string =>
  `${closedDirections(name)} (${people.length})`;

/** What stands under the title of an export, so that a file on its own tells what it is. */
export function headLines({ exportedAt, options }: ExportHead): string[] {
  const without = [options.replies ? null : 'replies', options.tags ? null : 'tags', options.resolved ? null : 'resolved threads'];
  const left = without.filter((part) => part !== null);
  return [`Exported ${when(exportedAt)}`, `names: ${NAMES_LABEL[options.names]}`, ...(left.length > 0 ? [`without ${left.join(', ')}`] : [])];
}

export const articleAddress = ({ base }: ExportHead, id: string): string => `${base}/articles/${encodeURIComponent(id)}`;

/** The address of a picture, for whoever may read its article. */
export const pictureAddress = (head: ExportHead, article: string, picture: string): string => `${articleAddress(head, article)}/images/${encodeURIComponent(picture)}`;

/** The address of a thread on its article's page. */
export const threadAddress = (head: ExportHead, article: string, thread: string): string => `${articleAddress(head, article)}#thread-${encodeURIComponent(thread)}`;
