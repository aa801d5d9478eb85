/*
 * Next runs this in the browser before it starts. All scripts of a page are run in one task
 * otherwise, in which the page answers nobody: here React itself is run in a task of its own, and
 * Next, which waits for the scripts that are named in `__next_s` as for those of `next/script`
 * with `beforeInteractive`, goes on in the next. An empty one does nothing else. Should Next
 * know that name no more one day, it goes on in the same task, and nothing is lost but that.
 */
import 'react-dom/client';

const page = self as typeof self & { __next_s?: [source: 0, attributes: { children: string }][] };
(page.__next_s ??= []).push([0, { children: '' }]);
