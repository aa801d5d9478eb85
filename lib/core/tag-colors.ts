/** The colours that a tag can have: names of tokens, `--color-tag-…` of app/globals.css, each at least 4.5 : 1 on paper in both themes. */
export const TAG_COLORS = ['ochre', 'moss', 'teal', 'slate', 'plum', 'rose'] as const;
export type TagColor = (typeof TAG_COLORS)[number];
