import StarterKit from '@tiptap/starter-kit';
import type { Extensions } from '@tiptap/core';
import { isSafeLink } from './links';

/**
 * What a comment can hold: emphasis, links, lists, quotations, code. One list for the editor,
 * for the check on write and for Markdown, so that they cannot disagree.
 */
export const richTextExtensions: Extensions = [
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
