/** The words for an annotation's parts, in the order in which the interface offers them. */

export const ANNOTATION_KINDS = ['comment', 'question', 'claim', 'note'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

export const VISIBILITIES = ['seminar', 'section', 'instructors', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const POST_STATUSES = ['visible', 'pending', 'hidden', 'withdrawn'] as const;
export type PostStatus = (typeof POST_STATUSES)[number];

export const ROLES = ['instructor', 'assistant', 'participant', 'observer'] as const;
export type Role = (typeof ROLES)[number];
