/**
 * The one style sheet of an export. Everything is in the file: no font, picture or script of others.
 * Colours keep 4.5 to 1 on every ground that they stand on, the deepest tint included.
 */
export const HTML_STYLE = `
:root { color-scheme: light dark; --ground: #fbfaf7; --card: #fff; --ink: #1f1d1a; --quiet: #5a554d; --line: #d8d3c9; --accent: #7a2e12;
  --tint-1: #fbeec2; --tint-2: #f7de93; --tint-3: #f0ca60; }
@media (prefers-color-scheme: dark) { :root { --ground: #191816; --card: #23211e; --ink: #ece7de; --quiet: #b5aea2; --line: #46423b; --accent: #f0a98a;
  --tint-1: #3a3118; --tint-2: #4d3f17; --tint-3: #614d12; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 Georgia, "Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", serif; overflow-wrap: anywhere; }
body > header, main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h3 { font-size: 1.2rem; line-height: 1.35; margin: 0; }
h4, h5, h6 { font-size: 1.0625rem; line-height: 1.35; margin: 0; }
p, ul, ol, pre, blockquote { margin: 0 0 .75em; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
:target { outline: 2px solid var(--accent); outline-offset: 4px; }
.quiet { color: var(--quiet); font-size: .875rem; }
.piece { border-top: 1px solid var(--line); padding-block: 2rem 1rem; }
.row { margin-block-end: 1rem; }
.words { position: relative; max-width: 40rem; }
.words blockquote, .thread blockquote { border-inline-start: 3px solid var(--line); margin-inline: 0; padding-inline-start: 1rem; }
.words .item { padding-inline-start: 1.5rem; }
.words .item > p::before { content: "•"; position: absolute; margin-inline-start: -1.25rem; }
.words .numbered > p::before { content: none; }
.words .depth-1 { margin-inline-start: 1.5rem; }
.words .depth-2 { margin-inline-start: 3rem; }
.words :is(.depth-3, .depth-4, .depth-5, .depth-6, .depth-7, .depth-8, .depth-9) { margin-inline-start: 4.5rem; }
.words .note { font-size: .9375rem; }
.words table { border-collapse: collapse; width: 100%; table-layout: fixed; }
.words :is(th, td) { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; vertical-align: top; }
.words .pull { font-size: 1.25rem; }
.words p, .words h3, .words figcaption { white-space: pre-line; }
figure { margin: 0; }
img { display: block; max-width: 100%; max-height: 90vh; width: auto; height: auto; background: #fff; border-radius: .25rem; margin-block-end: .5rem; }
figcaption { color: var(--quiet); font-size: .9375rem; }
mark { color: inherit; background: var(--tint-1); border-radius: .15em; }
mark.p2 { background: var(--tint-2); }
mark.p3 { background: var(--tint-3); }
mark.claim { text-decoration: underline dotted; text-underline-offset: .2em; }
sup { line-height: 0; font-size: .75em; margin-inline: .1em; }
.thread { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin-block: .75rem; font-size: .9375rem; line-height: 1.5; }
.thread > :last-child, .words :last-child, .thread li > :last-child { margin-block-end: 0; }
.thread .title { font-size: 1rem; margin: 0; }
.thread .quote { color: var(--quiet); font-style: italic; }
.replies { list-style: none; margin: .5rem 0 0; padding: 0; }
.replies > li { border-inline-start: 2px solid var(--line); padding-inline-start: .75rem; margin-block-start: .5rem; }
.tags { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem; }
.tags li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; }
pre { white-space: pre-wrap; background: var(--ground); border: 1px solid var(--line); padding: .5rem; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
@media (min-width: 60rem) { .beside .row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 26rem); column-gap: 2.5rem; align-items: start; }
  .beside .words { justify-self: end; width: 100%; } .beside .thread:first-child { margin-block-start: 0; } }
@media print { :root { color-scheme: light; --ground: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #999; --accent: #000; --tint-1: #f3f3f3; --tint-2: #e4e4e4; --tint-3: #d2d2d2; }
  @page { margin: 2cm; }
  body { font-size: 11pt; } body > header, main { max-width: none; padding: 0; }
  .links { display: none; } .beside .row { display: block; } .words { max-width: none; } mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .piece + .piece { break-before: page; } h1, h2, h3, h4 { break-after: avoid; } figure { break-inside: avoid; } img { max-height: 20cm; } .thread { break-inside: auto; } .thread > .title + p, blockquote { break-inside: avoid; } p { orphans: 2; widows: 2; } }
`;
