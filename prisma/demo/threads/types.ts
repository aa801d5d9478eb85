/** One thread of the demo seminar: an annotation, its first comment, and the replies in the order they came. */
export type DemoThread = {
  kind: 'comment' | 'question' | 'note' | 'claim';
  /** A person's key. */
  by: string;
  /** Default: seminar. */
  visibility?: 'seminar' | 'private';
  /** 1-based index of the block in `demoArticle.blocks`: 3 is `p3`. */
  paragraph: number;
  /** The words of that paragraph, verbatim; `null` = the whole paragraph. */
  exact: string | null;
  claim?: {
    type: 'fact' | 'statistic' | 'cause' | 'prediction' | 'definition' | 'value' | 'policy' | 'testimony';
    paraphrase: string;
  };
  tags?: { tag: string; by: string[] }[];
  /** Markdown. */
  body: string;
  /** `to`: 0-based index of the earlier reply that it answers; omitted = the thread's first comment. */
  replies?: { by: string; body: string; to?: number }[];
  /** Age of the thread's first comment; the replies follow it. */
  hoursAgo: number;
};
