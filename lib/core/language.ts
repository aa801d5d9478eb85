import { franc } from 'franc-min';

/** As much of a text as tells its language; more only takes longer. */
const SAMPLE = 4_000;
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Samr', 'Mand', 'Adlm', 'Rohg', 'Aran']);

/** The language of a text as BCP 47: English where the text is too short to tell. */
export function detectLanguage(text: string): string {
  const found = franc(text.slice(0, SAMPLE), { minLength: 20 });
  // Canonical names are the shortest: eng is en, urd is ur, cmn is zh.
  return found === 'und' ? 'en' : (Intl.getCanonicalLocales(found)[0] ?? 'en');
}

/** The direction in which a language is written. @param language BCP 47; anything else reads left to right */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
