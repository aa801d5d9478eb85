import type { Mended } from '@/lib/core/import/mend';

/** An import as it stands: what was pasted, and what became of it by hand. */
export type Desk = {
  text: string;
  /** What was pasted last, with its formatting. It is `text` for as long as that is `plain`. */
  rich: { html: string; plain: string } | null;
  address: string;
  mended: Mended | null;
  /** What could not be kept of what `mended` was made from, in words for people. */
  notices: string[];
  /** The file or address from which `mended` was made; `null` for a text that was pasted. */
  from: string | null;
  /** Tells the text that stood here when `mended` was made; see `fingerprint`. */
  madeFrom: string | null;
  /** The key under which the article was sent to be kept. */
  sent: { key: string } | null;
};

export const EMPTY_DESK: Desk = { text: '', rich: null, address: '', mended: null, notices: [], from: null, madeFrom: null, sent: null };

/** Tells two texts apart, without holding either: its length and a 53-bit hash (cyrb53's mixing). */
export function fingerprint(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  return `${text.length}:${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

/** What this browser has kept of an import that was not finished; `null` for nothing, or what cannot be read. */
export function readKept(storageKey: string): Desk | null {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Partial<Desk> | null;
    return kept && typeof kept.text === 'string' ? { ...EMPTY_DESK, ...kept } : null;
  } catch {
    return null;
  }
}

/** @returns whether the browser had room for it */
export function writeKept(storageKey: string, desk: Desk): boolean {
  try {
    if (desk.text === '' && desk.address === '' && !desk.mended) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, JSON.stringify(desk));
    return true;
  } catch {
    return false;
  }
}
