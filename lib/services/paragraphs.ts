import { placeParagraphs, type Paragraph, type PlacedParagraph } from '../core/document/article';
import type { BlockFormat } from '../core/document/format';
import { queries } from '../db/client';
import { type Queries, sql } from '../db/sql';

/** The paragraphs of one revision, in order, each with its place in the text. The caller has authorized. */
export async function currentParagraphs(articleId: string, revision: number, tx: Queries = queries): Promise<PlacedParagraph[]> {
  const paragraphs = await tx.$queryRaw<(Paragraph & { format: BlockFormat | null })[]>(sql`
    SELECT p."key", p."kind", p."text", p."format" FROM "Paragraph" p JOIN "Revision" r ON r."id" = p."revisionId"
    WHERE r."articleId" = ${articleId}::uuid AND r."number" = ${revision} ORDER BY p."position"`);
  return placeParagraphs(paragraphs.map(({ format, ...paragraph }) => (format ? { ...paragraph, format } : paragraph)));
}
