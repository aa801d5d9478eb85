import type { TagColor } from './tag-colors';

/** A word of a vocabulary, a tag or a claim type: offered, retired (it stays where it stands), or merged into another. */
export type Word = {
  id: string;
  name: string;
  description: string | null;
  color: TagColor | null;
  retired: boolean;
  /** The word that stands for it now. */
  mergedInto: { id: string; name: string } | null;
  /** How often it stands on something that the reader may see, and how many members put it there. */
  uses: number;
  members: number;
  /** Who put it how often; empty for readers who do not moderate. */
  people: { name: string; count: number }[];
};

export type Vocabulary = { words: Word[]; can: { change: boolean; seePeople: boolean } };
