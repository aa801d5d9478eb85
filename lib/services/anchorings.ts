import type { AnchorState } from '../core/anchoring/selector';
import type { ResolvedTarget } from '../core/targets';
import { anyOf, empty, type Queries, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { requireRevision } from './revision-guard';

/*
 * Where annotations stand, revision by revision. The columns of an annotation are its place in the
 * current revision. A row of Anchoring says the same of one revision, and is there for every revision
 * that is not the current one any more; for the current one it is there once the annotation was
 * brought over into it, or somebody settled its place. An annotation without a row for the current
 * revision was made in it.
 */

/** The revision that places are of. */
export type PlacesOf = { seminarId: string; articleId: string; revision: number };

/**
 * Where one annotation stands in one revision. An orphan has the words it was last found with
 * (`exact`), no paragraph, start or end, and the position where it stood, or -1.
 */
export type Placing = {
  annotationId: string;
  state: AnchorState;
  /** How sure that is, from 0 to 1; 1 where a person chose. */
  confidence: number;
  target: ResolvedTarget;
  /** The revision in which it last stood before somebody has to look: the old side of a comparison. `null` where nobody has to. */
  stoodIn: number | null;
};

/** A word of lib/core/repair.ts with who said so. */
export type Settled = { as: string; by: Actor };

/** Rows go to the database so many at a time, as in import-rows.ts. */
const BATCH = 2_000;

/**
 * Puts one annotation where a person chose, in the current revision: its own columns and its row. The
 * caller has authorized, holds the annotation's lock, and appends the event afterwards.
 * @throws RevisionMoved when `of` is not the current revision any more: what was chosen is of another text
 */
export async function placeAnnotation(tx: Queries, of: PlacesOf, placing: Placing, settled?: Settled): Promise<void> {
  // While somebody holds a thread, no other revision becomes the current one.
  await requireRevision(tx, of.articleId, of.revision);
  await placeAnnotations(tx, of, [placing]);
  if (settled) {
    await tx.$executeRaw(sql`
      UPDATE "Anchoring" SET "settledAs" = ${settled.as}, "settledById" = ${settled.by.userId}::uuid, "settledAt" = now()
      WHERE "annotationId" = ${placing.annotationId}::uuid AND "revision" = ${of.revision}`);
  }
}

/** Puts many annotations where they stand in the revision that is, or is just becoming, the current one. */
export async function placeAnnotations(tx: Queries, of: PlacesOf, placings: readonly Placing[]): Promise<void> {
  await writeAnchorings(tx, of, placings);
  await writePlaces(tx, of, placings);
}

/** Gives annotations the columns of where they stand in the current revision, or the one that is just becoming it. Who did not move is not written. */
export async function writePlaces(tx: Queries, of: Pick<PlacesOf, 'articleId'>, placings: readonly Placing[]): Promise<void> {
  for (const rows of batches(placings)) {
    await tx.$executeRaw(sql`
      UPDATE "Annotation" a SET "paragraphKey" = r."paragraph", "start" = r."start", "end" = r."end", "exact" = r."exact", "prefix" = r."prefix", "suffix" = r."suffix",
        "anchorState" = r."state"::"AnchorState", "position" = r."position"
      FROM ${given(rows)} WHERE a."id" = r."annotationId" AND a."articleId" = ${of.articleId}::uuid
        AND (a."paragraphKey", a."start", a."end", a."exact", a."prefix", a."suffix", a."anchorState"::text, a."position")
          IS DISTINCT FROM (r."paragraph", r."start", r."end", r."exact", r."prefix", r."suffix", r."state", r."position")`);
  }
}

/** Says where annotations stand in a revision. */
export async function writeAnchorings(tx: Queries, of: PlacesOf, placings: readonly Placing[]): Promise<void> {
  for (const rows of batches(placings)) await writeRows(tx, of, rows);
}

/** Keeps where everybody, or these, stand in a revision that is about to be followed by another, where no row says so yet. */
export async function keepAnchorings(tx: Queries, { seminarId, articleId, revision }: PlacesOf, ids?: readonly string[]): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO "Anchoring" ("annotationId", "revision", "seminarId", "articleId", "state", "confidence", "paragraphKey", "start", "end", "exact", "prefix", "suffix")
    SELECT a."id", ${revision}::int, ${seminarId}::uuid, a."articleId", a."anchorState", CASE WHEN a."anchorState" = 'orphaned' THEN 0 ELSE 1 END,
      a."paragraphKey", a."start", a."end", a."exact", a."prefix", a."suffix"
    FROM "Annotation" a WHERE a."articleId" = ${articleId}::uuid ${ids ? sql`AND a."id" = ${anyOf(ids)}` : empty}
    ON CONFLICT ("annotationId", "revision") DO NOTHING`);
}

const given = (rows: string) => sql`jsonb_to_recordset(${rows}::jsonb) AS r("annotationId" uuid, "state" text, "confidence" float8, "stoodIn" int, "paragraph" text,
  "start" int, "end" int, "exact" text, "prefix" text, "suffix" text, "position" int)`;

/** A row that is there already is overwritten, and is not settled any more. */
const writeRows = (tx: Queries, { seminarId, articleId, revision }: PlacesOf, rows: string) => tx.$executeRaw(sql`
  INSERT INTO "Anchoring" AS k ("annotationId", "revision", "seminarId", "articleId", "state", "confidence", "paragraphKey", "start", "end", "exact", "prefix", "suffix", "stoodIn")
  SELECT r."annotationId", ${revision}::int, ${seminarId}::uuid, ${articleId}::uuid, r."state"::"AnchorState", r."confidence",
    r."paragraph", r."start", r."end", r."exact", r."prefix", r."suffix", r."stoodIn"
  FROM ${given(rows)}
  ON CONFLICT ("annotationId", "revision") DO UPDATE SET "state" = EXCLUDED."state", "confidence" = EXCLUDED."confidence", "paragraphKey" = EXCLUDED."paragraphKey",
    "start" = EXCLUDED."start", "end" = EXCLUDED."end", "exact" = EXCLUDED."exact", "prefix" = EXCLUDED."prefix", "suffix" = EXCLUDED."suffix", "stoodIn" = EXCLUDED."stoodIn",
    "settledAs" = NULL, "settledById" = NULL, "settledAt" = NULL`);

function* batches(placings: readonly Placing[]): Generator<string> {
  for (let at = 0; at < placings.length; at += BATCH) {
    yield JSON.stringify(placings.slice(at, at + BATCH).map(({ target, ...placing }) => ({ ...placing, ...target })));
  }
}
