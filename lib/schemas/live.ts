import { z } from 'zod';
import { commentView, personView, threadView } from './api';

/** What a page or a program sends to be told of what happens, and what it is told: lib/core/live.ts once more. */

export const liveInput = z.strictObject({
  since: z.string().max(100).optional().describe('Where to begin: the id of an event. The header Last-Event-ID, which browsers send by themselves, comes before it. By default: now.'),
});

const id = z.uuid();
const nothing = z.strictObject({});

export const liveEvents = {
  ready: nothing,
  notifications: nothing.describe('There is something new for you, in this article or another: see /api/v1/notifications'),
  reset: nothing.describe('What you may see has changed as a whole, or you were away for long: read the threads anew'),
  end: nothing.describe('You may not read this any more; do not come again'),
  thread: z.union([
    z.strictObject({ change: z.enum(['new', 'changed']), thread: threadView }),
    z.strictObject({ change: z.literal('gone'), gone: id.describe('The thread that you do not see any more') }),
  ]),
  comment: z.strictObject({
    change: z.enum(['new', 'changed', 'gone']),
    annotation: id,
    comment: id.describe('The comment that this is about'),
    comments: z.array(commentView).describe('It as it stands now, or its empty place; and the empty place that it answers'),
    gone: z.array(id).describe('Comments of which not even the place is left'),
    commentCount: z.int().min(0),
  }),
  revised: z.strictObject({ revision: z.int().min(1) }).describe('The article has this text now; what is told of threads from here on is where they stand in it'),
  presence: z.strictObject({ count: z.int().min(0), people: z.array(personView).describe('The first of them, by name') }),
};

export const liveData = z.union(Object.values(liveEvents));
