import { describe, expect, it } from 'vitest';
import { POST_STATUSES, type Role, ROLES, VISIBILITIES } from '../../../lib/core/annotations';
import type { Actor } from '../../../lib/policy/actor';
import { authorize, can } from '../../../lib/policy/authorize';
import { type Action, RULES, type Subject } from '../../../lib/policy/table';

const me: Actor = { userId: 'me', name: 'Me', via: { kind: 'session', id: 's' } };
const roles: (Role | null)[] = [...ROLES, null];

/** Every state that an annotation with a comment in it can be in, seen from "me". */
const states: Subject[] = roles.flatMap((role) =>
  ['me', 'other'].flatMap((authorId) =>
    VISIBILITIES.flatMap((visibility) =>
      POST_STATUSES.flatMap((status) =>
        ['me', 'other'].flatMap((commentAuthor) =>
          POST_STATUSES.map((commentStatus) => ({
            role,
            annotation: { authorId, visibility, status },
            comment: { authorId: commentAuthor, status: commentStatus },
          })),
        ),
      ),
    ),
  ),
);

/** Said a second time, in other words than the table's, by somebody who has read PRODUCT's promises. */
const expected: Record<Action, (subject: Required<Subject>) => boolean> = {
  'seminar.read': ({ role }) => role !== null,
  'seminar.invite': ({ role }) => role === 'instructor',
  'article.read': ({ role }) => role !== null,
  'article.import': ({ role }) => role === 'instructor',
  'annotation.read': (s) => s.role !== null && seen(s),
  'annotation.create': ({ role }) => writes(role),
  'annotation.update': (s) => writes(s.role) && seen(s) && s.annotation.authorId === 'me',
  'annotation.withdraw': (s) => writes(s.role) && seen(s) && s.annotation.authorId === 'me',
  'annotation.restore': (s) => writes(s.role) && s.annotation.authorId === 'me',
  'annotation.resolve': (s) =>
    writes(s.role) && seen(s) && (s.annotation.authorId === 'me' || s.role === 'instructor' || s.role === 'assistant'),
  'annotation.tag': (s) => writes(s.role) && seen(s),
  'comment.create': (s) => writes(s.role) && seen(s),
  'comment.update': (s) => writes(s.role) && seen(s) && s.comment.authorId === 'me' && s.comment.status === 'visible',
  'comment.withdraw': (s) => writes(s.role) && seen(s) && s.comment.authorId === 'me' && s.comment.status === 'visible',
  'comment.restore': (s) =>
    writes(s.role) && s.comment.authorId === 'me' && (s.annotation.visibility === 'seminar' || s.annotation.authorId === 'me'),
};
const writes = (role: Role | null) => role === 'instructor' || role === 'assistant' || role === 'participant';
const seen = ({ annotation }: Required<Subject>) =>
  annotation.status === 'visible' && (annotation.visibility === 'seminar' || annotation.authorId === 'me');

describe('the policy table', () => {
  it.each(Object.keys(RULES) as Action[])('%s is allowed in exactly the states that it should be', (action) => {
    for (const subject of states) {
      expect(can(me, action, subject), JSON.stringify(subject)).toBe(expected[action](subject as Required<Subject>));
    }
  });

  it('denies what is unknown or missing', () => {
    const subject = states[0]!;
    expect(can(me, 'annotation.burn' as Action, subject)).toBe(false);
    expect(can(me, 'toString' as Action, subject)).toBe(false);
    expect(can(null, 'seminar.read', subject)).toBe(false);
    expect(can(me, 'seminar.read', null)).toBe(false);
    expect(can(me, 'annotation.read', { role: 'instructor' })).toBe(false);
    expect(can(me, 'comment.update', { role: 'instructor', annotation: states[0]!.annotation! })).toBe(false);
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

  it('answers as if it did not exist whatever the actor may not see', () => {
    for (const subject of states) {
      for (const action of Object.keys(RULES) as Action[]) {
        const outcome = codeOf(action, subject);
        if (!can(me, 'annotation.read', subject) && outcome !== 'allowed') expect(outcome).toBe('not_found');
      }
    }
    expect(codeOf('seminar.read', null)).toBe('not_found');
  });

  it('says so when the actor sees a thing but may not change it', () => {
    const subject: Subject = { role: 'observer', annotation: { authorId: 'other', visibility: 'seminar', status: 'visible' } };
    expect(codeOf('comment.create', subject)).toBe('forbidden');
    expect(codeOf('article.import', { role: 'participant' })).toBe('forbidden');
  });
});
