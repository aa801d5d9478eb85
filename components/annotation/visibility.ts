import type { Visibility } from '@/lib/core/annotations';
import type { ReaderRules } from '@/lib/core/article-rules';
import type { IconName } from '../ui/icon';

/** The words for who sees a thread. */

type Words = {
  /** In a list to choose from. @param section the reader's own */
  option: (section: string | null) => string;
  /** On the thread; nothing where everybody sees it. */
  badge: { icon: IconName; text: string } | null;
  /** After it was chosen. */
  said: string;
};

export const SEEN_BY: Record<Visibility, Words> = {
  seminar: { option: () => 'Whole seminar', badge: null, said: 'The whole seminar can see it now.' },
  section: { option: (section) => (section === null ? 'A section' : `My section, ${section}`), badge: { icon: 'people', text: 'Section' }, said: 'Only your section and moderators can see it now.' },
  instructors: { option: () => 'Instructors', badge: { icon: 'people', text: 'Instructors' }, said: 'Only instructors, assistants and you can see it now.' },
  private: { option: () => 'Only me', badge: { icon: 'lock', text: 'Only you' }, said: 'Only you can see it now.' },
};

/** Says that another window has chosen too, and what. */
export const overtaken = (stands: Visibility, chosen: Visibility, { section }: Pick<ReaderRules, 'section'>): string =>
  `Another window has meanwhile chosen “${SEEN_BY[stands].option(section)}”, and that stands. Here it was “${SEEN_BY[chosen].option(section)}”: choose it again if you still want it.`;

/** Whom this reader can show a thread to; what it is shown to now stays among the choices. */
export function visibilityOptions({ section }: Pick<ReaderRules, 'section'>, now: Visibility): [Visibility, string][] {
  const choices: Visibility[] = section === null && now !== 'section' ? ['seminar', 'instructors', 'private'] : ['seminar', 'section', 'instructors', 'private'];
  return choices.map((choice) => [choice, SEEN_BY[choice].option(section)]);
}
