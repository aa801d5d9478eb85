import { type Attribute, type Extensions, Mark, mergeAttributes, Node } from '@tiptap/core';
import { CELL_NODE, NODE_OF } from './article-doc';
import { isSafeLink } from './links';

/** The schema of an article in its editor: what a block can be and look like, and nothing else. */

/** Kept in the page as data, so that what is cut and pasted keeps it too. */
const kept = (name: string, otherwise: unknown = null): Attribute => ({
  default: otherwise,
  parseHTML: (element) => parsed(element.getAttribute(`data-${name}`), otherwise),
  renderHTML: (attributes) => (attributes[name] === null ? {} : { [`data-${name}`]: JSON.stringify(attributes[name]) }),
});

function parsed(value: string | null, otherwise: unknown): unknown {
  try {
    return value === null ? otherwise : JSON.parse(value);
  } catch {
    return otherwise;
  }
}

/** What was cut off from a block is a new one; its number shows beside the words. */
const key: Attribute = {
  default: null,
  keepOnSplit: false,
  parseHTML: (element) => element.getAttribute('data-key'),
  renderHTML: ({ key: own }) => (typeof own === 'string' ? { 'data-key': own, 'data-number': own.slice(1) } : {}),
};

type BlockOptions = { tags: string[]; element?: string; attributes?: Record<string, Attribute>; content?: string; isolating?: boolean };

/** @param tags what is taken for such a block when it is pasted */
const block = (name: string, { tags, element = tags[0] ?? 'p', attributes = {}, content = 'text*', isolating = false }: BlockOptions) =>
  Node.create({
    name,
    group: 'block',
    content,
    isolating,
    defining: true,
    addAttributes: () => ({ key, ...attributes }),
    parseHTML: () => [{ tag: `[data-block="${name}"]`, priority: 60 }, ...tags.map((tag) => ({ tag }))],
    renderHTML: ({ HTMLAttributes }) => [element, mergeAttributes(HTMLAttributes, { 'data-block': name, dir: 'auto' }), 0],
  });

const levels = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const level: Attribute = {
  ...kept('level'),
  parseHTML: (element) => parsed(element.getAttribute('data-level'), null) ?? (levels.includes(element.localName) ? Math.max(1, Number(element.localName[1]) - 1) : 1),
};

const NODES = [
  Node.create({ name: 'doc', topNode: true, content: 'block+' }),
  Node.create({ name: 'text', group: 'inline' }),
  // The first is what a new line becomes.
  block(NODE_OF.paragraph, { tags: ['p'] }),
  block(NODE_OF.heading, { tags: levels, element: 'h2', attributes: { level } }),
  block(NODE_OF.list_item, { tags: ['li'], element: 'p', attributes: { depth: kept('depth', 0), ordered: kept('ordered', false) } }),
  block(NODE_OF.quotation, { tags: ['blockquote'] }),
  block(NODE_OF.pull_quote, { tags: [], element: 'blockquote' }),
  block(NODE_OF.figure_caption, { tags: ['figcaption'], element: 'p' }),
  block(NODE_OF.table_row, { tags: ['tr'], element: 'div', attributes: { header: kept('header', false), first: kept('first', false) }, content: `${CELL_NODE}+`, isolating: true }),
  block(NODE_OF.footnote, { tags: [], attributes: { label: kept('label') } }),
  Node.create({
    name: CELL_NODE,
    content: 'text*',
    isolating: true,
    parseHTML: () => [{ tag: '[data-cell]', priority: 60 }, { tag: 'td' }, { tag: 'th' }],
    renderHTML: () => ['div', { 'data-cell': '', dir: 'auto' }, 0],
  }),
];

/** The picture stands above what it shows, which can be changed; another picture cannot be put in its place. */
const picture = (addressOf: (image: string) => string) =>
  block(NODE_OF.image, { tags: [], element: 'div', attributes: { image: kept('image') }, isolating: true }).extend({
    renderHTML({ node, HTMLAttributes }) {
      const image = node.attrs.image as { id: string; width: number; height: number } | null;
      const shown = image ? [['img', { src: addressOf(image.id), alt: '', width: image.width, height: image.height, contenteditable: 'false', draggable: 'false' }] as const] : [];
      return ['div', mergeAttributes(HTMLAttributes, { 'data-block': NODE_OF.image }), ...shown, ['p', { dir: 'auto' }, 0]];
    },
  });

/** Any of these may lie on the same words. */
const mark = (name: string, tags: string[], keys: string | null = null) =>
  Mark.create({
    name,
    excludes: name,
    parseHTML: () => tags.map((tag) => ({ tag })),
    renderHTML: () => [tags[0]!, 0],
    addKeyboardShortcuts() {
      return keys === null ? {} : { [keys]: () => this.editor.commands.toggleMark(name) };
    },
  });

const MARKS = [
  Mark.create({
    name: 'link',
    inclusive: false,
    addCommands: () => ({
      setLink: (attributes) => ({ commands }) => commands.setMark('link', attributes),
      unsetLink: () => ({ commands }) => commands.unsetMark('link', { extendEmptyMarkRange: true }),
    }),
    addAttributes: () => ({ href: { default: null } }),
    parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (isSafeLink(element.getAttribute('href')) ? null : false) }],
    renderHTML: ({ HTMLAttributes: { href } }) => ['a', { ...(isSafeLink(href) ? { href, title: href } : {}), rel: 'noopener noreferrer' }, 0],
  }),
  Mark.create({
    name: 'note',
    inclusive: false,
    addAttributes: () => ({ label: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('data-note') } }),
    parseHTML: () => [{ tag: '[data-note]' }],
    renderHTML: ({ HTMLAttributes: { label } }) => ['span', { 'data-note': label as string, title: `Mark of note ${String(label)}` }, 0],
  }),
  mark('strong', ['strong', 'b'], 'Mod-b'),
  mark('emphasis', ['em', 'i'], 'Mod-i'),
  mark('code', ['code'], 'Mod-e'),
  mark('superscript', ['sup'], 'Mod-.'),
  mark('subscript', ['sub'], 'Mod-,'),
];

/** @param addressOf where a picture of the article is, by its id */
export const articleExtensions = (addressOf: (image: string) => string): Extensions => [...NODES, picture(addressOf), ...MARKS];
