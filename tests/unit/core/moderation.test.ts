import { describe, expect, it } from 'vitest';
import { DECISIONS, decide, type Decision, EDIT_STATES, MODERATED_STATES, resolutionOf, reverse } from '../../../lib/core/moderation';

/** Every pair that leads somewhere; whatever is not in here leads nowhere. */
const LEADS: [string, Decision, string][] = [
  ['pending', 'approve', 'visible'],
  ['visible', 'hide', 'hidden'],
  ['pending', 'hide', 'hidden'],
  ['hidden', 'restore', 'visible'],
  ['visible', 'hold', 'pending'],
  ['hidden', 'hold', 'pending'],
  ['visible', 'keep', 'visible'],
  ['hidden', 'keep', 'hidden'],
  ['waiting', 'reject', 'rejected'],
  ['rejected', 'unreject', 'waiting'],
  ['open', 'lock', 'locked'],
  ['locked', 'unlock', 'open'],
  ['open', 'resolve', 'resolved'],
  ['resolved', 'reopen', 'open'],
];

describe('the status machine', () => {
  const pairs = [...MODERATED_STATES, ...EDIT_STATES, 'withdrawn' as const].flatMap((from) => DECISIONS.map((decision) => ({ from, decision })));

  it.each(pairs)('$from, $decision', ({ from, decision }) => {
    const to = LEADS.find(([state, each]) => state === from && each === decision)?.[2] ?? null;
    expect(decide(from, decision)).toBe(to);
  });

  it('has a way back from every decision, which leads to where it was taken', () => {
    for (const { from, decision } of pairs) {
      const to = decide(from, decision);
      const back = reverse(from, decision);
      if (to === null) expect(back).toBeNull();
      else expect(decide(to, back!)).toBe(from);
    }
  });

  it('does not publish what was waiting when its hiding is taken back', () => {
    expect(reverse('pending', 'hide')).toBe('hold');
    expect(reverse('visible', 'hide')).toBe('restore');
  });
});

describe('flags', () => {
  it('end upheld when the post is hidden, dismissed when it stands, and not while it waits', () => {
    expect(resolutionOf('hidden')).toBe('upheld');
    expect(resolutionOf('visible')).toBe('dismissed');
    expect(resolutionOf('pending')).toBeNull();
  });
});
