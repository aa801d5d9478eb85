import Mention, { type MentionOptions } from '@tiptap/extension-mention';
import StarterKit from '@tiptap/starter-kit';
import type { Extensions } from '@tiptap/core';
import { isSafeLink } from './links';

/**
 * What a comment can hold: emphasis, links, lists, quotations, code, mentions. One list for the
 * editor, for the check on write and for Markdown, so that they cannot disagree.
 * @param suggestion how the editor offers people to mention; elsewhere nobody is offered any
 */
export const richTextWith = (suggestion: Partial<MentionOptions['suggestion']>): Extensions => [
  Mention.configure({ suggestion, deleteTriggerWithBackspace: true, HTMLAttributes: { class: 'mention' } }),
  StarterKit.configure({
    heading: false,
    horizontalRule: false,
    underline: false,
    trailingNode: false,
    link: {
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: 'https',
      isAllowedUri: (uri) => isSafeLink(uri),
      HTMLAttributes: { rel: 'noopener noreferrer nofollow ugc', target: null },
    },
  }),
];

export const richTextExtensions = richTextWith({});
