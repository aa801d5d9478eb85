import { z } from 'zod';
import { MAX_ARTICLE_BYTES } from '../import/limits';
import { MAX_LINK_LENGTH, MAX_QUOTE_LENGTH } from '../limits';

/** An annotation as the API of Hypothesis tells it. What we do not use may be there, and is not looked at. */
const words = (longest: number) => z.string().max(longest);
const place = z.int().min(0).max(MAX_ARTICLE_BYTES);

const selector = z.union([
  z.looseObject({ type: z.literal('TextQuoteSelector'), exact: words(MAX_QUOTE_LENGTH), prefix: words(1_000).nullish(), suffix: words(1_000).nullish() }),
  z.looseObject({ type: z.literal('TextPositionSelector'), start: place, end: place }),
  z.looseObject({ type: z.string().max(60) }),
]);

export const hypothesisAnnotation = z.looseObject({
  id: z.string().min(1).max(100),
  created: words(40).min(1),
  updated: words(40).nullish(),
  /** acct:name@host */
  user: words(300).min(1),
  user_info: z.looseObject({ display_name: words(300).nullish() }).nullish(),
  uri: words(MAX_LINK_LENGTH).nullish(),
  /** Markdown. */
  text: words(100_000).nullish(),
  tags: z.array(words(1_000)).max(1_000).nullish(),
  group: words(100).nullish(),
  permissions: z.looseObject({ read: z.array(words(300)).max(1_000) }).nullish(),
  target: z.array(z.looseObject({ selector: z.array(selector).max(100).nullish() })).max(100).nullish(),
  /** What it answers: the opening first, what it answers itself last. */
  references: z.array(words(100)).max(1_000).nullish(),
  document: z.looseObject({}).nullish(),
  hidden: z.boolean().nullish(),
});
export type HypothesisAnnotation = z.infer<typeof hypothesisAnnotation>;
