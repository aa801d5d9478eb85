/** What a person is offered to choose from, BCP 47: languages that many people write in. */
export const COMMON_LANGUAGES = [
  'ar', 'bn', 'zh', 'zh-Hant', 'nl', 'en', 'fr', 'de', 'el', 'ha', 'he', 'hi', 'id', 'it', 'ja', 'ko', 'ms', 'ps', 'fa', 'pl', 'pt', 'pa', 'pa-Arab', 'ru', 'sd', 'es', 'sw', 'tr', 'uk', 'ur', 'vi',
] as const;

/** What a language is called in English: "Urdu". @param language BCP 47; what is none stays as it is */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Samr', 'Mand', 'Adlm', 'Rohg', 'Aran']);

/** The direction in which a language is written. @param language BCP 47; anything else reads left to right */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
