/** What peers read where names are not shown: an adjective and a bird, easy to tell apart and to remember. */

const ADJECTIVES = 'Amber Ashen Autumn Azure Bold Brisk Bronze Calm Candid Coral Crimson Dappled Distant Early Earnest Evening Frosted Gentle Golden Grey Hidden Indigo Ivory Keen Lively Lucid Mellow Merry Misty Modest Nimble Northern Olive Pale Patient Plain Quiet Russet Sable Scarlet Silver Slender Solemn Southern Steady Summer Swift Umber Vivid Western'.split(' ');
const BIRDS = 'Avocet Bittern Blackbird Bunting Bustard Chough Coot Cormorant Crake Crane Curlew Dipper Dotterel Dunlin Dunnock Egret Fieldfare Firecrest Gannet Godwit Goldfinch Grebe Heron Hoopoe Ibis Jackdaw Kestrel Kingfisher Lapwing Lark Linnet Martin Nightingale Nuthatch Osprey Ouzel Petrel Pipit Plover Redstart Sandpiper Serin Shrike Siskin Snipe Starling Swallow Tern Thrush Wagtail Warbler Waxwing Wheatear Wren'.split(' ');

/**
 * A pseudonym that nobody in the seminar has yet. It tells nothing of the person, nor of when they joined.
 * @param random gives a whole number from 0 to below its argument
 */
export function newPseudonym(taken: ReadonlySet<string>, random: (below: number) => number): string {
  const pick = () => `${ADJECTIVES[random(ADJECTIVES.length)]} ${BIRDS[random(BIRDS.length)]}`;
  // In a seminar that has used up most of them, a number goes behind.
  for (let attempt = 0; attempt < 50; attempt++) {
    const pseudonym = pick();
    if (!taken.has(pseudonym)) return pseudonym;
  }
  const base = pick();
  let number = 2;
  while (taken.has(`${base} ${number}`)) number += 1;
  return `${base} ${number}`;
}
