/** HTML that was made here: from names of elements, attributes and escaped words. Nothing else becomes one. */
export type Html = { readonly html: string };
export type Child = Html | string | null;
export type Attributes = Record<string, string | number | null>;

const VOID = new Set(['br', 'img', 'meta']);

/**
 * An element. Strings within it are words and are escaped; `null` is nothing, as a child and as an attribute.
 */
export function element(name: string, attributes: Attributes, ...children: (Child | readonly Child[])[]): Html {
  const start = startTag(name, attributes);
  return { html: VOID.has(name) ? start : `${start}${contentOf(children.flat())}</${name}>` };
}

/** The beginning of an element that is written in pieces. */
export const startTag = (name: string, attributes: Attributes): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === null ? '' : ` ${key}="${escapeHtml(String(value))}"`))
    .join('')}>`;

/** Several things after each other. */
export const together = (...children: readonly Child[]): Html => ({ html: contentOf(children) });

const contentOf = (children: readonly Child[]) =>
  children.map((child) => (child === null ? '' : typeof child === 'string' ? escapeHtml(child) : child.html)).join('');

const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Words as they are, within an element or an attribute. What HTML cannot hold (NUL, other control characters) becomes U+FFFD. */
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => REFERENCES[character]!).replace(CONTROL, '\uFFFD');

const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/g;
