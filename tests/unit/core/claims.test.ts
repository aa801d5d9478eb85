import { describe, expect, it } from 'vitest';
import { type ClaimTypeView, filterTypes, offeredTypes } from '../../../lib/core/claims';

const type = (name: string, retired = false): ClaimTypeView => ({ type: name, description: null, color: null, retired });
const types = [type('fact'), type('rumour', true), type('cause')];
const names = (list: readonly ClaimTypeView[]) => list.map((each) => each.type);

describe('the types of a claim', () => {
  it('that a form offers are those not retired, and what the claim is already', () => {
    expect(names(offeredTypes(types))).toEqual(['fact', 'cause']);
    expect(names(offeredTypes(types, 'rumour'))).toEqual(['fact', 'rumour', 'cause']);
    expect(names(offeredTypes(types, 'gone'))).toEqual(['fact', 'cause']);
  });

  it('that a filter offers are all, and what an address has chosen though it is there no more', () => {
    expect(filterTypes(types, undefined).map(([value]) => value)).toEqual(['fact', 'rumour', 'cause']);
    expect(filterTypes(types, 'cause')).toHaveLength(3);
    expect(filterTypes(types, 'gone')[0]).toEqual(['gone', 'gone']);
  });
});
