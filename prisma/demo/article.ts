/** The article of the demo seminar: a briefing written for it, with the facts and figures of the source that it names. */
import type { ParagraphKind } from '../../lib/core/document/article';

export type DemoArticle = {
  title: string;
  byline: string;
  authorNote: string | null;
  dateline: string | null;
  source: string;
  language: 'en';
  direction: 'ltr';
  blocks: { kind: ParagraphKind; text: string }[];
};

export const demoArticle: DemoArticle = {
  title: 'Uneasy Partners: Pakistan, Russia and the Islamic State in Afghanistan',
  byline: 'Scholium briefing',
  authorNote:
    'Written for close reading. The facts, figures and opinions are those of the source named with this text, as they stood in 2018; several are disputed, and some sentences are meant to be.',
  dateline: 'As of 2018',
  source: 'After Qamar Cheema, “Why Pakistan Russia need each other?”',
  language: 'en',
  direction: 'ltr',
  blocks: [
    {
      kind: 'paragraph',
      text: 'Few pairs of states have better reasons to distrust each other than Pakistan and Russia. In the 1980s Pakistan armed and sheltered the fighters who bled the Soviet army in Afghanistan; Moscow, for its part, stood by India for decades. Yet by 2018 the two governments were exchanging delegations and talking of partnership. What drew them together was a common enemy: the Afghan branch of the Islamic State, or IS.',
    },
    {
      kind: 'paragraph',
      text: 'The movement that burst out of Iraq and Syria in 2013 was expected to wither once it lost its cities. In Afghanistan it did nothing of the kind. Decades of war had left weapons, grievances and idle young men in plenty, and anyone with money could recruit among them. In certain districts the newcomer is now said to outmatch the Taliban themselves.',
    },
    {
      kind: 'paragraph',
      text: 'The human cost is not in doubt. The United Nations counted more than 10,000 Afghan civilians killed or wounded in 2017, and 2018 will almost certainly be worse. Most of the attacks that have shaken the country this year bear the signature of IS. A week without a bombing has become rare enough to be news.',
    },
    {
      kind: 'paragraph',
      text: 'Everybody with a stake in Afghanistan wants the group destroyed; nobody agrees on how. Russia doubts both the competence and the sincerity of Resolute Support, the mission led by NATO. Hamid Karzai, president until 2014, says that the alliance looked away while IS took root, and officials in Moscow say the same. NATO flatly denies it. In that silence between rivals, the killing goes on.',
    },
    { kind: 'heading', text: 'What Moscow fears' },
    {
      kind: 'paragraph',
      text: 'Why should a nuclear power with about a million soldiers ask a far weaker state for help? The answer lies in Central Asia, the soft underbelly of Russia. Islamist movements are already at work there: Hizb ut-Tahrir, the Islamic Renaissance Party and, most dangerous of the three, the Islamic Movement of Uzbekistan, or IMU. Any of them could supply IS with recruits, safe houses and a grievance in the local language.',
    },
    {
      kind: 'paragraph',
      text: 'The IMU matters most. Veterans of that movement are thought to make up the greater part of those who direct IS operations on both sides of the Durand Line. They shelter in the north and east of Afghanistan, and they cross a frontier that has never been properly closed.',
    },
    {
      kind: 'paragraph',
      text: 'Russian officials speak of thousands of IS fighters in those provinces, and of a growing danger that some will move north. For the purposes of this briefing, a fighter is anyone who has sworn loyalty to the group, whether or not he has ever fired a shot. Chechnya and Dagestan, on Russia’s own side of the Caucasus, have their cells already. When Iraq prosecuted 19 Russian women for serving IS, the Kremlin was reminded that its citizens had gone to the war, and that some would want to come home.',
    },
    {
      kind: 'paragraph',
      text: 'This is where Pakistan comes in. No other state has dealt so long, or so ambiguously, with the armed groups of the region. Unless it helps, Russia can neither find the networks of IS nor break them. The precedent usually cited is al-Qaeda, whose leadership was dismantled only because Islamabad worked with Washington. It would be naive to suppose that the generals command the Taliban; it would be just as naive to suppose that nobody in Afghanistan takes their calls.',
    },
    { kind: 'heading', text: 'What Islamabad wants' },
    {
      kind: 'paragraph',
      text: 'Pakistan has its own dead to count. Shrines, churches and the Hazara quarters of Quetta have been struck again and again. Behind these attacks stands Lashkar-e-Jhangvi, a sectarian outfit that now works hand in glove with IS. Shared danger is therefore more than a diplomatic phrase: an IS stronghold in Pakistan would threaten Russia, and an IS stronghold in Central Asia would threaten Pakistan.',
    },
    {
      kind: 'paragraph',
      text: 'Yet fear of IS is only half of the story. Pakistan turned to Russia because America turned away. As the quarrel with Washington deepened, the Foreign Minister let it be known that his country had other friends, and named Russia and China. Moscow heard him, and has been happy to widen the gap. Every Pakistani government looks for a patron; this one is merely looking in a new direction.',
    },
    {
      kind: 'paragraph',
      text: 'Russian planners still regard the tribal areas, known as FATA, as insecure, and they worry about infiltration from Afghanistan into Balochistan. Pakistan has answered by fencing the frontier, and for as long as gaps remain, militants will go on slipping through. Even then the fence will not settle the matter. A fence can stop a lorry; it cannot stop an idea.',
    },
    { kind: 'pull_quote', text: 'A fence can stop a lorry; it cannot stop an idea.' },
    {
      kind: 'paragraph',
      text: 'The idea travels by telephone. Inside Pakistan the group has little structure, being a matter of lone attackers rather than battalions, and it recruits more and more online. The country’s cyber laws are weak and their enforcement weaker still, so that a preacher banned from the mosque may find a larger congregation on a screen. Parliament should give the police wider powers over the internet without delay.',
    },
    { kind: 'heading', text: 'A partnership with limits' },
    {
      kind: 'paragraph',
      text: 'How deep can the friendship go? A Russian delegation came to Islamabad not long ago and spoke with unusual warmth; nothing like it had been heard in living memory. But most of the people who run Russia’s army and ministries were formed by the Cold War, and habits of mind outlast the conditions that produced them. Full trust, if it comes, will take years.',
    },
    {
      kind: 'paragraph',
      text: 'The ledger tells a similar tale. Trade between the two countries stands at a mere $500 million a year. To enlarge it, Russia has opened an honorary consulate in Peshawar, a city better known for its nearness to the Khyber Pass than for its exports to Moscow. Many observers suspect that its true business is to keep watch on IS. When Pakistan sent its first ministerial delegation to Russia, trade was not even on the agenda, and that silence gives the game away.',
    },
    {
      kind: 'paragraph',
      text: 'Pakistan would be wise to remember how its last such arrangement ended. It served American purposes for as long as those purposes lasted, and was then astonished to be dropped. If Russia too loses interest once its own frontier is safe, nobody in Islamabad will be entitled to feel betrayed. The remedy is a multilateral relationship, in which commerce, energy, education and culture bear as much weight as counter-terrorism. An alliance against something is seldom an alliance for long.',
    },
  ],
};
