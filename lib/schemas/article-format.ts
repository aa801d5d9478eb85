/** How a block looks beyond its words, as forms and the API take it. */
export { blockFormat } from '../core/document/format-schema';
