'use client';

import { useState } from 'react';
import { addWord } from '@/app/seminars/[seminar]/tags/actions';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { toast } from '../ui/toast';
import { WordForm } from './word-form';

export function AddWord({ seminarId }: { seminarId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Icon name="plus" /> Add a tag
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Add a tag">
        <WordForm
          values={{ name: '', description: '', color: null }}
          submit="Add the tag"
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
