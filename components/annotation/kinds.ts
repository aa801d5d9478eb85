import type { AnnotationKind } from '@/lib/core/annotations';
import type { IconName } from '../ui/icon';

/** How each kind is named, drawn and reached by a key. */
export const KINDS: Record<AnnotationKind, { label: string; icon: IconName; shortcut: string; prompt: string }> = {
  comment: { label: 'Comment', icon: 'comment', shortcut: 'c', prompt: 'What do you notice here?' },
  question: { label: 'Question', icon: 'question', shortcut: 'q', prompt: 'What do you want to know?' },
  claim: { label: 'Claim', icon: 'claim', shortcut: 'm', prompt: 'Why is it worth discussing? (optional)' },
  note: { label: 'Note', icon: 'note', shortcut: 'n', prompt: 'What is good to know here?' },
};
