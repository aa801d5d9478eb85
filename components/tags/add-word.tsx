'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { toast } from '../ui/toast';
import { WordForm } from './word-form';
import { WORD_KINDS, type WordKind } from './word-kinds';

export function AddWord({ kind, seminarId }: { kind: WordKind; seminarId: string }) {
  const { noun, addWord } = WORD_KINDS[kind];
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Icon name="plus" /> Add a {noun}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Add a ${noun}`}>
        <WordForm
          values={{ name: '', description: '', color: null }}
          submit={`Add the ${noun}`}
          send={(word) => addWord({ seminar: seminarId, word })}
          onDone={() => {
            setOpen(false);
            toast('All members are offered it from now on.');
          }}
        />
      </Dialog>
    </>
  );
}
