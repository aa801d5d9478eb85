-- DropIndex
DROP INDEX "Claim_seminarId_idx";

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "mergedFrom" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "ClaimType" (
    "id" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "description" TEXT,
    "color" TEXT,
    "position" INTEGER NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),
    "mergedIntoId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClaimType_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ClaimType_mergedIntoId_idx" ON "ClaimType"("mergedIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimType_seminarId_name_key" ON "ClaimType"("seminarId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ClaimType_seminarId_nameKey_key" ON "ClaimType"("seminarId", "nameKey");

-- CreateIndex
CREATE INDEX "Claim_seminarId_type_idx" ON "Claim"("seminarId", "type");

-- Every seminar so far had these eight.
INSERT INTO "ClaimType" ("id", "seminarId", "name", "nameKey", "position")
SELECT gen_random_uuid(), s."id", t."name", t."name", t."position"
FROM "Seminar" s CROSS JOIN unnest(ARRAY['fact', 'statistic', 'cause', 'prediction', 'definition', 'value', 'policy', 'testimony'])
  WITH ORDINALITY AS t("name", "position");

-- Whatever else came into a claim by hand stays what it is.
INSERT INTO "ClaimType" ("id", "seminarId", "name", "nameKey", "position")
SELECT gen_random_uuid(), k."seminarId", k."type", lower(normalize(k."type", NFKC)), 9
FROM (SELECT DISTINCT "seminarId", "type" FROM "Claim") k
ON CONFLICT ("seminarId", "name") DO NOTHING;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_seminarId_type_fkey" FOREIGN KEY ("seminarId", "type") REFERENCES "ClaimType"("seminarId", "name") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimType" ADD CONSTRAINT "ClaimType_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimType" ADD CONSTRAINT "ClaimType_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "ClaimType"("id") ON DELETE CASCADE ON UPDATE CASCADE;
