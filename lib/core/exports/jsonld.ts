import { annotationsOf, type Node } from './jsonld-annotation';
import type { ExportFormat, ExportSource } from './model';

const PER_PAGE = 200;

/** For other programs that know the W3C's Web Annotations. */
export const jsonldFormat: ExportFormat = {
  name: 'jsonld',
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  extension: 'jsonld',
  write,
};

/**
 * A collection with all of its pages in one file, written in one pass: the first page where the
 * standard has it, the others as nodes included with the collection; how many there are in all is
 * known at the end, and stands there.
 */
async function* write(source: ExportSource): AsyncIterable<string> {
  const { head } = source;
  const collection = `${head.base}/seminars/${encodeURIComponent(head.seminar.id)}/exports/${encodeURIComponent(head.exportedAt)}`;
  const page = (number: number) => `${collection}/pages/${number}`;
  yield `${open({
    // Of our own terms only the prefix: what they are called in a file is what they are.
    '@context': ['http://www.w3.org/ns/anno.jsonld', { scholium: `${head.base}/ns#` }],
    id: collection,
    type: 'AnnotationCollection',
    label: head.seminar.name,
    created: head.exportedAt,
    'scholium:names': head.options.names,
  } as Node)},"first":`;
  let total = 0;
  let held: string | null = null;
  // An annotation is written when the next one is known, and a page ends when it is known whether another follows.
  const begin = (number: number) =>
    `${number === 1 ? '' : number === 2 ? ',"@included":[' : ','}\n${open({
      id: page(number),
      type: 'AnnotationPage',
      partOf: { id: collection, type: 'AnnotationCollection' },
      ...(number > 1 ? { prev: page(number - 1) } : {}),
      startIndex: (number - 1) * PER_PAGE,
    })},"items":[\n`;
  const end = (number: number, last: boolean) => `\n]${last ? '' : `,"next":${JSON.stringify(page(number + 1))}`}}`;
  yield begin(1);
  for await (const { article, threads } of source.articles) {
    for await (const thread of threads) {
      let piece = '';
      for (const annotation of annotationsOf({ head, collection }, article, thread)) {
        if (held !== null) piece += held + (total % PER_PAGE === 0 ? end(total / PER_PAGE, false) + begin(total / PER_PAGE + 1) : ',\n');
        held = JSON.stringify(annotation);
        total += 1;
      }
      yield piece;
    }
  }
  const last = Math.max(1, Math.ceil(total / PER_PAGE));
  yield `${held ?? ''}${end(last, true)}${last > 1 ? '\n]' : ''},"last":${JSON.stringify(page(last))},"total":${total}}\n`;
}

/** An object whose end is still to come. */
const open = (value: Node) => JSON.stringify(value).slice(0, -1);
