-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
