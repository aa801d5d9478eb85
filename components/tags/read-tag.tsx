'use client';

import { useReader } from '../article/reader-context';
import { TagName } from './tag-name';

/** A tag on the reading page, in the colour that the seminar's vocabulary gives it. */
export function ReadTag({ tag }: { tag: string }) {
  const color = useReader((state) => state.view.tagColors[tag] ?? null);
  return <TagName tag={tag} color={color} />;
}
