import { nameMentions } from '../core/exports/mentions';
import type { ExportThread, Names } from '../core/exports/model';
import { type KnownPerson, namerOf } from '../core/exports/people';
import { NO_NAME, redactDocument, redactor } from '../core/exports/redact';
import { REACTIONS } from '../core/reactions';
import { type Queries, sql } from '../db/sql';
import { isMasked, moderates, type Reader } from '../policy/scopes';
import type { ExportRow } from './export-rows';

/** Everybody who is or was in a seminar. */
async function peopleOf(tx: Queries, seminarId: string): Promise<Map<string, KnownPerson>> {
  const rows = await tx.$queryRaw<KnownPerson[]>(sql`
    SELECT u."id", u."name", CASE WHEN u."deletedAt" IS NULL THEN u."email" ELSE '' END AS "email", u."deletedAt" IS NOT NULL AS "former", m."role"::text AS "role", m."pseudonym", m."pseudonymId"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId" WHERE m."seminarId" = ${seminarId}::uuid`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Makes threads of rows: with people as they are to stand in the file, in what was written, too. */
export async function presenterFor(tx: Queries, seminarId: string, names: Names): Promise<(reader: Reader, row: ExportRow) => ExportThread> {
  const people = await peopleOf(tx, seminarId);
  const byKept = new Map([...people.values()].map(({ id, pseudonymId }) => [pseudonymId, id]));
  const pseudonyms = namerOf({ names, masked: true, readerId: '', withEmail: false, people });
  const redact = names === 'real' ? null : redactor([...people.values()], names === 'removed' ? () => NO_NAME : ({ id }) => pseudonyms(id).name);
  const words = (text: string) => (redact ? redact(text) : text);
  return (reader, { paragraph, start, end, exact, prefix, suffix, reactions, ...row }) => {
    // A new one for each thread: a number says nothing about who is who in another.
    const person = namerOf({ names, masked: isMasked(reader), readerId: reader.userId, withEmail: moderates(reader), people });
    const told = row.comments.find(({ id, author }) => id === row.accepted && author !== null);
    return {
      ...row,
      // Which comment it is would tell of one that is not in the file.
      accepted: told?.id ?? null,
      target: { paragraph, start, end, exact, prefix, suffix },
      author: person(row.author),
      claim: row.claim && { ...row.claim, paraphrase: words(row.claim.paraphrase) },
      comments: row.comments.map((each) => nameMentions(each, person, byKept)).map((comment) => ({
        ...comment,
        author: comment.author === null ? null : person(comment.author),
        body: comment.body && redact ? redactDocument(redact, comment.body) : comment.body,
        text: comment.text === null ? null : words(comment.text),
        reactions: comment.author === null ? [] : REACTIONS.flatMap((kind) => {
          const people = reactions.flatMap((each) => (each.kind === kind && each.comment === comment.id ? [person(each.by)] : []));
          return people.length > 0 ? [{ kind, people }] : [];
        }),
      })),
      tags: row.tags.map(({ name, people: by }) => ({ name: words(name), people: by.map(person) })),
    };
  };
}
