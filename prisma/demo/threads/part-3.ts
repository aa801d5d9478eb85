/** Threads on the fighters, and on what Pakistan can do about them. */
import type { DemoThread } from './types';

export const fighterThreads: DemoThread[] = [
  {
    kind: 'claim',
    by: 'participant6',
    paragraph: 7,
    exact: 'Veterans of that movement are thought to make up the greater part of those who direct IS operations',
    claim: {
      type: 'fact',
      paraphrase: 'Former IMU members lead most of what IS does in the two countries.',
    },
    tags: [
      { tag: 'contested', by: ['participant6', 'participant2'] },
      { tag: 'needs source', by: ['participant6', 'participant1', 'participant3'] },
      { tag: 'key claim', by: ['instructor'] },
    ],
    body: 'I doubt it. Part of the IMU did pledge itself to IS in 2015, and the Taliban destroyed much of that part in Zabul before the year was out. The first leader of IS in Afghanistan, and most of the commanders around him, came from the *Pakistani* Taliban. If the sentence falls, so does the road from Nangarhar to Tashkent, and with it Russia’s reason for being in this article.',
    replies: [
      {
        by: 'participant2',
        body: 'It weakens the reason, it does not remove it. In the northern provinces there were Uzbek and Tajik commanders under the IS flag, and those are the ones whom Moscow reads about. “Greater part” is probably false of the whole and may be true of the north.\n\nI suggest we look for one source that names commanders before we tag it any further.',
      },
    ],
    hoursAgo: 131,
  },
  {
    kind: 'claim',
    by: 'participant4',
    paragraph: 8,
    exact: 'a fighter is anyone who has sworn loyalty to the group, whether or not he has ever fired a shot',
    claim: {
      type: 'definition',
      paraphrase: 'Whoever has pledged loyalty to IS counts as a fighter, even without having fought.',
    },
    tags: [
      { tag: 'contested', by: ['participant4', 'participant5'] },
      { tag: 'circular', by: ['participant4'] },
    ],
    body: 'A fighter who does not fight. By the same method I am a violinist.\n\nIt is honest to announce a definition. But look where it stands: one sentence *after* “thousands of IS fighters”. The officials counted by their rule, the briefing counts by its own, and the reader is left holding a number that belongs to neither.',
    replies: [
      {
        by: 'participant5',
        body: 'In law the distinction decides who may be shot at. Membership is a crime in many countries; it does not make one a combatant. And the definition says “he”, two sentences before nineteen women. Either they have not sworn, or they are not anyone.',
      },
      {
        by: 'participant1',
        to: 0,
        body: 'Half a defence: for a police officer in Quetta, the man who has sworn and not yet fired is precisely the one worth finding. As a definition of *whom to watch* it works. I agree that it does not work as a definition of a fighter.',
      },
    ],
    hoursAgo: 128,
  },
  {
    kind: 'question',
    by: 'participant5',
    paragraph: 8,
    exact: '19 Russian women',
    tags: [{ tag: 'needs source', by: ['participant5'] }],
    body: 'Does anybody know what they were actually charged with: fighting, support, membership, illegal entry? “For serving IS” covers everything from carrying a rifle to having married somebody who did. I would also like to know how long the hearings took.',
    hoursAgo: 126,
  },
  {
    kind: 'claim',
    by: 'participant2',
    paragraph: 9,
    exact: 'whose leadership was dismantled only because Islamabad worked with Washington',
    claim: {
      type: 'cause',
      paraphrase: 'Pakistan’s cooperation with the United States was the necessary condition for the removal of al-Qaeda’s leaders.',
    },
    tags: [
      { tag: 'contested', by: ['participant2', 'participant3', 'participant6'] },
      { tag: 'key claim', by: ['participant2', 'instructor'] },
      { tag: 'unstated assumption', by: ['participant4'] },
    ],
    body: 'Everything hangs on `only because`. The one leader whom everybody can name was found in Abbottabad, in a garrison town, by people who had taken care *not* to tell Islamabad. If the precedent teaches anything, it may teach Russia the opposite.',
    replies: [
      {
        by: 'participant1',
        body: 'Here it comes. One night in 2011, and the ten years before it vanish. Abu Zubaydah was taken in Faisalabad, bin al-Shibh in Karachi, Khalid Sheikh Mohammed in Rawalpindi: all in Pakistani cities, all with Pakistani officers at the door.',
      },
      {
        by: 'participant2',
        to: 0,
        body: 'I accept all three; they are a better argument than the briefing’s. But they give you “*largely* because, until about 2005”. They do not give you “only”.',
      },
      {
        by: 'participant1',
        to: 1,
        body: 'I will trade you the “only” for an admission that without those arrests nobody would have known where to begin looking for the courier who led to Abbottabad.',
      },
      {
        by: 'participant3',
        to: 2,
        body: 'You are both comparing with a world nobody has seen. To test “only because” we need cases in which cooperation was absent: drone strikes of which Pakistan was not told, arrests elsewhere. With no such column in the table there is no effect to measure.',
      },
      {
        by: 'instructor',
        body: 'Hold on to this exchange. Sumaira and Ilya have replaced one bad sentence by two good ones:\n\n1. Pakistani cooperation was *necessary for some* of the captures.\n2. It was *not sufficient*, and in the most famous case it was avoided.\n\nBoth can be sourced, and neither tells Moscow quite what it wants to hear.',
      },
    ],
    hoursAgo: 121,
  },
];
