import type { createThread } from '@/app/articles/[article]/actions';
import { type ClaimTypeView, offeredTypes } from '@/lib/core/claims';
import { MAX_PARAPHRASE_LENGTH } from '@/lib/core/limits';
import { hasWords, type NewDraft } from './drafts';

type Missing = { type?: string; paraphrase?: string; body?: string };

/** What keeps a draft from being posted, said at its field; nothing when it is ready. */
export function missingParts(draft: NewDraft, types: readonly ClaimTypeView[]): Missing {
  if (draft.kind !== 'claim') return hasWords(draft.body) ? {} : { body: 'Please write something first.' };
  return {
    // An older draft may have a type that is renamed or offered no more.
    ...(offeredTypes(types).every(({ type }) => type !== draft.claimType) ? { type: 'Please choose a type.' } : {}),
    ...(draft.paraphrase.trim() === '' ? { paraphrase: 'Please put the claim in your own words.' } : {}),
    ...(draft.paraphrase.length > MAX_PARAPHRASE_LENGTH ? { paraphrase: 'Please shorten it.' } : {}),
  };
}

/** The selector of the field, within the form, that is first of what is missing. */
export function firstMissing({ type, paraphrase }: Missing): string {
  if (type) return 'input[type=radio][value]';
  return paraphrase ? 'textarea' : '[role=textbox], textarea';
}

/** The draft as it is sent. */
export function requestOf(draft: NewDraft): Parameters<typeof createThread>[0]['annotation'] {
  return {
    kind: draft.kind,
    // Where the text has changed since, the server follows the words into the one of now.
    target: { ...draft.target, ...(draft.target && draft.revision ? { revision: draft.revision } : {}) },
    body: hasWords(draft.body) ? { format: 'application/vnd.tiptap+json', value: draft.body as never } : null,
    claim: draft.kind === 'claim' ? { type: draft.claimType, paraphrase: draft.paraphrase } : null,
    tags: draft.tags,
    visibility: draft.visibility,
  };
}
