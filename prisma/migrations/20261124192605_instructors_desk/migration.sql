-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "PostStatus" ADD VALUE 'pending';
ALTER TYPE "PostStatus" ADD VALUE 'hidden';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "Visibility" ADD VALUE 'section';
ALTER TYPE "Visibility" ADD VALUE 'instructors';

-- DropIndex
DROP INDEX "Comment_seminarId_idx";

-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "lockedAt" TIMESTAMPTZ(3),
ADD COLUMN     "sectionId" UUID;

-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "opensAt" TIMESTAMPTZ(3),
ADD COLUMN     "othersAfterPost" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pseudonymous" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reviewedFirst" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sectionsApart" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "appeal" TEXT,
ADD COLUMN     "appealedAt" TIMESTAMPTZ(3),
ADD COLUMN     "pendingBody" JSONB,
ADD COLUMN     "pendingText" TEXT;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "mutedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "pseudonym" TEXT NOT NULL DEFAULT 'Reader ' || substr(md5(random()::text), 1, 8),
ADD COLUMN     "pseudonymId" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "sectionId" UUID;
-- The default was for the members there are; from now on the app gives a pseudonym.
ALTER TABLE "Membership" ALTER COLUMN "pseudonym" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Seminar" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "joinOpen" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "timeZone" TEXT NOT NULL DEFAULT 'UTC';

-- CreateTable
CREATE TABLE "Section" (
    "id" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "role" "Role" NOT NULL,
    "sectionId" UUID,
    "hash" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "commentId" UUID,
    "userId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "open" BOOLEAN DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,
    "resolution" TEXT,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModerationEntry" (
    "id" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "commentId" UUID,
    "actorId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModerationEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "about" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Section_seminarId_name_key" ON "Section"("seminarId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_hash_key" ON "Invitation"("hash");

-- CreateIndex
CREATE INDEX "Invitation_sectionId_idx" ON "Invitation"("sectionId");

-- CreateIndex
CREATE INDEX "Invitation_invitedById_idx" ON "Invitation"("invitedById");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_seminarId_email_key" ON "Invitation"("seminarId", "email");

-- CreateIndex
CREATE INDEX "Flag_seminarId_open_idx" ON "Flag"("seminarId", "open");

-- CreateIndex
CREATE INDEX "Flag_articleId_idx" ON "Flag"("articleId");

-- CreateIndex
CREATE INDEX "Flag_annotationId_idx" ON "Flag"("annotationId");

-- CreateIndex
CREATE INDEX "Flag_userId_idx" ON "Flag"("userId");

-- CreateIndex
CREATE INDEX "Flag_resolvedById_idx" ON "Flag"("resolvedById");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_commentId_userId_open_key" ON "Flag"("commentId", "userId", "open");

-- CreateIndex
CREATE INDEX "ModerationEntry_seminarId_createdAt_id_idx" ON "ModerationEntry"("seminarId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "ModerationEntry_articleId_idx" ON "ModerationEntry"("articleId");

-- CreateIndex
CREATE INDEX "ModerationEntry_annotationId_idx" ON "ModerationEntry"("annotationId");

-- CreateIndex
CREATE INDEX "ModerationEntry_commentId_idx" ON "ModerationEntry"("commentId");

-- CreateIndex
CREATE INDEX "ModerationEntry_actorId_idx" ON "ModerationEntry"("actorId");

-- CreateIndex
CREATE INDEX "AuditEntry_seminarId_createdAt_id_idx" ON "AuditEntry"("seminarId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_idx" ON "AuditEntry"("actorId");

-- CreateIndex
CREATE INDEX "Annotation_sectionId_idx" ON "Annotation"("sectionId");

-- CreateIndex
CREATE INDEX "Annotation_seminarId_status_idx" ON "Annotation"("seminarId", "status");

-- CreateIndex
CREATE INDEX "Comment_seminarId_status_idx" ON "Comment"("seminarId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_pseudonymId_key" ON "Membership"("pseudonymId");

-- CreateIndex
CREATE INDEX "Membership_sectionId_idx" ON "Membership"("sectionId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_seminarId_pseudonym_key" ON "Membership"("seminarId", "pseudonym");

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationEntry" ADD CONSTRAINT "ModerationEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Both logs are only ever appended to, whoever asks.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ModerationEntry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
