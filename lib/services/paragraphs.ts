import { placeParagraphs, type Paragraph, type PlacedParagraph } from '../core/document/article';
import { queries } from '../db/client';
import { sql } from '../db/sql';

/** The paragraphs of one revision, in order, each with its place in the text. The caller has authorized. */
export async function currentParagraphs(articleId: string, revision: number): Promise<PlacedParagraph[]> {
  const paragraphs = await queries.$queryRaw<Paragraph[]>(sql`
    SELECT p."key", p."kind", p."text" FROM "Paragraph" p JOIN "Revision" r ON r."id" = p."revisionId"
    WHERE r."articleId" = ${articleId}::uuid AND r."number" = ${revision} ORDER BY p."position"`);
  return placeParagraphs(paragraphs);
}
