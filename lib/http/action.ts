import 'server-only';
import type { z } from 'zod';
import { requireActor } from '../auth/session';
import type { Actor } from '../policy/actor';
import type { Result } from './public-error';
import { report } from './report';

/**
 * Makes a server action of a service call: reads who asks from the session, checks the input and
 * answers with a result; it never throws. Next checks that the request comes from our own pages.
 */
export function action<Schema extends z.ZodType, T>(
  schema: Schema,
  work: (actor: Actor, input: z.output<Schema>) => Promise<T>,
): (input: z.input<Schema>) => Promise<Result<T>> {
  return async (input) => {
    try {
      const actor = await requireActor();
      return { ok: true, data: await work(actor, schema.parse(input)) };
    } catch (error) {
      return { ok: false, error: report(error) };
    }
  };
}
