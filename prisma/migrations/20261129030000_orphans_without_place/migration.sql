-- Orphans that came in by a file had a place in another Scholium's text: what stands there here is not what they are about.
UPDATE "Annotation" SET "paragraphKey" = NULL, "start" = NULL, "end" = NULL WHERE "anchorState" = 'orphaned' AND "paragraphKey" IS NOT NULL;
UPDATE "Anchoring" SET "paragraphKey" = NULL, "start" = NULL, "end" = NULL WHERE "state" = 'orphaned' AND "paragraphKey" IS NOT NULL;
