import type { Role } from '../annotations';
import type { ExportPerson, Names } from './model';

/** Somebody of a seminar, with all that an export might say of them; of whom has deleted their account, that is little. */
export type KnownPerson = { id: string; name: string; email: string; role: Role; pseudonym: string; pseudonymId: string; former: boolean };

/** How the people of one article stand in an export. */
export type Naming = {
  names: Names;
  /** The reader is told pseudonyms in this article, whatever they choose. */
  masked: boolean;
  readerId: string;
  /** The reader may hand out addresses, so that an import finds the same people again. */
  withEmail: boolean;
  people: ReadonlyMap<string, KnownPerson>;
};

/** Stands for somebody of whom nothing is known any more. */
const NOBODY: ExportPerson = { id: '', name: 'Somebody', role: null, email: null };

/**
 * Names people within one thread: by name, by pseudonym, or, where names are removed, by the order
 * in which they speak there; that number says nothing about who is who in another thread.
 */
export function namerOf({ names, masked, readerId, withEmail, people }: Naming): (userId: string) => ExportPerson {
  const speakers = new Map<string, ExportPerson>();
  return (userId) => {
    if (names === 'removed') {
      const number = speakers.size + 1;
      const speaker = speakers.get(userId) ?? { id: `speaker-${number}`, name: `Speaker ${number}`, role: null, email: null };
      speakers.set(userId, speaker);
      return speaker;
    }
    const person = people.get(userId);
    if (!person) return NOBODY;
    const { id, name, email, role, pseudonym, pseudonymId } = person;
    const hidden = names === 'pseudonyms' || (masked && userId !== readerId);
    if (hidden && role !== 'instructor' && role !== 'assistant') return { id: pseudonymId, name: pseudonym, role, email: null };
    return { id, name, role, email: withEmail && names === 'real' && !masked && email ? email : null };
  };
}
