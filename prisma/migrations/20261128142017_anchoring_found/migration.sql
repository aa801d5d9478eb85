-- AlterTable
ALTER TABLE "Anchoring" ADD COLUMN     "found" JSONB;
