import Link from 'next/link';
import { type DividedTag, MIN_TAGGERS, type TagCount, type TypeCount } from '@/lib/core/insight';
import { counted } from '../seminar/counted';
import { TagName } from '../tags/tag-name';
import { Bars } from './bars';
import { Panel } from './panel';
import { FigureTable } from './table';

export function ClaimTypesPanel({ types, href }: { types: readonly TypeCount[]; href: string }) {
  const sum = types.reduce((all, { claims }) => all + claims, 0);
  return (
    <Panel
      id="claim-types"
      title="Claims by type"
      note="What kinds of assertion were marked."
      href={href}
      empty={types.length === 0 ? 'No claim was marked.' : null}
      picture={<Bars title="Claims by type" description={`${counted(sum, 'claim')} of ${counted(types.length, 'type')}. The table beside has every figure.`} bars={types.map(({ type, claims }) => ({ label: type, value: claims }))} />}
    >
      <FigureTable
        caption="Claims by type"
        columns={[{ name: 'Type' }, { name: 'Claims', number: true }]}
        rows={types.map(({ type, color, claims }) => ({ key: type, cells: [<TagName key="type" tag={type} color={color} />, claims] }))}
      />
    </Panel>
  );
}

export function ClaimTagsPanel({ tags, own, href }: { tags: readonly TagCount[]; own: boolean; href: string }) {
  return (
    <Panel
      id="claim-tags"
      title="Claims by tag"
      note={own ? 'The tags that you put on claims.' : 'On how many claims each tag stands, and how many members put it there.'}
      href={href}
      empty={tags.length === 0 ? 'No claim was tagged.' : null}
      picture={<Bars title="Claims by tag" description={`${counted(tags.length, 'tag')} on claims. The table beside has every figure.`} bars={tags.map(({ tag, claims }) => ({ label: tag, value: claims }))} />}
    >
      <FigureTable
        caption="Claims by tag"
        columns={[{ name: 'Tag' }, { name: 'Claims', number: true }, ...(own ? [] : [{ name: 'Times put', number: true }, { name: 'Members', number: true }])]}
        rows={tags.map(({ tag, color, claims, taggings, members }) => ({ key: tag, cells: [<TagName key="tag" tag={tag} color={color} />, claims, ...(own ? [] : [taggings, members])] }))}
      />
    </Panel>
  );
}

export function DividedTagsPanel({ divided, href }: { divided: readonly DividedTag[]; href: string }) {
  return (
    <Panel
      id="divided-tags"
      title="Most divided tags"
      note={`Worth talking about: tags that some put on a claim, but at most half of those who tagged it (at least ${MIN_TAGGERS} members). First those about which most pairs of members differ.`}
      href={href}
      empty={divided.length === 0 ? 'Members agree so far, or too few of them have tagged the same claims.' : null}
    >
      <FigureTable
        caption="Most divided tags"
        columns={[{ name: 'Claim' }, { name: 'Tag' }, { name: 'Put by', number: true }]}
        rows={divided.map(({ thread, article, claim, tag, put, of }) => ({
          key: `${thread} ${tag}`,
          cells: [
            <Link key="claim" href={`/articles/${article}#thread-${thread}`} className="line-clamp-2 min-w-40 text-base break-words">
              <bdi>{claim || 'Without a paraphrase'}</bdi>
            </Link>,
            <TagName key="tag" tag={tag} />,
            <span key="put" className="whitespace-nowrap">{`${put} of ${of}`}</span>,
          ],
        }))}
      />
    </Panel>
  );
}
