-- AlterTable
ALTER TABLE "AuditEntry" ALTER COLUMN "actorId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PasswordReset" (
    "hash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "PasswordReset_userId_idx" ON "PasswordReset"("userId");

-- AddForeignKey
ALTER TABLE "PasswordReset" ADD CONSTRAINT "PasswordReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit log stays append-only, but for one thing: whose account is deleted, their e-mail goes from
-- its entries, and the note that may name them. A transaction has to say that this is what it does.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('scholium.redacts', true) = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION "redact_audit_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."about" ? 'email' AND NEW."about" = (OLD."about" - 'note') || '{"email": "a former member"}'::jsonb
    AND (NEW."id", NEW."seminarId", NEW."action", NEW."createdAt") = (OLD."id", OLD."seminarId", OLD."action", OLD."createdAt")
    AND NEW."actorId" IS NOT DISTINCT FROM OLD."actorId" THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER "append_only" ON "AuditEntry";
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "redact_only" BEFORE UPDATE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION "redact_audit_only"();
