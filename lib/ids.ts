import { v7 } from 'uuid';

/** A new id: UUIDv7, so that ids made later sort later. */
export const newId = (): string => v7();

/** When an id of ours was made, to the millisecond: a UUIDv7 begins with that. */
export const madeAt = (id: string): Date => new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16));
