import { db } from '../db/client';
import type { Actor } from '../policy/actor';

/**
 * The person with this e-mail, as the operator speaks for them on the command line; `null` when
 * nobody has it. It asks nobody for leave, so it is for scripts alone.
 */
export async function actorByEmail(email: string): Promise<Actor | null> {
  const user = await db.user.findUnique({ where: { email: email.trim().toLowerCase(), deletedAt: null }, select: { id: true, name: true } });
  return user && { userId: user.id, name: user.name, via: { kind: 'operator', id: 'command' } };
}
