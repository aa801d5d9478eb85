import { bodyHtml } from './html-body';
import type { ExportArticle, ExportComment, ExportHead, ExportPerson, ExportThread } from './model';
import { articleAddress } from './labels';
import { readThread, spanOf } from './thread';

/** One object of the file: names and values, as JSON-LD has them. `undefined` is left out. */
export type Node = { [name: string]: Node | Node[] | string | string[] | number | boolean | undefined };

const MOTIVATIONS = { comment: 'commenting', question: 'questioning', claim: 'classifying', note: 'commenting' } as const;

/** Where the file's people, threads and comments are, as addresses. `collection` is its own. */
export type Addresses = { head: ExportHead; collection: string };

/** A thread as Web Annotations: itself first, then each reply to what it answers. */
export function annotationsOf(addresses: Addresses, article: ExportArticle, thread: ExportThread): Node[] {
  const { opening, replies } = readThread(thread);
  const address = `${addresses.head.base}/api/v1/annotations/${encodeURIComponent(thread.id)}`;
  const replyAddress = (id: string) => `${addresses.head.base}/api/v1/comments/${encodeURIComponent(id)}`;
  const known = new Set(replies.map(({ comment }) => comment.id));
  const main: Node = {
    id: address,
    type: 'Annotation',
    motivation: MOTIVATIONS[thread.kind],
    creator: personNode(addresses, thread.author),
    created: thread.createdAt,
    modified: thread.updatedAt === thread.createdAt ? undefined : thread.updatedAt,
    body: nonEmpty([...claimBodies(thread), ...(opening ? wordsBodies(opening, 'commenting') : []), ...(opening ? reactionBodies(addresses, opening) : []), ...tagBodies(addresses, thread)]),
    target: targetNode(addresses, article, thread),
    'scholium:kind': thread.kind,
    'scholium:visibility': thread.visibility,
    'scholium:status': thread.status,
    'scholium:resolved': thread.resolved,
    'scholium:locked': thread.locked,
    'scholium:anchorState': thread.anchorState,
    'scholium:paragraph': thread.target.paragraph ?? undefined,
  };
  return [
    main,
    ...replies.map(({ comment, accepted }): Node => ({
      id: replyAddress(comment.id),
      type: 'Annotation',
      motivation: 'replying',
      creator: comment.author ? personNode(addresses, comment.author) : undefined,
      created: comment.createdAt,
      modified: comment.editedAt ?? undefined,
      body: nonEmpty([...wordsBodies(comment, 'replying'), ...reactionBodies(addresses, comment)]),
      // The opening is the thread's own words: what answers it answers the thread.
      target: comment.parent !== null && known.has(comment.parent) ? replyAddress(comment.parent) : address,
      'scholium:status': comment.status,
      'scholium:accepted': accepted || undefined,
    })),
  ];
}

/** Rich text as the HTML that readers of annotations show; made here, so that it holds no other markup. */
function wordsBodies({ body }: ExportComment, purpose: string): Node[] {
  return body ? [{ type: 'TextualBody', purpose, format: 'text/html', textDirection: 'auto', value: bodyHtml(body).html }] : [];
}

function claimBodies({ claim }: ExportThread): Node[] {
  if (!claim) return [];
  return [
    { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: claim.type },
    { type: 'TextualBody', purpose: 'describing', format: 'text/plain', textDirection: 'auto', value: claim.paraphrase },
  ];
}

const tagBodies = (addresses: Addresses, { tags }: ExportThread): Node[] =>
  tags.map(({ name, people }) => ({
    type: 'TextualBody',
    purpose: 'tagging',
    format: 'text/plain',
    value: name,
    creator: nonEmpty(people.map((person) => personNode(addresses, person))),
  }));

/** What others said of a comment in one word. */
const reactionBodies = (addresses: Addresses, { reactions }: ExportComment): Node[] =>
  reactions.map(({ kind, people }) => ({
    type: 'TextualBody',
    purpose: 'assessing',
    format: 'text/plain',
    value: kind,
    creator: nonEmpty(people.map((person) => personNode(addresses, person))),
  }));

/** Where names are removed a person is a number within this file, and so an address within it. */
function personNode({ head, collection }: Addresses, { id, name, role, email }: ExportPerson): Node {
  const base = head.options.names === 'removed' ? `${collection}/people/` : `${head.base}/people/`;
  return {
    id: base + encodeURIComponent(id),
    type: 'Person',
    name,
    email: email === null ? undefined : `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`,
    'scholium:role': role ?? undefined,
  };
}

function targetNode({ head }: Addresses, article: ExportArticle, thread: ExportThread): Node | string {
  const source = articleAddress(head, article.id);
  const selector = selectorsOf(article, thread);
  return selector.length > 0 ? { type: 'SpecificResource', source, selector } : source;
}

/** Each of them selects the same passage, by the best that is known of it. */
function selectorsOf({ paragraphs }: ExportArticle, thread: ExportThread): Node[] {
  const { paragraph, start, end, exact, prefix, suffix } = thread.target;
  const found = thread.anchorState !== 'orphaned';
  const span = spanOf(thread);
  const block = found && paragraph !== null ? paragraphs.find(({ key }) => key === paragraph) : undefined;
  const fragment: Node | null = block ? { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: block.key } : null;
  const selectors: Node[] = [];
  if (fragment && exact === null) selectors.push(fragment);
  // A paragraph's fragment selects all of it; a passage that goes on into the next is not within it.
  else if (fragment && span && start !== null && end !== null && span.end <= block!.end) {
    selectors.push({ ...fragment, refinedBy: { type: 'TextPositionSelector', start, end } });
  }
  if (exact !== null) selectors.push({ type: 'TextQuoteSelector', exact, prefix: prefix ?? undefined, suffix: suffix ?? undefined });
  if (span) selectors.push({ type: 'TextPositionSelector', start: span.start, end: span.end });
  return selectors;
}

const nonEmpty = (nodes: Node[]): Node[] | undefined => (nodes.length > 0 ? nodes : undefined);
