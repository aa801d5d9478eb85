import { z } from 'zod';
import { closeDatabase } from '../../lib/db/client';
import { applyMigrations } from '../../lib/db/migrate';
import { env } from '../../lib/env';
import type { Actor } from '../../lib/policy/actor';
import { actorByEmail } from '../../lib/services/people';
import { joinDatabase } from './database';

/** What a command answers, text without its last line break; nothing is printed for none. It throws an Error that says what to do. */
export type Command = (args: string[]) => Promise<string>;

/** Runs a command on the database of this Scholium, whether that is running or not; ends in order. */
export async function runCommand(command: Command, args: string[]): Promise<void> {
  try {
    const database = await joinDatabase(env().DATA_DIR);
    try {
      env(true);
      await applyMigrations(database.ownerUrl, database.appRole);
      const answer = await command(args);
      if (answer) process.stdout.write(`${answer}\n`);
    } finally {
      await closeDatabase();
      await database.close();
    }
  } catch (error) {
    console.error(error instanceof z.ZodError ? error.issues[0]!.message : (error as Error).message);
    if (process.env.LOG_LEVEL === 'debug') console.error(error);
    process.exitCode = 1;
  }
}

/** The person for whom the operator speaks. @throws Error when nobody has this e-mail */
export async function actorOf(email: string): Promise<Actor> {
  const actor = await actorByEmail(email);
  if (actor) return actor;
  throw new Error(`Nobody has the e-mail ${email} here. Sign up on the page first; the demo's people are made when npm start runs for the first time.`);
}
