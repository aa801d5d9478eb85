import { sql, type Sql } from '../db/sql';
import type { Actor } from './actor';

/**
 * The annotations of one seminar that a member may see, as a condition on the alias `a`. A list
 * authorizes the seminar first; then its rows are exactly those that `can(annotation.read)` admits,
 * which a test holds against generated data.
 */
export const visibleAnnotations = (actor: Actor): Sql =>
  sql`a."status" = 'visible' AND (a."visibility" = 'seminar' OR a."authorId" = ${actor.userId}::uuid)`;
