import { richTextFromMarkdown } from '../document/markdown';
import { checkRichText, type RichText, richTextFromPlain } from '../document/rich-text';
import type { ParsedComment, ParsedThread } from '../exports/json-parse';
import type { ExportPerson } from '../exports/model';
import { MAX_TAG_LENGTH, tagName } from '../tags';
import type { TargetView } from '../threads';
import type { HypothesisAnnotation } from './hypothesis-schema';
import type { ImportNote } from './report';

/**
 * The annotations of Hypothesis as our threads: what stands on the page is an opening, the rest are
 * replies to the last of their references. What cannot be a thread or comment is told with its reason.
 */
export function threadsOfHypothesis(rows: readonly HypothesisAnnotation[]): { threads: ParsedThread[]; leftOut: ImportNote[] } {
  const leftOut: ImportNote[] = [];
  const sorted = rows.map((row) => ({ row, at: Date.parse(row.created) })).sort((a, b) => a.at - b.at || (a.row.id < b.row.id ? -1 : 1));
  const threads = new Map<string, ParsedThread>();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const say = (id: string, reason: string) => leftOut.push({ item: `annotation ${id}`, reason });
  for (const { row } of sorted) if (!row.references?.length) threads.set(row.id, opening(row, say));
  // What answers may have been made in the same moment, so an answer waits until what it answers is there.
  const waiting = sorted.filter(({ row }) => row.references?.length).sort((a, b) => a.row.references!.length - b.row.references!.length);
  const answers = new Map<string, string>();
  for (const { row } of waiting) {
    const root = row.references![0]!;
    const last = row.references!.at(-1)!;
    const thread = threads.get(root);
    const body = bodyOf(row.text);
    if (!thread || (last !== root && !answers.has(last))) say(row.id, byId.has(last) ? 'what it answers was left out' : 'what it answers is not in the file');
    else if (!body) say(row.id, 'holds no words that a comment can hold');
    else if (isPrivate(row) && thread.visibility !== 'private') say(row.id, 'is a private reply, which threads here do not have');
    else {
      answers.set(row.id, root);
      thread.comments.push(commentOf(row, last === root ? (thread.comments[0]?.id === root ? root : null) : last, body));
    }
  }
  const kept = [...threads.values()].filter(({ id, comments, tags }) => {
    const mark = comments.length === 0 && tags.length === 0;
    if (mark) say(id, 'is a highlight without words, tags or answers');
    return !mark;
  });
  for (const thread of kept) thread.comments = inOrder(thread.comments);
  return { threads: kept, leftOut };
}

/** By time, as they are read, with what answers behind what it answers whatever the clocks said. */
function inOrder(comments: readonly ParsedComment[]): ParsedComment[] {
  const times = new Map<string, number>();
  // What is answered stands before its answers here, so that its time is known.
  for (const { id, parent, createdAt } of comments) times.set(id, Math.max(Date.parse(createdAt), (parent === null ? undefined : times.get(parent)) ?? 0));
  const [first, ...rest] = comments;
  const sorted = rest.sort((a, b) => times.get(a.id)! - times.get(b.id)!);
  return first ? [first, ...sorted] : [];
}

const timeOf = (text: string) => new Date(text).toISOString();
/** What no group may read is for its author, as here; it never becomes more public. */
const isPrivate = ({ permissions }: HypothesisAnnotation) => permissions != null && !permissions.read.some((who) => who.startsWith('group:'));

function opening(row: HypothesisAnnotation, say: (id: string, reason: string) => void): ParsedThread {
  const author = personOf(row);
  const body = bodyOf(row.text);
  if (!body && row.text?.trim()) say(row.id, 'its words are more than a comment can hold; the thread is kept without them');
  const status = row.hidden ? 'hidden' : 'visible';
  const [createdAt, updatedAt] = [timeOf(row.created), timeOf(updatedOf(row))];
  const tags = new Set((row.tags ?? []).map(tagName).filter(Boolean));
  for (const tag of tags) if (tag.length > MAX_TAG_LENGTH && tags.delete(tag)) say(row.id, `its tag “${tag.slice(0, 60)}…” is longer than ${MAX_TAG_LENGTH} characters; the thread is kept without it`);
  return {
    ...{ id: row.id, kind: 'comment', status, resolved: false, locked: false, accepted: null, anchorState: 'anchored', claim: null, author, createdAt, updatedAt },
    ...placeOf(row),
    visibility: isPrivate(row) ? 'private' : 'seminar',
    tags: [...tags].map((name) => ({ name, people: [author] })),
    comments: body ? [commentOf(row, null, body)] : [],
  };
}

const updatedOf = ({ created, updated }: HypothesisAnnotation) => (updated && !Number.isNaN(Date.parse(updated)) ? updated : created);

function commentOf(row: HypothesisAnnotation, parent: string | null, { body, text }: { body: RichText; text: string }): ParsedComment {
  const [createdAt, updated] = [timeOf(row.created), timeOf(updatedOf(row))];
  const edited = Date.parse(updated) - Date.parse(createdAt) > 1_000;
  return { id: row.id, parent, author: personOf(row), body, text, status: row.hidden ? 'hidden' : 'visible', version: edited ? 2 : 1, createdAt, editedAt: edited ? updated : null, mentions: [], reactions: [] };
}

/** Markdown that makes no valid document, as with a link that is not allowed, is kept as the text that it is. */
function bodyOf(markdown: string | null | undefined): { body: RichText; text: string } | null {
  if (!markdown?.trim()) return null;
  for (const read of [richTextFromMarkdown, richTextFromPlain]) {
    try {
      const checked = checkRichText(read(markdown));
      if (checked.ok) return checked;
    } catch {
      // Deeper than the stack: as plain text it is flat.
    }
  }
  return null;
}

/** Accounts there look like e-mails and are none, so that nobody here is taken for their owner. */
const NO_MAIL = /@([a-z.-]+\.)?hypothes\.is$/i;

/** `acct:name@host` has the shape of an e-mail, and is one where people are called so. */
function personOf({ user, user_info: info }: HypothesisAnnotation): ExportPerson {
  const account = user.replace(/^acct:/, '');
  return { id: user.slice(0, 100), name: (info?.display_name?.trim() || account.split('@')[0] || 'Somebody').slice(0, 200), role: null, email: account.includes('@') && !NO_MAIL.test(account) ? account.slice(0, 254) : null };
}

const NOWHERE: TargetView = { paragraph: null, start: null, end: null, exact: null, prefix: null, suffix: null };

/** Where the page had it; in our text it is looked for afterwards. A note on the page has no quotation. */
function placeOf({ target }: HypothesisAnnotation): { target: TargetView; position: number } {
  const selectors = target?.[0]?.selector ?? [];
  const quote = selectors.find((each): each is { type: 'TextQuoteSelector'; exact: string; prefix?: string | null; suffix?: string | null } => each.type === 'TextQuoteSelector' && typeof each.exact === 'string');
  const place = selectors.find((each): each is { type: 'TextPositionSelector'; start: number; end: number } => each.type === 'TextPositionSelector' && typeof each.start === 'number');
  if (!quote || quote.exact.trim() === '') return { target: NOWHERE, position: -1 };
  return { target: { ...NOWHERE, exact: quote.exact, prefix: whole((quote.prefix ?? '').slice(-200)), suffix: whole((quote.suffix ?? '').slice(0, 200)) }, position: place?.start ?? -1 };
}

/** Without half a character at an end, where it was cut. */
const whole = (text: string) => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
