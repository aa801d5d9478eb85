-- CreateTable
CREATE TABLE "Visit" (
    "articleId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "seminarId" UUID NOT NULL,
    "since" INTEGER NOT NULL,
    "readTo" INTEGER NOT NULL,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("articleId","userId")
);

-- CreateIndex
CREATE INDEX "Visit_userId_idx" ON "Visit"("userId");

-- CreateIndex
CREATE INDEX "Visit_seminarId_idx" ON "Visit"("seminarId");

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_seminarId_fkey" FOREIGN KEY ("seminarId") REFERENCES "Seminar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words as they are searched: without accents, vowel points and case, one blank between words, each
-- character of a script without blanks a word. The same stands in lib/core/finding/fold.ts. What is
-- a letter is said here and not by the database's locale; only lower() needs one, and takes one that
-- knows all scripts. Names have their schema, since a restored dump builds the indexes without a path.
DO $do$
DECLARE
  "folding" text := COALESCE(
    (SELECT quote_ident(c.collname) FROM pg_collation c WHERE c.collname IN ('pg_c_utf8', 'und-x-icu') ORDER BY c.collname LIMIT 1), '"default"');
BEGIN
  EXECUTE replace($function$
CREATE FUNCTION "search_plain"("words" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $body$
  -- Most of what is written in English needs none of the rest.
  SELECT CASE WHEN octet_length("words") = length("words") THEN btrim(regexp_replace(lower("words" COLLATE "C"), '[^a-z0-9]+', ' ', 'g')) ELSE
    btrim(regexp_replace(regexp_replace(
    translate(replace(replace(replace(
      lower(normalize(regexp_replace(normalize("words", NFKD) COLLATE "C",
        '[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+', '', 'g'), NFC) COLLATE FOLDING),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
      'øđðłħıςيىكهةۃ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'oddlhiσییکہہہ01234567890123456789') COLLATE "C",
    '([\u0e01-\u0e4e\u0e81-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u30fa\u30fc-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af])', ' \1 ', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u0700-\u070d\u0964\u0965\u0970\u0e4f\u0e5a\u0e5b\u0f04-\u0f12\u104a-\u104f\u1361-\u1368\u1680\u17d4-\u17da\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb\ufe10-\ufe6f\U0001f000-\U0001faff]+', ' ', 'g')) END
$body$$function$, 'FOLDING', "folding");
END $do$;

-- What is kept of a text in the index: its words, and of a script without blanks each two characters
-- that follow each other, the last one alone.
CREATE FUNCTION "search_terms"("words" text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  SELECT array_to_tsvector(array_agg(DISTINCT CASE WHEN t."alone" AND t."next" THEN t."word" || t."following" ELSE left(t."word", 100) END))
  FROM (SELECT w."word", length(w."word") = 1 AND ascii(w."word") > 3584 AS "alone", lead(w."word") OVER (ORDER BY w."n") AS "following",
          lead(length(w."word") = 1 AND ascii(w."word") > 3584) OVER (ORDER BY w."n") AS "next"
        FROM unnest(string_to_array(public."search_plain"("words"), ' ')) WITH ORDINALITY w("word", "n")) t
$$;

-- What a text has to have for words that follow each other; with "open" the last of them may go on.
CREATE FUNCTION "search_query"("words" text, "open" boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT string_agg('''' || CASE WHEN t."alone" AND t."next" THEN t."word" || t."following" ELSE left(t."word", 100) END || ''''
      || CASE WHEN (t."alone" AND t."next" IS NOT TRUE) OR ("open" AND t."next" IS NULL) THEN ':*' ELSE '' END, ' & ')::tsquery
  FROM (SELECT w."word", length(w."word") = 1 AND ascii(w."word") > 3584 AS "alone", lead(w."word") OVER (ORDER BY w."n") AS "following",
          lead(length(w."word") = 1 AND ascii(w."word") > 3584) OVER (ORDER BY w."n") AS "next"
        FROM unnest(string_to_array(public."search_plain"("words"), ' ')) WITH ORDINALITY w("word", "n")) t
$$;

CREATE INDEX "Comment_search" ON "Comment" USING gin ("search_terms"("text"));
CREATE INDEX "Claim_search" ON "Claim" USING gin ("search_terms"("paraphrase"));
CREATE INDEX "Annotation_search" ON "Annotation" USING gin ("search_terms"("exact"));
