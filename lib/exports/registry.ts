import { csvFormat } from '../core/exports/csv';
import { docxFormat } from '../core/exports/docx';
import { htmlFormat } from '../core/exports/html';
import { hypothesisFormat } from '../core/exports/hypothesis';
import { jsonFormat } from '../core/exports/json';
import { jsonldFormat } from '../core/exports/jsonld';
import { markdownFormat } from '../core/exports/markdown';
import type { ExportFormat } from '../core/exports/model';
import { pdfFormat } from './pdf';

/** Every format, in the order in which it is offered: to read first, for programs last. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [markdownFormat, htmlFormat, docxFormat, pdfFormat, csvFormat, jsonFormat, jsonldFormat, hypothesisFormat];

/** The format that the API calls by this name; `null` if there is none. */
export const formatOf = (name: string): ExportFormat | null => EXPORT_FORMATS.find((format) => format.name === name) ?? null;
