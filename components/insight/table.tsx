import clsx from 'clsx';
import type { ReactNode } from 'react';

/** `bare`: its name is for screen readers only. */
type Column = { name: string; number?: boolean; bare?: boolean };

/**
 * The figures of a picture. Where there is no room it scrolls by itself, also by the keyboard.
 * @param rows each begins with what the row is about
 */
export function FigureTable({ caption, columns, rows, tall = false }: { caption: string; columns: readonly Column[]; rows: readonly { key: string; cells: readonly ReactNode[] }[]; tall?: boolean }) {
  return (
    // A region that scrolls has to take the focus, or the keyboard cannot scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="region" aria-label={`${caption}, table`} tabIndex={0} className={clsx('min-w-0 overflow-auto', !tall && 'max-h-96')}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            {columns.map(({ name, number, bare }) => (
              <th key={name} scope="col" className={clsx('sticky top-0 bg-paper py-2 pe-4 align-bottom font-medium text-ink-soft last:pe-0', number ? 'text-end' : 'text-start')}>
                {bare ? <span className="sr-only">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [head, ...cells] }) => (
            <tr key={key} className="border-b border-line">
              <th scope="row" className="py-2 pe-4 text-start align-top font-normal">
                {head}
              </th>
              {cells.map((cell, index) => (
                <td key={index} className={clsx('py-2 pe-4 align-top last:pe-0', columns[index + 1]?.number ? 'text-end tabular-nums' : 'text-start')}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
