import { z } from 'zod';
import { type BlockFormat, SPAN_KINDS } from './format';
import { isSafeLink } from './links';

const offset = z.number().int().min(0).max(10_000_000);
const plainKinds = SPAN_KINDS.filter((kind) => kind !== 'link' && kind !== 'note');
const label = z.string().min(1).max(20);

const span = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(plainKinds), start: offset, end: offset }),
    z.strictObject({ kind: z.literal('link'), start: offset, end: offset, href: z.string().max(2_000).refine(isSafeLink, 'A link leads to http, https or mailto.') }),
    z.strictObject({ kind: z.literal('note'), start: offset, end: offset, label }),
  ])
  .refine(({ start, end }) => start < end, 'A span ends after it begins.');

/** How a block looks beyond its words; see format.ts. */
export const blockFormat = z.strictObject({
  spans: z.array(span).max(2_000).optional(),
  level: z.number().int().min(1).max(6).optional(),
  list: z.strictObject({ ordered: z.boolean(), depth: z.number().int().min(0).max(9) }).optional(),
  image: z.strictObject({ id: z.uuid(), width: z.number().int().min(1).max(20_000), height: z.number().int().min(1).max(20_000) }).optional(),
  row: z.strictObject({ header: z.boolean(), first: z.boolean() }).optional(),
  label: label.optional(),
}) satisfies z.ZodType<BlockFormat>;
