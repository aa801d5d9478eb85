import { Face, MISSING, UNSEEN } from './face';
import { cutOut, filesFor, type FontFile, type Look } from './font-files';

/** The faces of one document: only those files that hold a character of it, and of them only these. */
export type Fonts = {
  /** The face for a character; `near`, what stands before it, where that has it too. */
  faceFor: (codePoint: number, look: Look, near: Face | null) => Face;
  /** The characters for which there is only a box, in their order. */
  missing: readonly string[];
};

/** Blanks, marks of punctuation and what combines: they go with what they stand by. */
const NEUTRAL = /[\p{Z}\p{P}\p{M}\u200c\u200d]/u;
/** What every text font has: there is always one face. */
const LETTER = 0x41;

/** Opens what is needed to set these characters, by look. */
export async function openFonts(needed: ReadonlyMap<Look, ReadonlySet<string>>): Promise<Fonts> {
  const chosen = new Map<Look, ReadonlyMap<number, Face>>();
  for (const [look, characters] of needed) chosen.set(look, await choose(await filesFor(look), characters));
  const missing = [...needed].flatMap(([look, characters]) => [...characters].filter((each) => !UNSEEN.test(each) && !/\s/.test(each) && !chosen.get(look)!.has(each.codePointAt(0)!)));
  return {
    missing: [...new Set(missing)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!),
    faceFor: (codePoint, look, near) => {
      const character = String.fromCodePoint(codePoint);
      const faces = chosen.get(look)!;
      if (UNSEEN.test(character)) return near ?? faces.get(LETTER)!;
      if (near?.has(codePoint) && NEUTRAL.test(character)) return near;
      return faces.get(codePoint) ?? faces.get(MISSING)!;
    },
  };
}

/** Asks one file after the other for what the ones before did not have; for what none has, for a box to draw. */
async function choose(files: readonly FontFile[], characters: ReadonlySet<string>): Promise<Map<number, Face>> {
  const neutral = [...characters].filter((character) => NEUTRAL.test(character)).join('');
  const faces = new Map<number, Face>();
  const seen = [...characters].filter((character) => !UNSEEN.test(character));
  const missing = new Set([LETTER, ...seen.map((character) => character.codePointAt(0)!)].sort((a, b) => a - b));
  const ask = async (file: FontFile) => {
    const asked = [...missing].filter((codePoint) => file.covers(codePoint));
    if (asked.length === 0) return;
    const face = new Face(file.name, await cutOut(file, String.fromCodePoint(...asked, MISSING) + neutral));
    for (const codePoint of asked.filter((each) => face.has(each))) {
      faces.set(codePoint, face);
      missing.delete(codePoint);
    }
  };
  for (const file of files) await ask(file);
  if (missing.size > 0 && !faces.has(MISSING)) {
    missing.add(MISSING);
    for (const file of files) if (missing.has(MISSING)) await ask({ ...file, name: `${file.name}-box` });
  }
  return faces;
}
