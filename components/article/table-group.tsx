import type { PlacedParagraph } from '@/lib/core/document/article';
import { CELL_SEPARATOR, type Cell, cellsOf } from '@/lib/core/document/pieces';
import { Gutter } from './gutter';
import { MarginGroup } from './margin-group';
import { type Notes, Pieces } from './pieces';

/**
 * Rows as a table, each with its number in a column before it. A table that is wider than the text
 * scrolls by itself; what was said about its rows therefore stands behind it and not within.
 */
export function TableGroup({ rows, notesOf }: { rows: readonly PlacedParagraph[]; notesOf: (key: string) => Notes | undefined }) {
  const body = rows.findIndex(({ format }) => !format?.row?.header);
  const heads = body === -1 ? rows : rows.slice(0, body);
  const [first, last] = [rows[0]!.key.slice(1), rows.at(-1)!.key.slice(1)];
  const shown = (some: readonly PlacedParagraph[]) => some.map((row) => <Row key={row.key} row={row} notes={notesOf(row.key)} />);
  return (
    <div data-margins className="reading-table">
      {/* A region that scrolls has to take the focus, or the keyboard cannot scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="region" aria-label={first === last ? `Table, paragraph ${first}` : `Table, paragraphs ${first} to ${last}`} tabIndex={0} className="table-scroll">
        <table>
          {heads.length > 0 ? <thead>{shown(heads)}</thead> : null}
          {heads.length < rows.length ? <tbody>{shown(rows.slice(heads.length))}</tbody> : null}
        </table>
      </div>
      {rows.map(({ key }) => (
        <MarginGroup key={key} place={key} />
      ))}
    </div>
  );
}

function Row({ row: { key, text, start, format }, notes }: { row: PlacedParagraph; notes: Notes | undefined }) {
  const cells = cellsOf(text);
  return (
    <tr id={key} data-row={key} data-start={start} tabIndex={-1} className="words">
      <td className="gutter-cell">
        <Gutter place={key} />
      </td>
      {cells.map((cell, index) => {
        const words = <CellWords text={text} cell={cell} last={index === cells.length - 1} spans={format?.spans} notes={notes} />;
        return format?.row?.header ? <th key={index} scope="col" dir="auto">{words}</th> : <td key={index} dir="auto">{words}</td>;
      })}
    </tr>
  );
}

type CellProps = { text: string; cell: Cell; last: boolean; spans: NonNullable<PlacedParagraph['format']>['spans']; notes: Notes | undefined };

/** The tab that parts cells in the row's text stands at the end of each; a browser shows nothing of it. */
function CellWords({ text, cell, last, spans, notes }: CellProps) {
  return (
    <>
      <Pieces text={text} spans={spans} from={cell.start} to={cell.end} notes={notes} />
      {last ? null : CELL_SEPARATOR}
    </>
  );
}
