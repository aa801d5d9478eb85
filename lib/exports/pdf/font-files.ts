import { readFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';

/** How letters look; not every script has every look. */
export type Look = 'roman' | 'bold' | 'italic' | 'sans';

/** One file of a font: which characters it is for, and the name that it goes by within a document. */
export type FontFile = {
  name: string;
  file: string;
  /** To be cut out of a variable font; `null` where the file is of one weight. */
  weight: number | null;
  covers: (codePoint: number) => boolean;
};

type Family = { folder: string; file: (part: string) => string; weight: number | null; /** The parts of it that are used; without it, all. */ only?: readonly string[] };

// The server runs in the project's folder; a bundler that followed this would take in every package.
const PACKAGES = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules');

const variable = (name: string, weight: number, slant = 'normal'): Family => ({
  folder: path.join(PACKAGES, '@fontsource-variable', name),
  file: (part) => `${name}-${part}-wght-${slant}.woff2`,
  weight,
});
const fixed = (name: string, weight: number): Family => ({
  folder: path.join(PACKAGES, '@fontsource', name),
  file: (part) => `${name}-${part}-${weight}-normal.woff2`,
  weight: null,
});

const ARABIC = fixed('scheherazade-new', 400);
const SANS = variable('inter', 400);
const SERIF = 'source-serif-4';
/** Scripts for which there is one look; chosen for what the packages weigh. Han is Chinese before it is Korean. */
const SCRIPTS = (weight: number): Family[] => [
  ...['hebrew', 'devanagari', 'thai'].map((script) => ({ ...variable(`noto-sans-${script}`, weight), only: [script] })),
  variable('noto-sans-sc', weight),
  variable('noto-sans-kr', weight),
  variable('noto-emoji', weight),
];

/** In the order in which they are asked for a character. Each is cut up by script into files. */
const FAMILIES: Record<Look, Family[]> = {
  roman: [variable(SERIF, 400), ARABIC, SANS, ...SCRIPTS(400)],
  italic: [variable(SERIF, 400, 'italic'), ARABIC, SANS, ...SCRIPTS(400)],
  bold: [variable(SERIF, 680), fixed('scheherazade-new', 700), variable('inter', 700), ...SCRIPTS(700)],
  sans: [SANS, ARABIC, ...SCRIPTS(400)],
};

/** The files that can hold a look, best first. */
export async function filesFor(look: Look): Promise<FontFile[]> {
  return (await Promise.all(FAMILIES[look].map((family) => filesOf(family, look)))).flat();
}

async function filesOf({ folder, file, weight, only }: Family, look: Look): Promise<FontFile[]> {
  const ranges = JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(ranges).filter(([subset]) => only?.includes(subset) ?? true).map(([subset, range]) => {
    const name = file(subset.replace(/[[\]]/g, ''));
    // Looks share files but not what is cut out of them.
    return { name: `${path.basename(name, '.woff2')}-${look}`, file: path.join(folder, 'files', name), weight, covers: within(range) };
  });
}

/** "U+0370-0377,U+038C" as a question. */
function within(range: string): (codePoint: number) => boolean {
  const bounds = range.split(',').map((part) => {
    const [first, last] = part.replace(/^U\+/i, '').split('-');
    return [parseInt(first!, 16), parseInt(last ?? first!, 16)] as const;
  });
  return (codePoint) => bounds.some(([first, last]) => codePoint >= first && codePoint <= last);
}

/**
 * What a document needs of a font file: the shapes of these characters and the rules for joining
 * them, in one weight. Left whole, a PDF would hold the thinnest weight of it.
 */
export async function cutOut({ file, weight }: FontFile, characters: string): Promise<Uint8Array> {
  return subsetFont(await readFile(file), characters, { targetFormat: 'truetype', ...(weight === null ? {} : { variationAxes: { wght: weight } }) });
}
