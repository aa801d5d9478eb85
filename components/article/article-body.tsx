import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { PlacedParagraph } from '@/lib/core/document/article';
import { type Group, groupsOf, type ListTree } from '@/lib/core/document/groups';
import { marksOfNotes } from '@/lib/core/document/notes';
import { outlineOf } from '@/lib/core/document/outline';
import { BlockWords, PictureWords } from './block-words';
import { Gutter } from './gutter';
import { MarginGroup } from './margin-group';
import { markId, type Notes } from './pieces';
import { TableGroup } from './table-group';

type Props = { article: string; paragraphs: readonly PlacedParagraph[] };
type NotesOf = (key: string) => Notes | undefined;

/** The article's text: each block with its number, its words, and beside them what was said about it. @param article its id */
export function ArticleBody({ article, paragraphs }: Props) {
  const { keyOf, firstIn } = marksOfNotes(paragraphs);
  const notesOf: NotesOf = (key) => (keyOf.size > 0 ? { keyOf, first: firstIn.get(key) ?? new Set() } : undefined);
  const outline = outlineOf(paragraphs);
  const marked = new Set([...firstIn.values()].flatMap((labels) => [...labels]));
  return groupsOf(paragraphs).map((group) => <BlockGroup key={keyOfGroup(group)} {...{ group, article, notesOf, marked, outline }} />);
}

function keyOfGroup(group: Group<PlacedParagraph>): string {
  if (group.kind === 'list') return group.list.items[0]!.block.key;
  if (group.kind === 'table') return group.rows[0]!.key;
  if (group.kind === 'figure') return group.image.key;
  return group.kind === 'notes' ? group.notes[0]!.key : group.block.key;
}

type GroupProps = { group: Group<PlacedParagraph>; article: string; notesOf: NotesOf; marked: ReadonlySet<string>; outline: ReadonlyMap<string, number> };

function BlockGroup({ group, article, notesOf, marked, outline }: GroupProps) {
  switch (group.kind) {
    case 'list':
      return <List list={group.list} notesOf={notesOf} />;
    case 'table':
      return <TableGroup rows={group.rows} notesOf={notesOf} />;
    case 'figure':
      return (
        <figure>
          <Row block={group.image}>
            <PictureWords block={group.image} article={article} />
          </Row>
          {group.caption ? (
            <figcaption>
              <Row block={group.caption} notes={notesOf(group.caption.key)} />
            </figcaption>
          ) : null}
        </figure>
      );
    case 'notes':
      return (
        <div className="reading-notes">
          {group.notes.map((note) => (
            <Row key={note.key} block={note}>
              <div>
                <BlockWords block={note} notes={notesOf(note.key)} />
                {note.format?.label !== undefined && marked.has(note.format.label) ? <WayBack note={note.key} label={note.format.label} /> : null}
              </div>
            </Row>
          ))}
        </div>
      );
    case 'block':
      return <Row block={group.block} outline={outline.get(group.block.key)} notes={notesOf(group.block.key)} />;
  }
}

function List({ list, notesOf, depth = 0 }: { list: ListTree<PlacedParagraph>; notesOf: NotesOf; depth?: number }) {
  const Tag = list.ordered ? 'ol' : 'ul';
  return (
    <Tag className="reading-list">
      {list.items.map(({ block, lists }) => (
        <li key={block.key}>
          <Row block={block} depth={depth} notes={notesOf(block.key)} />
          {lists.map((inner) => (
            <List key={inner.items[0]!.block.key} list={inner} notesOf={notesOf} depth={depth + 1} />
          ))}
        </li>
      ))}
    </Tag>
  );
}

type RowProps = { block: PlacedParagraph; depth?: number; outline?: number | undefined; notes?: Notes | undefined; children?: ReactNode };

/** @param children the block's words, where they are not shown as usual */
function Row({ block, depth = 0, outline, notes, children }: RowProps) {
  return (
    <div data-row={block.key} className={clsx('reading-row', block.kind === 'heading' && 'mt-6')}>
      <Gutter place={block.key} />
      {children ?? <BlockWords block={block} depth={depth} outline={outline} notes={notes} />}
      <MarginGroup place={block.key} />
    </div>
  );
}

/** Stands beside the note's words, which are the article's own. */
function WayBack({ note, label }: { note: string; label: string }) {
  return (
    <a href={`#${markId(note)}`} role="doc-backlink" lang="en" aria-label={`Back to the text of note ${label}`} className="note-back">
      ↩
    </a>
  );
}
