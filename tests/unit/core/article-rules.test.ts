import { describe, expect, it } from 'vitest';
import { dateNotices, readerNotices, type ReaderRules } from '../../../lib/core/article-rules';

const now = new Date('2026-11-24T12:00:00Z');
const none = { opensAt: null, dueAt: null, closedAt: null };
const plain: ReaderRules = {
  ...{ dates: none, timeZone: 'Europe/Berlin', archived: false, muted: false, closed: false, moderates: false, observes: false },
  ...{ reviewed: false, pseudonym: null, section: null, sectionsApart: false, othersLater: false },
};

describe('dateNotices', () => {
  it.each([
    [none, []],
    [{ ...none, dueAt: '2026-11-25T17:00:00Z' }, ['Due tomorrow, 18:00.']],
    [{ ...none, dueAt: '2026-11-23T17:00:00Z' }, ['Was due yesterday, 18:00.']],
    [{ opensAt: '2026-12-01T07:00:00Z', dueAt: '2026-12-03T17:00:00Z', closedAt: null }, ['Opens on 1 December, 08:00. Until then only moderators see it.', 'Due on 3 December, 18:00.']],
    [{ opensAt: '2026-11-01T07:00:00Z', dueAt: '2026-11-24T17:00:00Z', closedAt: '2026-11-25T17:00:00Z' }, ['Due today, 18:00.', 'Closes for new comments tomorrow, 18:00.']],
    [{ opensAt: null, dueAt: '2026-11-10T17:00:00Z', closedAt: '2026-11-20T17:00:00Z' }, ['Closed for new comments since 20 November, 18:00.']],
  ])('%j', (dates, said) => {
    expect(dateNotices(dates, 'Europe/Berlin', now)).toEqual(said);
  });
});

describe('readerNotices', () => {
  it('says nothing of the plainest article', () => {
    expect(readerNotices(plain, now)).toEqual([]);
  });

  it('tells a participant all that bears on what they write', () => {
    const said = readerNotices({ ...plain, othersLater: true, reviewed: true, pseudonym: 'Quiet Heron', sectionsApart: true, section: 'Tuesday' }, now);
    expect(said).toEqual([
      'You will see what others wrote once you have posted.',
      'What you post is shown to others after a moderator has read it.',
      'Others see you as Quiet Heron here; moderators see your name.',
      'Here you read with your section, Tuesday.',
    ]);
  });

  it('promises nothing to who cannot post any more', () => {
    const closed = readerNotices({ ...plain, closed: true, dates: { ...none, closedAt: '2026-11-24T10:00:00Z' }, othersLater: true, reviewed: true }, now);
    expect(closed).toEqual(['Closed for new comments since today, 11:00.', 'What others wrote is shown to those who have posted.']);
    expect(readerNotices({ ...plain, muted: true }, now)[0]).toContain('muted');
  });

  it('says of an archived seminar that, and of observers and moderators the dates', () => {
    expect(readerNotices({ ...plain, archived: true, reviewed: true }, now)).toEqual(['This seminar is archived: it can be read, and nothing else.']);
    const dates = { ...none, dueAt: '2026-11-24T17:00:00Z' };
    for (const who of [{ moderates: true }, { observes: true }]) expect(readerNotices({ ...plain, ...who, dates, pseudonym: 'Quiet Heron' }, now)).toEqual(['Due today, 18:00.']);
  });
});
