-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "marksReleasedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Seminar" ADD COLUMN     "marksWanted" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Mark" (
    "id" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "mark" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Mark_seminarId_idx" ON "Mark"("seminarId");

-- CreateIndex
CREATE INDEX "Mark_userId_idx" ON "Mark"("userId");

-- CreateIndex
CREATE INDEX "Mark_updatedById_idx" ON "Mark"("updatedById");

-- CreateIndex
CREATE UNIQUE INDEX "Mark_articleId_userId_key" ON "Mark"("articleId", "userId");

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_updatedById_fkey" FOREIGN KEY ("updatedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
