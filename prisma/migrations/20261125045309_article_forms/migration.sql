-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ParagraphKind" ADD VALUE 'image';
ALTER TYPE "ParagraphKind" ADD VALUE 'table_row';
ALTER TYPE "ParagraphKind" ADD VALUE 'footnote';

-- AlterTable
ALTER TABLE "Paragraph" ADD COLUMN     "format" JSONB;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "note" TEXT,
ADD COLUMN     "readyAt" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "restoredFrom" INTEGER;

-- CreateTable
CREATE TABLE "ArticleImage" (
    "id" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "articleId" UUID,
    "mediaType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ArticleImage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Anchoring" (
    "annotationId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "seminarId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "state" "AnchorState" NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "paragraphKey" TEXT,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT,
    "prefix" TEXT,
    "suffix" TEXT,
    "settledAs" TEXT,
    "settledById" UUID,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Anchoring_pkey" PRIMARY KEY ("annotationId","revision")
);

-- CreateIndex
CREATE INDEX "ArticleImage_seminarId_idx" ON "ArticleImage"("seminarId");

-- CreateIndex
CREATE INDEX "ArticleImage_articleId_createdAt_idx" ON "ArticleImage"("articleId", "createdAt");

-- CreateIndex
CREATE INDEX "ArticleImage_createdById_idx" ON "ArticleImage"("createdById");

-- CreateIndex
CREATE INDEX "Anchoring_articleId_revision_confidence_idx" ON "Anchoring"("articleId", "revision", "confidence");

-- CreateIndex
CREATE INDEX "Anchoring_seminarId_idx" ON "Anchoring"("seminarId");

-- CreateIndex
CREATE INDEX "Anchoring_settledById_idx" ON "Anchoring"("settledById");

-- AddForeignKey
ALTER TABLE "ArticleImage" ADD CONSTRAINT "ArticleImage_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleImage" ADD CONSTRAINT "ArticleImage_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleImage" ADD CONSTRAINT "ArticleImage_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Anchoring" ADD CONSTRAINT "Anchoring_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Anchoring" ADD CONSTRAINT "Anchoring_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Anchoring" ADD CONSTRAINT "Anchoring_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Anchoring" ADD CONSTRAINT "Anchoring_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
