import { getDocumentProxy } from 'unpdf';

/** Reads a PDF as a stranger to the library that wrote it would: with Mozilla's reader. */

export type StructNode = { role?: string; lang?: string; alt?: string; type?: string; id?: string; children?: StructNode[] };
export type OutlineNode = { title: string; items: OutlineNode[] };

export async function openPdf(bytes: Uint8Array) {
  // The reader takes the bytes for its own.
  const document = await getDocumentProxy(bytes.slice());
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    const links = ((await page.getAnnotations()) as { subtype: string; url?: string; dest?: string }[]).flatMap(({ subtype, url, dest }) => (subtype === 'Link' ? [url ?? `#${dest}`] : []));
    pages.push({ text, links, structure: (await page.getStructTree()) as StructNode | null });
  }
  return {
    pages,
    text: pages.map((page) => page.text).join('\n'),
    outline: ((await document.getOutline()) ?? []) as OutlineNode[],
    info: (await document.getMetadata()).info as Record<string, string>,
    places: Object.keys((await document.getDestinations()) as object).sort(),
    marked: (await document.getMarkInfo())?.Marked === true,
  };
}

/** All elements of a page's structure, from the outside in. */
export const elements = (node: StructNode | null): StructNode[] => (node ? [node, ...(node.children ?? []).flatMap(elements)] : []);

/** The fonts of a PDF whose objects are not compressed together, with whether each has its file inside. */
export function fontsIn(bytes: Uint8Array): { names: string[]; embedded: number } {
  const raw = Buffer.from(bytes).toString('latin1');
  const names = [...raw.matchAll(/\/Type \/FontDescriptor\s+\/FontName \/(\S+)/g)].map((match) => match[1]!);
  return { names, embedded: [...raw.matchAll(/\/FontFile[23]? \d+ 0 R/g)].length };
}
