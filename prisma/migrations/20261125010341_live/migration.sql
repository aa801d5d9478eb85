-- DropIndex
DROP INDEX "Event_annotationId_idx";

-- DropIndex
DROP INDEX "Event_commentId_idx";

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "commentStatus" "PostStatus",
ADD COLUMN     "status" "PostStatus",
ADD COLUMN     "visibility" "Visibility";

-- CreateTable
CREATE UNLOGGED TABLE "Presence" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Presence_articleId_seenAt_idx" ON "Presence"("articleId", "seenAt");

-- CreateIndex
CREATE INDEX "Presence_userId_idx" ON "Presence"("userId");

-- CreateIndex
CREATE INDEX "Event_annotationId_sequence_idx" ON "Event"("annotationId", "sequence");

-- CreateIndex
CREATE INDEX "Event_commentId_sequence_idx" ON "Event"("commentId", "sequence");

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What happened before this is told as things stand now.
UPDATE "Event" e SET "visibility" = a."visibility", "status" = a."status",
  "commentStatus" = (SELECT c."status" FROM "Comment" c WHERE c."id" = e."commentId")
FROM "Annotation" a WHERE a."id" = e."annotationId";
