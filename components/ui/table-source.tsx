import type { ChangeEvent } from 'react';
import { TextArea } from './field';

type Props = { csv: string; error: string | undefined; rows: number; placeholder: string; onChoose: (event: ChangeEvent<HTMLInputElement>) => void; onType: (csv: string) => void };

/** Where a table comes from: a file, or the clipboard. */
export const TableSource = ({ csv, error, rows, placeholder, onChoose, onType }: Props) => (
  <>
    <label className="flex flex-col gap-1 text-sm font-medium">
      CSV file
      <input
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        onChange={onChoose}
        className="max-w-full text-base font-normal file:me-3 file:min-h-9 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-ink"
      />
    </label>
    <TextArea label="Or paste it here" rows={rows} value={csv} onChange={({ target }) => onType(target.value)} error={error} spellCheck={false} className="font-mono text-sm" placeholder={placeholder} />
  </>
);
