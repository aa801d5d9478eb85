import { describe, expect, it } from 'vitest';
import { visibilityOptions } from '../../../components/annotation/visibility';

describe('visibilityOptions', () => {
  const offered = (section: string | null, now: Parameters<typeof visibilityOptions>[1]) => visibilityOptions({ section }, now).map(([, label]) => label);

  it('offers a section to who is in one', () => {
    expect(offered('Tuesday', 'seminar')).toEqual(['Whole seminar', 'My section, Tuesday', 'Instructors', 'Only me']);
    expect(offered(null, 'private')).toEqual(['Whole seminar', 'Instructors', 'Only me']);
  });

  it('keeps what stands among the choices, for somebody who has left their section', () => {
    expect(offered(null, 'section')).toEqual(['Whole seminar', 'A section', 'Instructors', 'Only me']);
  });
});
