/** Threads on the internet, the trade and the end. */
import type { DemoThread } from './types';

export const limitsThreads: DemoThread[] = [
  {
    kind: 'claim',
    by: 'participant5',
    paragraph: 15,
    exact: 'Parliament should give the police wider powers over the internet without delay',
    claim: {
      type: 'policy',
      paraphrase: 'Pakistan’s parliament ought to extend police powers over online activity at once.',
    },
    tags: [
      { tag: 'contested', by: ['participant5', 'participant1', 'participant4'] },
      { tag: 'unstated assumption', by: ['participant5', 'assistant'] },
    ],
    body: 'The premise stands one sentence earlier:\n\n> The country’s cyber laws are weak and their enforcement weaker still\n\nIf enforcement is the weaker of the two, then mend *that*; a wider law that is not enforced is just a longer text. Besides, the Prevention of Electronic Crimes Act of 2016 is not weak. Its section 37 lets the regulator block almost anything.',
    replies: [
      {
        by: 'participant6',
        body: 'I would not dismiss the worry so fast. I know a family who lost a son to a chat group. Nobody recruited him in a mosque, nobody crossed a border. What would you have had the state do?',
      },
      {
        by: 'participant5',
        to: 0,
        body: 'I am sorry, and it is the right question. Trained investigators, a court that answers within days, and platforms that reply to a lawful request. None of it needs *wider* powers, all of it needs money. That is my quarrel with “without delay”: the quick thing is the statute, the useful thing is slow.',
      },
      {
        by: 'participant1',
        to: 1,
        body: 'And we know who meets the wide powers first. Ask any journalist in Lahore; not by e-mail.',
      },
    ],
    hoursAgo: 71,
  },
  {
    kind: 'comment',
    by: 'participant2',
    paragraph: 17,
    exact: 'nothing like it had been heard in living memory',
    tags: [
      { tag: 'generalisation', by: ['participant2'] },
      { tag: 'needs source', by: ['participant5'] },
    ],
    body: 'Whose memory? In 1966 the Soviet prime minister brokered the peace of Tashkent between India and Pakistan, and in the seventies Soviet engineers built a steel mill outside Karachi. My great-aunt worked there for two years. She is ninety-one, living, and remembers it warmly.',
    replies: [
      {
        by: 'participant4',
        body: 'Refuted by a great-aunt. It is the strongest form of counter-example, and I propose a tag for it.',
      },
    ],
    hoursAgo: 58,
  },
  {
    kind: 'claim',
    by: 'participant3',
    paragraph: 18,
    exact: 'Trade between the two countries stands at a mere $500 million a year',
    claim: {
      type: 'statistic',
      paraphrase: 'Annual trade between Pakistan and Russia is about 500 million US dollars, which is little.',
    },
    tags: [
      { tag: 'needs source', by: ['participant3', 'participant2'] },
      { tag: 'loaded language', by: ['participant4'] },
    ],
    body: 'No year, no agency, goods only or services too? I have seen figures for these years from about 400 to over 600, so the order of magnitude is right. “Mere” is a comparison with one side missing: mere against what?',
    replies: [
      {
        by: 'participant2',
        body: 'Against Russia’s trade with India, something like ten billion at the time, “mere” is kind. Against Russia’s trade with Pakistan ten years earlier it might be a success. The word is right in one table and wrong in another, so print the table.',
      },
      {
        by: 'participant4',
        to: 0,
        body: 'And notice what the smallness is *for*. Little trade, hence the consulate cannot be about trade, hence it is about spying. But one opens a shop where there are few customers yet. The same goes for the “silence” below: what is not on an agenda may be unimportant, secret, or simply on next month’s.',
      },
    ],
    hoursAgo: 44,
  },
  {
    kind: 'claim',
    by: 'participant6',
    paragraph: 19,
    exact: 'nobody in Islamabad will be entitled to feel betrayed',
    claim: {
      type: 'value',
      paraphrase: 'If Russia ends the partnership when it no longer needs it, Pakistan will have no right to complain.',
    },
    tags: [
      { tag: 'key claim', by: ['participant6', 'participant1'] },
      { tag: 'contested', by: ['participant5'] },
    ],
    body: 'The only sentence of moral judgement in the text, and the one that I would sign. If you enter an arrangement knowing it is for a purpose, you cannot act surprised when the purpose is over.',
    replies: [
      {
        by: 'participant5',
        body: 'That you could foresee being dropped does not make dropping you right. I can foresee that my bicycle will be stolen. “Unwise to be surprised” and “not entitled to feel wronged” are different judgements, and the sentence moves from the first to the second without paying the fare.',
      },
    ],
    hoursAgo: 29,
  },
  {
    kind: 'question',
    by: 'assistant',
    paragraph: 19,
    exact: null,
    tags: [{ tag: 'vague', by: ['assistant', 'participant3'] }],
    body: 'For next week. The remedy is said to be “a multilateral relationship” between two states. What is the word meant to say: *more partners*, or *more subjects*? Find the reading that makes the last sentence follow from it, if there is one. Whoever answers first need not take the minutes.',
    hoursAgo: 6,
  },
];
