import type { Cell } from './csv';
import { type Activity, ageInDays, type DividedTag, type InsightView, type OpenQuestion, type Participation, type TagCount, type TypeCount } from './insight';

/** The tables of insight as rows of cells, the header first, as their files have them. Times are ISO 8601 in UTC. */

export const participationRows = (people: readonly Participation[]): Cell[][] => [
  ['Name', 'Role', 'Section', 'Former member', 'Comments', 'Replies', 'Claims', 'Tags', 'Hidden', 'Days active', 'Last active'],
  ...people.map((row) => [
    ...[row.name, row.role, row.section, row.former ? 'yes' : 'no', row.comments, row.replies, row.claims],
    ...[row.tags, row.hidden, row.daysActive, row.lastActive],
  ]),
];

export const activityRows = (days: readonly Activity[]): Cell[][] => [
  ['Day', 'Comments', 'Replies', 'Claims', 'Tags'],
  ...days.map(({ day, comments, replies, claims, tags }) => [day, comments, replies, claims, tags]),
];

export function heatRows(heat: InsightView['heat']): Cell[][] {
  const figures = ['Threads', 'Comments', 'People'];
  if (heat.of === 'seminar') return [['Article', ...figures], ...heat.articles.map((row) => [row.title, row.threads, row.comments, row.people])];
  const { whole, orphaned, paragraphs } = heat;
  return [
    ['Paragraph', 'First words', ...figures],
    ...paragraphs.map(({ key, words, threads, comments, people }) => [key, words, threads, comments, people]),
    ['', 'The whole article', whole.threads, whole.comments, whole.people],
    ['', 'No longer found in the text', orphaned.threads, orphaned.comments, orphaned.people],
  ];
}

export const claimTypeRows = (types: readonly TypeCount[]): Cell[][] => [['Type', 'Claims'], ...types.map(({ type, claims }) => [type, claims])];

export const claimTagRows = (tags: readonly TagCount[]): Cell[][] => [
  ['Tag', 'Claims', 'Times put', 'Members'],
  ...tags.map(({ tag, claims, taggings, members }) => [tag, claims, taggings, members]),
];

export const dividedTagRows = (divided: readonly DividedTag[]): Cell[][] => [
  ['Claim', 'Tag', 'Put by', 'Of those who tagged', 'Article', 'Thread'],
  ...divided.map(({ claim, tag, put, of, article, thread }) => [claim, tag, put, of, article, thread]),
];

/** @param now milliseconds since 1970 */
export const questionRows = (questions: readonly OpenQuestion[], now: number): Cell[][] => [
  ['Question', 'Asked by', 'Asked', 'Age in days', 'Article', 'Paragraph', 'Thread'],
  ...questions.map((row) => [row.text, row.author, row.askedAt, ageInDays(row.askedAt, now), row.articleTitle, row.paragraph, row.thread]),
];
