import type { ArticleDraft } from '@/lib/core/import/draft';

/**
 * How often each word stands in a text. Marks are no words: asterisks, bullets, dashes, "By". Each
 * Chinese character is one, since wrapped lines of them are joined without a blank.
 */
export function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.normalize('NFC').match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{So}])+/gu) ?? []) {
    if (!/^by$/i.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** The words of everything that a draft holds. */
export function wordsOfDraft({ title, byline, authorNote, dateline, blocks }: ArticleDraft): Map<string, number> {
  return wordsOf([title, byline, authorNote, dateline, ...blocks.map(({ text }) => text)].filter(Boolean).join('\n'));
}
