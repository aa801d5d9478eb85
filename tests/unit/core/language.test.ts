import { describe, expect, it } from 'vitest';
import { detectLanguage } from '@/lib/core/import/detect-language';
import { COMMON_LANGUAGES, directionOf, languageName } from '@/lib/core/language';

describe('the language of a text', () => {
  it.each([
    ['en', 'The bridge was closed in spring, and nobody asked the ferrymen.'],
    ['de', 'Die Brücke wurde im Frühjahr geschlossen, und niemand fragte die Fährleute.'],
    ['fr', 'Le pont a été fermé au printemps, et personne n’a demandé aux passeurs.'],
    ['ru', 'Мост закрыли весной, и никто не спросил паромщиков. Раньше они были бы рады этому, но теперь их лодки уже проданы, а новых никто не построит.'],
    ['ur', 'پل بہار میں بند کر دیا گیا تھا اور کسی نے ملاحوں سے نہیں پوچھا۔'],
    ['fa', 'پل در بهار بسته شد و هیچ کس از قایقرانان نپرسید که چه فکر می‌کنند'],
    ['ar', 'أغلق الجسر في الربيع ولم يسأل أحد أصحاب القوارب عن رأيهم'],
    ['zh', '这座桥在春天被关闭了，没有人问过船夫们的意见。'],
    ['hi', 'पुल वसंत में बंद कर दिया गया और किसी ने नाविकों से नहीं पूछा'],
  ])('is %s', (language, text) => expect(detectLanguage(text)).toBe(language));

  it.each([
    ['en', ''],
    ['en', 'Bridge?'],
    ['en', '12 345 — 😀'],
    ['he', 'גשר'],
    ['ar', 'جسر'],
  ])('is %s where it is too short to tell (%j)', (language, text) => expect(detectLanguage(text)).toBe(language));
});

describe('the direction of a language', () => {
  it.each([
    ['en', 'ltr'],
    ['zh-Hant', 'ltr'],
    ['ur', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['pa-Arab', 'rtl'],
    ['ks-Deva', 'ltr'],
    ['not a language', 'ltr'],
    ['', 'ltr'],
  ])('of %j is %s', (language, direction) => expect(directionOf(language)).toBe(direction));
});

it('has a name in English for every language that it offers', () => {
  const names = COMMON_LANGUAGES.map(languageName);
  expect(names.every((name, index) => name !== COMMON_LANGUAGES[index])).toBe(true);
  expect(languageName('ur')).toBe('Urdu');
  expect(languageName('not a language')).toBe('not a language');
});
