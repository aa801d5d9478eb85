/** A column as a newspaper's page gives it when copied: with everything that an import has to see through. */
export const opEdTitle = 'Who pays when the river runs dry?';

/** What it repeats of its last paragraph, without the stop. */
export const opEdPullQuote = 'If the city drinks the reservoir while the farms wither, it should not expect bread from them in the autumn';

export const opEdParagraphs = [
  'The Kafue has fallen for the third year on end, and the turbines below the dam have slowed with it. Engineers speak of a cycle (the last low was in 1992), farmers of a betrayal. Both of them look at the same gauge, which in July stood 4.2 metres under the mark — and both of them are right.',
  'The question is not whether there is enough water. It is who decides, in a dry year, whose taps are closed first. Over 60,000 smallholders draw from the lower canal, according to the Water Board’s own register; hardly any of them were heard.',
  'However, nobody is served by anger alone. The Board needs the farmers, since without them the canals silt up within two seasons. If the city drinks the reservoir while the farms wither, it should not expect bread from them in the autumn.',
];

export const opEd = [
  opEdTitle,
  opEdTitle,
  `LUSAKA - ${opEdParagraphs[0]}`,
  opEdParagraphs[1],
  opEdPullQuote,
  opEdParagraphs[2],
  '*BY: Ines Okonjo The writer is a hydrologist. She teaches in Lusaka*',
].join('\n\n');
