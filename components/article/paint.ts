/**
 * Tints passages. Where the browser has the CSS Custom Highlight API, the text's DOM stays as it is
 * and the style sheet does the rest; elsewhere coloured boxes are laid behind the words.
 */

export type Paint = { name: string; ranges: Range[] };

const supported = () => typeof CSS !== 'undefined' && 'highlights' in CSS;

/** Shows these highlights in place of all earlier ones of the same names. @param layer an empty element behind the text */
export function paint(layer: HTMLElement, paints: readonly Paint[]): void {
  if (supported()) {
    for (const { name, ranges } of paints) CSS.highlights.set(name, new Highlight(...ranges));
  } else {
    paintBoxes(layer, paints);
  }
}

export function unpaint(names: readonly string[]): void {
  if (supported()) for (const name of names) CSS.highlights.delete(name);
}

/** Boxes have places, so they are laid anew whenever the text flows anew. */
export const needsRepaintOnResize = () => !supported();

function paintBoxes(layer: HTMLElement, paints: readonly Paint[]): void {
  const origin = layer.getBoundingClientRect();
  const boxes = paints.flatMap(({ name, ranges }) =>
    ranges.flatMap((range) =>
      [...range.getClientRects()].map((rect) => {
        const box = document.createElement('span');
        box.className = `tint-box ${name}`;
        Object.assign(box.style, {
          left: `${rect.left - origin.left}px`,
          top: `${rect.top - origin.top}px`,
          width: `${rect.width}px`,
          height: `${rect.height}px`,
        });
        return box;
      }),
    ),
  );
  layer.replaceChildren(...boxes);
}
