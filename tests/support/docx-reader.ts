import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

/** Reads a Word file as a stranger to the library that wrote it would: a zip of XML. */

type XmlNode = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string };
type Raw = Record<string, unknown>;

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', trimValues: false, parseTagValue: false, parseAttributeValue: false });

function nodesOf(raw: Raw[]): XmlNode[] {
  return raw.map((item) => {
    const name = Object.keys(item).find((key) => key !== ':@')!;
    const inside = item[name];
    const text = name === '#text' ? String(inside) : '';
    return { name, text, attributes: (item[':@'] ?? {}) as Record<string, string>, children: Array.isArray(inside) ? nodesOf(inside as Raw[]) : [] };
  });
}

/** All nodes of a tree in the order of the document. */
export const walk = (node: XmlNode): XmlNode[] => [node, ...node.children.flatMap(walk)];
export const all = (node: XmlNode, name: string): XmlNode[] => walk(node).filter((each) => each.name === name);
export const textOf = (node: XmlNode): string => all(node, '#text').map(({ text }) => text).join('');

/** The parts of the file by name; a part that is not well formed throws. */
export function openDocx(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const read = new Map<string, XmlNode>();
  const part = (name: string): XmlNode => {
    const known = read.get(name);
    if (known) return known;
    const xml = strFromU8(files[name]!);
    const valid = XMLValidator.validate(xml);
    if (valid !== true) throw new Error(`${name}: ${valid.err.msg}`);
    const root = { name: '', text: '', attributes: {}, children: nodesOf(parser.parse(xml) as Raw[]) };
    read.set(name, root);
    return root;
  };
  return { names: Object.keys(files), part };
}

/** The words that each comment stands on, by its number; paragraphs are parted by a blank line. */
export function rangesOf(document: XmlNode): Map<string, string> {
  const texts = new Map<string, string>();
  const open = new Set<string>();
  const add = (text: string) => open.forEach((id) => texts.set(id, texts.get(id)! + text));
  all(document, 'w:p').forEach((paragraph) => {
    add('\n\n');
    for (const node of walk(paragraph)) {
      const id = node.attributes['w:id'] ?? '';
      if (node.name === 'w:commentRangeStart') {
        open.add(id);
        texts.set(id, '');
      } else if (node.name === 'w:commentRangeEnd') open.delete(id);
      else if (node.name === 'w:t') add(textOf(node));
    }
  });
  if (open.size > 0) throw new Error(`Never closed: ${[...open].join(', ')}`);
  return texts;
}
