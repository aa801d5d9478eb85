import type { Role } from './annotations';
import type { ArticleDates } from './article-rules';
import type { ArticleSummary } from './articles';

/** Seminars and articles as the home page and a seminar's page list them. */

export type SeminarCard = { id: string; name: string; description: string | null; role: Role; articles: number; members: number };

/** `threads` and `lastActivity` (ISO 8601 in UTC) tell of what the reader may see, and of nothing else. */
export type ArticleCard = Omit<ArticleSummary, 'createdAt'> & ArticleDates & { threads: number; lastActivity: string | null };

/** A join code as it is read aloud: "7K3M9-QXW2R". */
export const groupedCode = (code: string): string => code.replace(/^(.{5})(.+)$/u, '$1-$2');
