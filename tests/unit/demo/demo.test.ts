import { describe, expect, it } from 'vitest';
import { STARTING_CLAIM_TYPES, STARTING_TAGS } from '../../../lib/core/claims';
import { PARAGRAPH_KINDS } from '../../../lib/core/document/article';
import { isSafeLink } from '../../../lib/core/document/links';
import { richTextFromMarkdown } from '../../../lib/core/document/markdown';
import { MAX_COMMENT_LENGTH, MAX_PARAPHRASE_LENGTH } from '../../../lib/core/limits';
import { MAX_TAGS_PER_ANNOTATION } from '../../../lib/core/tags';
import { demoArticle } from '../../../prisma/demo/article';
import { demoPeople } from '../../../prisma/demo/people';
import { demoThreads } from '../../../prisma/demo/threads';

const { blocks } = demoArticle;
const claims = demoThreads.filter((thread) => thread.kind === 'claim');
const bodies = demoThreads.flatMap((thread) => [thread.body, ...(thread.replies ?? []).map(({ body }) => body)]);
const named = (thread: (typeof demoThreads)[number]) =>
  `¶${thread.paragraph} ${thread.kind} by ${thread.by}: ${thread.exact ?? 'the whole paragraph'}`;

describe('the demo article', () => {
  it('has between 950 and 1,100 words, the pull quote not counted twice', () => {
    const text = blocks.filter(({ kind }) => kind !== 'pull_quote').map((block) => block.text).join(' ');
    const words = text.split(/\s+/u).length;
    expect(words).toBeGreaterThanOrEqual(950);
    expect(words).toBeLessThanOrEqual(1_100);
  });

  it('has blocks of known kinds, none of them empty', () => {
    for (const block of blocks) {
      expect(PARAGRAPH_KINDS).toContain(block.kind);
      expect(block.text.trim()).toBe(block.text);
      expect(block.text).not.toBe('');
    }
  });

  it('has two or three headings', () => {
    const headings = blocks.filter(({ kind }) => kind === 'heading');
    expect([2, 3]).toContain(headings.length);
  });

  it('has one pull quote, whose words stand in a paragraph', () => {
    const quotes = blocks.filter(({ kind }) => kind === 'pull_quote');
    expect(quotes).toHaveLength(1);
    const twins = blocks.filter(({ kind, text }) => kind === 'paragraph' && text.includes(quotes[0]!.text));
    expect(twins).toHaveLength(1);
  });

  it('names its source', () => {
    expect(demoArticle.source).toContain('Qamar Cheema');
  });
});

describe('the demo people', () => {
  it('have a key and an address of their own', () => {
    expect(new Set(demoPeople.map(({ key }) => key)).size).toBe(demoPeople.length);
    for (const person of demoPeople) expect(person.email).toBe(`${person.key}@example.org`);
  });

  it('are an instructor, an assistant, six participants and an observer', () => {
    const count = (role: string) => demoPeople.filter((person) => person.role === role).length;
    expect(['instructor', 'assistant', 'participant', 'observer'].map(count)).toEqual([1, 1, 6, 1]);
  });
});

describe('the demo threads', () => {
  it('are about 25, with about 60 comments and 10 claims', () => {
    expect(demoThreads.length).toBeGreaterThanOrEqual(23);
    expect(demoThreads.length).toBeLessThanOrEqual(27);
    expect(bodies.length).toBeGreaterThanOrEqual(55);
    expect(bodies.length).toBeLessThanOrEqual(65);
    expect(claims).toHaveLength(10);
  });

  it.each(demoThreads.map((thread) => [named(thread), thread] as const))('stand in the article: %s', (_, thread) => {
    const block = blocks[thread.paragraph - 1];
    expect(block).toBeDefined();
    if (thread.exact !== null) expect(block!.text.split(thread.exact)).toHaveLength(2);
  });

  it('overlap in some places, and two or three mean a whole paragraph', () => {
    const spans = demoThreads.flatMap(({ paragraph, exact, visibility }) => {
      if (exact === null || visibility === 'private') return [];
      const start = blocks[paragraph - 1]!.text.indexOf(exact);
      return [{ paragraph, start, end: start + exact.length }];
    });
    const overlapping = spans.filter((a) =>
      spans.some((b) => a !== b && a.paragraph === b.paragraph && a.start < b.end && b.start < a.end),
    );
    expect(overlapping.length).toBeGreaterThanOrEqual(6);
    expect([2, 3]).toContain(demoThreads.filter(({ exact }) => exact === null).length);
  });

  it('are by members who may write', () => {
    const writers = new Set(demoPeople.filter(({ role }) => role !== 'observer').map(({ key }) => key));
    for (const thread of demoThreads) {
      const people = [
        thread.by,
        ...(thread.replies ?? []).map(({ by }) => by),
        ...(thread.tags ?? []).flatMap(({ by }) => by),
      ];
      for (const key of people) expect(writers, named(thread)).toContain(key);
    }
    const participants = demoPeople.filter(({ role }) => role === 'participant');
    for (const { key } of participants) expect(demoThreads.some(({ by }) => by === key)).toBe(true);
  });

  it('have a claim exactly when they are of that kind, with every type used', () => {
    for (const thread of demoThreads) expect(thread.claim !== undefined, named(thread)).toBe(thread.kind === 'claim');
    expect(new Set(claims.map(({ claim }) => claim!.type))).toEqual(new Set(STARTING_CLAIM_TYPES));
    for (const { claim } of claims) expect(claim!.paraphrase.length).toBeLessThanOrEqual(MAX_PARAPHRASE_LENGTH);
  });

  it('have all starting tags and at most 12 different ones, each put by a person once', () => {
    const tags = demoThreads.flatMap((thread) => thread.tags ?? []);
    const different = new Set(tags.map(({ tag }) => tag));
    expect(different.size).toBeLessThanOrEqual(12);
    for (const tag of STARTING_TAGS) expect(different).toContain(tag);
    for (const { by } of tags) {
      expect(by.length).toBeGreaterThan(0);
      expect(new Set(by).size).toBe(by.length);
    }
    for (const thread of demoThreads) {
      const own = (thread.tags ?? []).map(({ tag }) => tag);
      expect(new Set(own).size).toBe(own.length);
      expect(own.length).toBeLessThanOrEqual(MAX_TAGS_PER_ANNOTATION);
    }
  });

  it('have replies that answer an earlier one', () => {
    for (const thread of demoThreads) {
      for (const [index, { to }] of (thread.replies ?? []).entries()) {
        if (to === undefined) continue;
        expect(Number.isInteger(to) && to >= 0 && to < index, named(thread)).toBe(true);
      }
    }
  });

  it('have two private notes without replies, and three unanswered questions or more', () => {
    const privates = demoThreads.filter(({ visibility }) => visibility === 'private');
    expect(privates.map(({ kind, replies }) => [kind, replies?.length ?? 0])).toEqual([['note', 0], ['note', 0]]);
    for (const thread of privates) {
      for (const { by } of thread.tags ?? []) expect(by).toEqual([thread.by]);
    }
    const unanswered = demoThreads.filter(({ kind, replies }) => kind === 'question' && !replies?.length);
    expect(unanswered.length).toBeGreaterThanOrEqual(3);
  });

  it('are written in Markdown that a comment can hold, with safe links, in three scripts', () => {
    for (const body of bodies) {
      expect(body.trim().length).toBeGreaterThan(0);
      expect(body.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
      expect(richTextFromMarkdown(body).content?.length).toBeGreaterThan(0);
      for (const [, address] of body.matchAll(/\]\(([^)]+)\)/gu)) expect(isSafeLink(address)).toBe(true);
    }
    expect(bodies.filter((body) => /\p{Script=Arabic}/u.test(body))).toHaveLength(1);
    expect(bodies.filter((body) => /\p{Script=Cyrillic}/u.test(body))).toHaveLength(1);
  });

  it('are of some age, all different', () => {
    const ages = demoThreads.map(({ hoursAgo }) => hoursAgo);
    for (const age of ages) expect(age).toBeGreaterThan(0);
    expect(new Set(ages).size).toBe(ages.length);
  });
});
