import { describe, expect, it } from 'vitest';
import { POST_STATUSES, type Role, ROLES, VISIBILITIES } from '../../../lib/core/annotations';
import type { Actor } from '../../../lib/policy/actor';
import { authorize, can } from '../../../lib/policy/authorize';
import { type Action, RULES, type Subject } from '../../../lib/policy/table';

const me: Actor = { userId: 'me', name: 'Me', via: { kind: 'session', id: 's' } };
const actions = Object.keys(RULES) as Action[];
const YES_NO = [true, false] as const;
const AUTHORS = ['me', 'other'] as const;

type State = Required<Subject>;

/** All that a state is made of. What does not decide anything by itself (review, pseudonyms), or decides nothing that the other does (a mark), follows another. */
const PARTS = [[...ROLES, null], ['mine', null], YES_NO, YES_NO, YES_NO, YES_NO, YES_NO, YES_NO, AUTHORS, VISIBILITIES, POST_STATUSES, ['mine', 'theirs', null], YES_NO, AUTHORS, POST_STATUSES] as const;
const SIZE = PARTS.reduce((size, part) => size * part.length, 1);

/** The state with this number, counted like a clock whose wheels are the parts. */
function stateOf(number: number): State {
  let rest = number;
  const values = PARTS.map((part) => {
    const value = part[rest % part.length];
    rest = Math.floor(rest / part.length);
    return value;
  });
  const [role, sectionId, archived, muted, opened, closed, sectionsApart, seesOthers, authorId, visibility, status, theirSection, locked, by, commentStatus] = values;
  return {
    ...{ role, sectionId, archived, muted },
    article: { opened, closed, sectionsApart, seesOthers, reviewedFirst: locked, pseudonymous: !locked },
    annotation: { authorId, visibility, status, sectionId: theirSection, locked },
    comment: { authorId: by, status: commentStatus },
    mark: { userId: by, released: locked },
  } as State;
}

/** Every so many-th state. A stride without a factor in common with the parts turns all of them against each other. */
function* states(stride: number): Generator<State> {
  for (let number = 0; number < SIZE; number += stride) yield stateOf(number);
}

const sample = [...states(97)];

/* The rules a second time, in other words than the table's, by somebody who has read PRODUCT's promises. */

const moderates = (role: Role | null) => role === 'instructor' || role === 'assistant';
const mine = ({ annotation }: State) => annotation.authorId === 'me';
const myComment = ({ comment }: State) => comment.authorId === 'me';
/** What waits or is hidden is between its author and those who moderate; what was taken back is gone. */
const stands = (s: State, what: { authorId: string; status: string }) =>
  what.status === 'visible' || (what.status !== 'withdrawn' && (what.authorId === 'me' || moderates(s.role)));

function article(s: State): boolean {
  if (s.role === null) return false;
  return s.article.opened || moderates(s.role);
}

/** Whether a thread is meant for me, were it there. */
function meant(s: State): boolean {
  const { visibility, sectionId } = s.annotation;
  if (mine(s)) return true;
  if (visibility === 'private') return false;
  if (moderates(s.role)) return true;
  if (visibility === 'instructors' || !s.article.seesOthers) return false;
  const ours = s.sectionId !== null && s.sectionId === sectionId;
  return ours || (visibility === 'seminar' && (sectionId === null || !s.article.sectionsApart));
}
const thread = (s: State) => article(s) && meant(s) && stands(s, s.annotation);
const words = (s: State) => thread(s) && stands(s, s.comment);

/** May do more than read: what stays in the power of somebody who is muted, or late. */
const takesPart = (s: State) => article(s) && s.role !== 'observer' && !s.archived;
const writes = (s: State) => takesPart(s) && !s.muted && (!s.article.closed || moderates(s.role));
const inPlay = ({ status }: { status: string }) => status === 'visible' || status === 'pending';
const answerable = (s: State) => !s.annotation.locked || moderates(s.role);
const others = (s: State) => s.annotation.visibility !== 'private';

const expected: Record<Action, (s: State) => boolean> = {
  'seminar.read': (s) => s.role !== null,
  'seminar.moderate': (s) => moderates(s.role),
  'seminar.invite': (s) => s.role === 'instructor' && !s.archived,
  'seminar.manage': (s) => s.role === 'instructor',
  'seminar.tags': (s) => s.role === 'instructor' && !s.archived,
  'article.read': article,
  'article.import': (s) => s.role === 'instructor' && !s.archived,
  'article.manage': (s) => s.role === 'instructor' && !s.archived,
  'article.revise': (s) => s.role === 'instructor' && !s.archived,
  'marks.read': (s) => moderates(s.role),
  'marks.write': (s) => moderates(s.role) && !s.archived,
  'mark.read': (s) => article(s) && s.mark.userId === 'me' && s.mark.released,
  'annotation.read': thread,
  'annotation.create': writes,
  'annotation.update': (s) => writes(s) && thread(s) && mine(s) && inPlay(s.annotation),
  'annotation.withdraw': (s) => takesPart(s) && mine(s) && inPlay(s.annotation),
  'annotation.restore': (s) => takesPart(s) && !s.muted && mine(s),
  'annotation.resolve': (s) => writes(s) && thread(s) && (mine(s) || moderates(s.role)),
  'annotation.accept': (s) => writes(s) && thread(s) && inPlay(s.annotation) && (mine(s) || moderates(s.role)),
  'annotation.tag': (s) => writes(s) && thread(s) && inPlay(s.annotation),
  'annotation.repair': (s) => thread(s) && !s.archived && (s.role === 'instructor' || (takesPart(s) && !s.muted && mine(s) && inPlay(s.annotation))),
  'annotation.lock': (s) => moderates(s.role) && !s.archived && thread(s) && others(s),
  'annotation.moderate': (s) => moderates(s.role) && !s.archived && thread(s) && others(s),
  'annotation.flag': (s) => takesPart(s) && thread(s) && others(s) && !mine(s) && inPlay(s.annotation),
  'annotation.appeal': (s) => takesPart(s) && thread(s) && mine(s) && s.annotation.status === 'hidden',
  'comment.read': words,
  'comment.create': (s) => writes(s) && thread(s) && inPlay(s.annotation) && answerable(s),
  'comment.update': (s) => writes(s) && thread(s) && myComment(s) && inPlay(s.comment) && answerable(s),
  'comment.withdraw': (s) => takesPart(s) && thread(s) && myComment(s) && inPlay(s.comment),
  'comment.restore': (s) => takesPart(s) && !s.muted && meant(s) && myComment(s),
  'comment.moderate': (s) => moderates(s.role) && !s.archived && words(s) && others(s),
  'comment.flag': (s) => takesPart(s) && words(s) && others(s) && !myComment(s) && inPlay(s.comment),
  'comment.react': (s) => writes(s) && words(s) && inPlay(s.comment) && !myComment(s),
  'comment.appeal': (s) => takesPart(s) && thread(s) && myComment(s) && s.comment.status === 'hidden',
};

describe('the policy table', () => {
  it.each(actions)('%s is allowed in exactly the states that it should be', (action) => {
    const wrong = [];
    const outcomes = new Set<boolean>();
    for (const state of sample) {
      const said = can(me, action, state);
      outcomes.add(said);
      if (said !== expected[action](state)) wrong.push({ said, state });
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(outcomes.size).toBe(2);
  });

  it('denies what is unknown or missing', () => {
    const whole = stateOf(0);
    expect(actions.filter((action) => can(me, action, { role: 'instructor' }))).toEqual(['seminar.read', 'seminar.moderate', 'seminar.manage', 'marks.read']);
    expect(can(me, 'annotation.burn' as Action, whole)).toBe(false);
    expect(can(me, 'toString' as Action, whole)).toBe(false);
    expect(can(null, 'seminar.read', whole)).toBe(false);
    expect(can(me, 'seminar.read', null)).toBe(false);
  });

  it('grants nothing more when any part of the state was not loaded', () => {
    for (const state of states(1009)) {
      for (const part of ['sectionId', 'archived', 'muted', 'article', 'annotation', 'comment', 'mark'] as const) {
        const { [part]: _, ...less } = state;
        const more = actions.filter((action) => can(me, action, less as Subject) && !can(me, action, state));
        expect(more, `${part} of ${JSON.stringify(state)}`).toEqual([]);
      }
    }
  });
});

describe('authorize', () => {
  const codeOf = (action: Action, subject: Subject | null) => {
    try {
      authorize(me, action, subject, 'annotation');
      return 'allowed';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('answers as if it did not exist whatever the actor may not see, and else says that they may not', () => {
    const wrong = [];
    for (const state of states(4999)) {
      for (const action of actions) {
        const code = expected[action](state) ? 'allowed' : words(state) ? 'forbidden' : 'not_found';
        if (codeOf(action, state) !== code) wrong.push({ action, code, state });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(codeOf('seminar.read', null)).toBe('not_found');
  });

  it('looks at the nearest thing that was asked about', () => {
    const state = { ...stateOf(0), role: 'observer' as const };
    const { comment: _c, ...thread } = state;
    const { annotation: _a, ...article } = thread;
    const { article: _r, ...seminar } = article;
    expect(codeOf('comment.create', thread)).toBe('forbidden');
    expect(codeOf('annotation.create', article)).toBe('forbidden');
    expect(codeOf('article.import', seminar)).toBe('forbidden');
    expect(codeOf('article.import', { ...seminar, role: null })).toBe('not_found');
    expect(codeOf('annotation.create', { ...article, article: { ...article.article, opened: false } })).toBe('not_found');
  });
});
