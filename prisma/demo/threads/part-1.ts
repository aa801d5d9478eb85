/** Threads on the opening paragraphs. */
import type { DemoThread } from './types';

export const openingThreads: DemoThread[] = [
  {
    kind: 'comment',
    by: 'instructor',
    paragraph: 1,
    exact: null,
    body: 'Before we start: this text is a briefing *after* somebody else’s column, so every sentence has at least two authors. Please mark the **assertion**, not the topic, and say what would have to be true for it to hold. “Interesting!” is a feeling; save it for the corridor.',
    replies: [
      {
        by: 'participant4',
        body: 'Noted. I shall be interested silently.\n\nOne observation on the opening, then. It sets out two old reasons for distrust and dismisses them with a single “Yet”. That “Yet” is the thesis of the whole piece, and it is the only word here that nobody will ask a source for.',
      },
    ],
    hoursAgo: 166,
  },
  {
    kind: 'comment',
    by: 'participant1',
    paragraph: 1,
    exact: 'a common enemy',
    tags: [{ tag: 'unstated assumption', by: ['participant1', 'participant4'] }],
    body: 'My grandmother’s version was shorter: دشمن کا دشمن دوست — the enemy’s enemy is a friend. She said it about neighbours and it was never true of them either. The paragraph needs the step it leaves out: why a shared enemy should produce *cooperation* rather than two separate wars against it.',
    replies: [
      {
        by: 'participant2',
        body: 'And whether the enemy is in fact shared. Moscow fears people who go north, Islamabad fears people who go south. They may be the same organisation and still be two different problems.',
      },
    ],
    hoursAgo: 161,
  },
  {
    kind: 'question',
    by: 'participant6',
    paragraph: 2,
    exact: 'is now said to outmatch the Taliban themselves',
    tags: [
      { tag: 'vague', by: ['participant6', 'participant3'] },
      { tag: 'needs source', by: ['participant6'] },
    ],
    body: 'Said by whom, about which districts, and outmatch *in what*: men, money, territory, cruelty? I can think of valleys in Nangarhar where it was arguable for a season. I cannot think of one where it was arguable for two.',
    hoursAgo: 158,
  },
  {
    kind: 'claim',
    by: 'participant3',
    paragraph: 3,
    exact: 'The United Nations counted more than 10,000 Afghan civilians killed or wounded in 2017',
    claim: {
      type: 'statistic',
      paraphrase: 'According to the UN, there were over 10,000 civilian casualties, dead and injured together, in Afghanistan in 2017.',
    },
    tags: [
      { tag: 'well supported', by: ['participant3', 'participant5', 'assistant'] },
      { tag: 'key claim', by: ['participant6'] },
    ],
    body: 'The number itself is sound. The UN mission’s annual report gives 10,453 for the year: 3,438 killed and 7,015 injured. (Its reports are linked from [unama.unmissions.org](https://unama.unmissions.org).)\n\nWhat the paragraph *does* with the number is another matter. It stands between a sentence about human cost and a sentence about IS, so the reader adds all ten thousand to the account of IS. The UN does not.',
    replies: [
      {
        by: 'participant5',
        body: 'Do you have the breakdown? If most of them are the Taliban’s, the statistic supports a different article.',
      },
      {
        by: 'participant3',
        to: 0,
        body: 'From the same report, rounded:\n\n- anti-government groups, about two thirds of all casualties\n- of these the Taliban alone 42%\n- IS about **10%**\n- pro-government forces about a fifth\n- the rest crossfire and unattributed\n\nSo roughly a thousand people for IS. A horror, but not the horror that the paragraph implies.',
      },
      {
        by: 'participant6',
        to: 1,
        body: 'I would keep one caution. The counts need three independent kinds of source before a case goes in, and in the districts where IS was strongest there were often not even two. Ten per cent is a floor.',
      },
      {
        by: 'participant3',
        to: 2,
        body: 'Fair, and the report says as much about its method. But then it is a floor for everyone’s share, not just for theirs. I take back “roughly a thousand”; make it “at least”.',
      },
    ],
    hoursAgo: 152,
  },
  {
    kind: 'comment',
    by: 'participant1',
    paragraph: 3,
    exact: 'civilians killed or wounded',
    body: 'Three words, two very different things. The source ran the dead and the injured together as well, which is normal in UN usage (“casualties”) and very convenient in prose. Two thirds of the people in this sentence survived, and I would like to hear from them before they are added up again.',
    replies: [
      {
        by: 'assistant',
        body: 'Good catch, and it deserves a place in your summary. Please link it to Lucía’s claim on the same words, so that the figure and the objection travel together when we export.',
      },
    ],
    hoursAgo: 149,
  },
];
