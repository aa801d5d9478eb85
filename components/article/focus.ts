/** Where the focus goes on to when what had it is gone: a form that was closed, a button of a closed thread. */

/** To the head of a thread, from which it is opened and closed. */
export const focusThread = (id: string): void => soon(() => find(`[data-thread="${id}"] h3 button`)?.focus());

/** To a place of the text, unless something else has the focus by then, as in a sheet. */
export const focusPlace = (place: string): void =>
  soon(() => {
    if (document.activeElement === document.body) find(/^p\d/.test(place) ? `[data-start][id="${place}"]` : `[data-open="${place}"]`)?.focus({ preventScroll: true });
  });

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

/** After the page has been shown without it. */
const soon = (work: () => void) => void requestAnimationFrame(work);

/** A thread opens, and on a phone its sheet, some frames after it was asked to. */
const FRAMES = 120;

/** Does something with an element once it is to be seen; what a narrow screen leaves out of its margin is not. */
export function whenShown(selector: string, work: (shown: HTMLElement) => void, frames = FRAMES): void {
  const shown = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.getClientRects().length > 0);
  if (shown) work(shown);
  else if (frames > 0) soon(() => whenShown(selector, work, frames - 1));
}
