/** Threads on Pakistan's motives and on the fence. */
import type { DemoThread } from './types';

export const motiveThreads: DemoThread[] = [
  {
    kind: 'question',
    by: 'participant3',
    paragraph: 11,
    exact: null,
    tags: [{ tag: 'needs source', by: ['participant3', 'participant6'] }],
    body: 'Who claimed these attacks, and who was convicted of them? The paragraph moves from “struck again and again” to one named group, then from that group to IS, without a date or a place after Quetta. Two links, no evidence for either. I am not saying that they are wrong. I am saying that I could not tell if they were.',
    hoursAgo: 110,
  },
  {
    kind: 'claim',
    by: 'participant1',
    paragraph: 12,
    exact: 'Pakistan turned to Russia because America turned away',
    claim: {
      type: 'cause',
      paraphrase: 'The worsening of relations with the United States caused Pakistan’s approach to Russia.',
    },
    tags: [
      { tag: 'key claim', by: ['participant1', 'participant4', 'assistant'] },
      { tag: 'generalisation', by: ['participant2'] },
    ],
    body: 'Check the calendar. Russia lifted its arms embargo in 2014, sold helicopters in 2015 and held the first joint exercise in 2016. Washington’s aid was suspended in January 2018. A cause does not usually arrive four years after its effect.',
    replies: [
      {
        by: 'participant4',
        body: 'Unless “turned away” began earlier than the suspension. 2011 was a spectacularly bad year: the raid on Abbottabad in May, the border post at Salala in November. From there the order of events is just what the sentence needs.',
      },
      {
        by: 'participant1',
        to: 0,
        body: 'Annoyingly, yes. I was reading “turned away” as the tweet and the cheque. If it means the slow freeze after 2011, the dates fit and I withdraw the calendar.\n\nI do not withdraw the doubt: India was buying American by then, and Russia had reasons of its *own* to look for a second customer. The sentence has Pakistan turning and Russia standing still like a lamp post.',
      },
      {
        by: 'participant6',
        to: 1,
        body: 'That is the better objection. It takes two to approach, and the text credits both movements to a third.',
      },
      {
        by: 'assistant',
        body: 'For the record of this thread: the objection from dates was raised and withdrawn; the objection from Russia’s own motives stands, unanswered by the text. If anybody finds a passage that answers it, put the paragraph number here.',
      },
    ],
    hoursAgo: 104,
  },
  {
    kind: 'note',
    by: 'instructor',
    paragraph: 12,
    exact: 'because America turned away. As the quarrel with Washington deepened, the Foreign Minister let it be known',
    body: 'Method: notice how a *because* in one sentence is supported by an *as* in the next. “As” may mean **while** or **since**, and the reader is free to take whichever helps. The minister’s statement is evidence of what he wished Washington to hear; whether it is also evidence of a policy is for you to argue.',
    hoursAgo: 101,
  },
  {
    kind: 'comment',
    by: 'participant4',
    paragraph: 12,
    exact: 'Every Pakistani government looks for a patron',
    tags: [
      { tag: 'generalisation', by: ['participant4', 'participant1', 'participant3', 'participant5'] },
      { tag: 'loaded language', by: ['participant1'] },
    ],
    body: 'Every? One counter-example and the sentence is out of work. Sumaira, you must have several.',
    replies: [
      {
        by: 'participant1',
        body: 'Bhutto, in the seventies: out of the Commonwealth, out of SEATO, a summit of Islamic states in Lahore. You may call that looking for *many* patrons, but then Norway has a patron too and we call it an alliance. The word does all the work, and it is only ever used of the poorer party.',
      },
    ],
    hoursAgo: 97,
  },
  {
    kind: 'note',
    by: 'participant2',
    visibility: 'private',
    paragraph: 13,
    exact: 'the tribal areas, known as FATA,',
    tags: [{ tag: 'out of date', by: ['participant2'] }],
    body: 'FATA was merged into Khyber Pakhtunkhwa in May 2018, so “as of 2018” is true for about five months of it. Check on which side of May the source stands before saying anything in class.',
    hoursAgo: 90,
  },
  {
    kind: 'comment',
    by: 'participant4',
    paragraph: 13,
    exact: 'A fence can stop a lorry; it cannot stop an idea.',
    body: 'The line the editor liked so well that it is printed twice. It is a beautiful sentence and a bad argument: nobody proposed to stop *ideas* with the fence. It was meant for militants, who have feet. By ¶15 the idea has become a reason for more police powers, and we have been walked there by a semicolon.',
    replies: [
      {
        by: 'participant6',
        body: 'I laughed, and then I reread it. There is a point under the polish: if recruiting happens on this side of the fence, then stopping men at the line does not stop the group. It is a pity that the text says it in a form that cannot be disagreed with.',
      },
    ],
    hoursAgo: 86,
  },
  {
    kind: 'comment',
    by: 'participant6',
    paragraph: 13,
    exact: 'Even then the fence will not settle the matter. A fence can stop a lorry',
    body: 'It certainly can. When Torkham was closed in 2017, the lorries stood for weeks and the oranges rotted in them; my uncle’s were among them. The sentence tosses the lorry away to get to the idea, but the lorry is the part that people on both sides live on. A fence has a cost, and it is not in this article.',
    hoursAgo: 83,
  },
];
