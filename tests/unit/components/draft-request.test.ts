import { describe, expect, it } from 'vitest';
import { missingParts } from '../../../components/annotation/draft-request';
import type { NewDraft } from '../../../components/annotation/drafts';

const types = [
  { type: 'fact', description: null, color: null, retired: false },
  { type: 'rumour', description: null, color: null, retired: true },
];
const draft = (claimType: string): NewDraft => ({ id: '1', target: null, place: '', kind: 'claim', body: null, claimType, paraphrase: 'It rained.', tags: [], visibility: 'seminar' });

describe('a draft of a claim', () => {
  it.each([[''], ['rumour'], ['renamed since']])('of the type %j has to choose another one first', (claimType) => {
    expect(missingParts(draft(claimType), types)).toEqual({ type: expect.stringContaining('choose') });
  });

  it('of a type that is offered is ready', () => {
    expect(missingParts(draft('fact'), types)).toEqual({});
  });
});
