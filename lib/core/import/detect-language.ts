import { franc } from 'franc-min';

/** As much of a text as tells its language; more only takes longer. */
const SAMPLE = 4_000;
/** Of fewer letters than these, languages that share the Latin script are guessed, not told. */
const MIN_LATIN = 40;
const MIN_OTHER = 10;
/** Counting letter triples mixes these up with Russian, whose letters ы and э they do not have. */
const CYRILLIC_WITHOUT_YERY = ['bul', 'srp', 'bos', 'ukr', 'mkd'];

/**
 * The language of a text as BCP 47. Where the text is too short to tell: Hebrew or Arabic by the
 * script, so that at least its direction is right, else English.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const count = (script: RegExp) => sample.match(script)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  const latin = count(/\p{Script=Latin}/gu) * 2 >= letters;
  const ignore = /[ыэ]/iu.test(sample) ? CYRILLIC_WITHOUT_YERY : [];
  const found = letters < (latin ? MIN_LATIN : MIN_OTHER) ? 'und' : franc(sample, { minLength: MIN_OTHER, ignore });
  // Canonical names are the shortest: eng is en, urd is ur, cmn is zh.
  if (found !== 'und') return Intl.getCanonicalLocales(found)[0] ?? 'en';
  if (count(/\p{Script=Hebrew}/gu) * 2 > letters) return 'he';
  return count(/\p{Script=Arabic}/gu) * 2 > letters ? 'ar' : 'en';
}
