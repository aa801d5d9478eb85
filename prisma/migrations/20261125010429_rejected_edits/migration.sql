-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "appeal" TEXT,
ADD COLUMN     "appealedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "editRejectedAt" TIMESTAMPTZ(3);
