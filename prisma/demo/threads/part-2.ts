/** Threads on the toll, on who looked away, and on Central Asia. */
import type { DemoThread } from './types';

export const regionThreads: DemoThread[] = [
  {
    kind: 'claim',
    by: 'participant5',
    paragraph: 3,
    exact: '2018 will almost certainly be worse',
    claim: {
      type: 'prediction',
      paraphrase: 'More Afghan civilians will be killed or wounded in 2018 than in 2017.',
    },
    tags: [
      { tag: 'vague', by: ['participant5'] },
      { tag: 'unstated assumption', by: ['participant2'] },
    ],
    body: '“Almost certainly” is a probability of what, 0.95? The total for 2017 was *lower* than that for 2016. One falling year does not make a trend, but it is a strange foundation for near-certainty. And worse by which measure?',
    replies: [
      {
        by: 'participant3',
        body: 'We have the luxury of knowing. The UN’s total for 2018 was 10,993, with more deaths (3,804) than in any year it had counted until then. So: right by both measures, by five per cent on one and eleven on the other.\n\nI concede the prediction and keep the objection. A good guess is still not an argument.',
      },
    ],
    hoursAgo: 147,
  },
  {
    kind: 'claim',
    by: 'participant2',
    paragraph: 4,
    exact: 'Hamid Karzai, president until 2014, says that the alliance looked away while IS took root',
    claim: {
      type: 'testimony',
      paraphrase: 'Former President Karzai states that NATO paid no attention as IS established itself in Afghanistan.',
    },
    tags: [
      { tag: 'contested', by: ['participant2', 'participant5', 'participant6'] },
      { tag: 'needs source', by: ['participant3'] },
    ],
    body: 'Two claims in one coat. *That he says it* is easily checked. *That it is so* rests on what he was in a position to see, and IS announced its “Khorasan province” in January 2015, when he had been out of office for some months. He is a witness to the years before, and a commentator on the years after.',
    replies: [
      {
        by: 'participant6',
        body: 'A former president has better telephones than most commentators. He can know what ministers and elders told him. That is hearsay, but it is not nothing.',
      },
      {
        by: 'participant5',
        to: 0,
        body: 'Then the text should say so: “says that he was told”. The source is also arranged as a duet. Karzai and “officials in Moscow” agree, and agreement looks like corroboration. It is only that if they came to know it *independently*.',
      },
      {
        by: 'participant2',
        to: 1,
        body: 'Agreed, and I say this as somebody who grew up with the second voice of that duet on the evening news. No independence was detectable.',
      },
    ],
    hoursAgo: 143,
  },
  {
    kind: 'note',
    by: 'participant5',
    visibility: 'private',
    paragraph: 4,
    exact: 'In that silence between rivals',
    body: 'What silence? One sentence ago they were contradicting each other in public. For the essay: rhetoric that needs the facts to be quieter than they are.',
    hoursAgo: 142,
  },
  {
    kind: 'comment',
    by: 'participant1',
    paragraph: 6,
    exact: 'Central Asia, the soft underbelly of Russia',
    tags: [{ tag: 'loaded language', by: ['participant1', 'participant4', 'participant6'] }],
    body: 'Five countries and seventy million people, and they get to be somebody else’s stomach. The metaphor decides the question: an underbelly has no interests of its own, it only gets stabbed.',
    replies: [
      {
        by: 'participant2',
        body: 'In defence of the author, it is Russia’s own metaphor by now. «Мягкое подбрюшье» has been a standing phrase of Moscow columnists for decades. In their mouths it is a complaint about geography; here it is printed as geography.',
      },
      {
        by: 'participant4',
        to: 0,
        body: 'They took it from Churchill, who used it of the Mediterranean in 1942 and sent an army to Italy to see how soft it was. As precedents go, it argues for buying a map with contour lines.',
      },
    ],
    hoursAgo: 139,
  },
  {
    kind: 'question',
    by: 'participant2',
    paragraph: 6,
    exact: 'Hizb ut-Tahrir, the Islamic Renaissance Party',
    tags: [{ tag: 'generalisation', by: ['participant2', 'participant5'] }],
    body: 'Why are these three in one list? Tajikistan’s Islamic Renaissance Party was legal after the peace of 1997 and sat in parliament until 2015. Hizb ut-Tahrir wants a caliphate but disavows violence as the way to it. The IMU is an armed group. Their one common property is that governments in the region have banned them.',
    replies: [
      {
        by: 'instructor',
        body: 'A precise objection. Now steelman the list: is there a reading of “could supply” under which it is defensible? Members of a party that has just been outlawed may be recruited by worse people *because* it was outlawed. The paragraph does not say that, but it could have.',
      },
    ],
    hoursAgo: 136,
  },
];
