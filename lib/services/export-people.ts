import { nameMentions } from '../core/exports/mentions';
import type { ExportComment, ExportThread, Names } from '../core/exports/model';
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

/**
 * Makes threads of rows: with people as they are to stand in the file, in what was written, too.
 * Every part by its name: copies made by spreading outlived V8's quick collections, so that memory
 * grew with the export until V8 cleared up as a whole.
 */
export async function presenterFor(tx: Queries, seminarId: string, names: Names): Promise<(reader: Reader, row: ExportRow) => ExportThread> {
  const people = await peopleOf(tx, seminarId);
  const byKept = new Map([...people.values()].map(({ id, pseudonymId }) => [pseudonymId, id]));
  const pseudonyms = namerOf({ names, masked: true, readerId: '', withEmail: false, people });
  const redact = names === 'real' ? null : redactor([...people.values()], names === 'removed' ? () => NO_NAME : ({ id }) => pseudonyms(id).name);
  const words = (text: string) => (redact ? redact(text) : text);
  return (reader, row) => {
    // A new one for each thread: a number says nothing about who is who in another.
    const person = namerOf({ names, masked: isMasked(reader), readerId: reader.userId, withEmail: moderates(reader), people });
    const { paragraph, start, end, exact, prefix, suffix, reactions } = row;
    const told = row.comments.find(({ id, author }) => id === row.accepted && author !== null);
    const commentOf = (comment: ExportRow['comments'][number]): ExportComment => {
      const { id, parent, author, status, version, createdAt, editedAt } = comment;
      const { body, text, mentions } = nameMentions(comment, person, byKept);
      return {
        id,
        parent,
        author: author === null ? null : person(author),
        body: body && redact ? redactDocument(redact, body) : body,
        text: text === null ? null : words(text),
        status,
        version,
        createdAt,
        editedAt,
        mentions,
        reactions: author === null ? [] : REACTIONS.flatMap((kind) => {
          const people = reactions.flatMap((each) => (each.kind === kind && each.comment === id ? [person(each.by)] : []));
          return people.length > 0 ? [{ kind, people }] : [];
        }),
      };
    };
    return {
      id: row.id,
      kind: row.kind,
      visibility: row.visibility,
      status: row.status,
      resolved: row.resolved,
      locked: row.locked,
      // Which comment it is would tell of one that is not in the file.
      accepted: told?.id ?? null,
      anchorState: row.anchorState,
      target: { paragraph, start, end, exact, prefix, suffix },
      position: row.position,
      author: person(row.author),
      claim: row.claim && { type: row.claim.type, paraphrase: words(row.claim.paraphrase) },
      comments: row.comments.map(commentOf),
      tags: row.tags.map(({ name, people: by }) => ({ name: words(name), people: by.map(person) })),
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    };
  };
}
