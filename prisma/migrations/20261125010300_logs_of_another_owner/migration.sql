-- The app may run as a role that cannot change the logs at all. What takes the e-mail of a deleted
-- account from them is a function that runs as the tables' owner, and does nothing else. Names in
-- pg_temp come last, so that a temporary table of the caller's stands for none of ours.
CREATE FUNCTION "redact_audits"("former" uuid, "address" text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "User" u WHERE u."id" = "former" AND u."deletedAt" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "User" u WHERE u."email" = "address") THEN
    RAISE EXCEPTION 'Only what a deleted account leaves is taken from the log' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('scholium.redacts', 'on', true);
  UPDATE "AuditEntry" e SET "about" = (e."about" - 'note') || '{"email": "a former member"}'::jsonb
    WHERE e."about"->>'email' = "address" OR e."about"->>'email' IN (
      SELECT i."about"->>'email' FROM "AuditEntry" i WHERE i."action" = 'invitation.accepted' AND i."about"->>'person' = "former"::text);
  PERFORM set_config('scholium.redacts', 'off', true);
END $$;
