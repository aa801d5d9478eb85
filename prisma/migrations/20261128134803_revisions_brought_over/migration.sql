-- AlterTable
ALTER TABLE "Anchoring" ADD COLUMN     "stoodIn" INTEGER;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "done" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "problem" TEXT,
ADD COLUMN     "total" INTEGER NOT NULL DEFAULT 0;
