import { csvFormat } from './csv';
import { docxFormat } from './docx';
import { htmlFormat } from './html';
import { jsonFormat } from './json';
import { jsonldFormat } from './jsonld';
import { markdownFormat } from './markdown';
import type { ExportFormat } from './model';

/** Every format, in the order in which it is offered: to read first, for programs last. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [markdownFormat, htmlFormat, docxFormat, csvFormat, jsonFormat, jsonldFormat];

/** The format that the API calls by this name; `null` if there is none. */
export const formatOf = (name: string): ExportFormat | null => EXPORT_FORMATS.find((format) => format.name === name) ?? null;
