import type { z } from 'zod';
import type { RichText } from '../document/rich-text';
import { JSON_VERSION } from './json';
import { checkFile } from './json-check';
import { type ExportFile, exportFrame, threadSchemas } from './json-schema';

/** Characters of a file: some 50,000 comments. More is imported article by article. */
export const MAX_EXPORT_LENGTH = 64 * 1024 * 1024;
/** Who mends a file needs the first few; what is wrong is mostly the same all over. */
const MAX_PROBLEMS = 20;

/** What is wrong with a file: with which part of it, in words for who has to mend it. */
export type ExportProblem = { item: string; reason: string };

/** A file that was checked: its bodies are valid documents. */
export type ParsedExport = Omit<ExportFile, 'articles'> & { articles: ParsedArticle[] };
export type ExportResult = { ok: true; file: ParsedExport } | { ok: false; problems: ExportProblem[] };
export type ParsedArticle = Omit<ExportFile['articles'][number], 'threads'> & { threads: ParsedThread[] };
export type ParsedThread = Omit<ExportFile['articles'][number]['threads'][number], 'comments'> & { comments: ParsedComment[] };
export type ParsedComment = Omit<ExportFile['articles'][number]['threads'][number]['comments'][number], 'body'> & { body: RichText | null };

/**
 * Reads Scholium's own JSON from outside. Nothing in it is believed: ids are unique, replies answer
 * what stands before them, bodies are valid and their text is told anew.
 * @returns the file, or at most twenty things that are wrong with it. Never throws.
 */
export function parseExport(text: string): ExportResult {
  if (text.length > MAX_EXPORT_LENGTH) {
    return refuse('file', `It has ${text.length} characters; at most ${MAX_EXPORT_LENGTH} can be imported. Export it article by article.`);
  }
  try {
    return parseExportValue(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    // A syntax error, or arrays within arrays deeper than the stack.
    return refuse('file', error instanceof SyntaxError ? 'It is not JSON.' : 'It is nested too deeply.');
  }
}

/** The same of what was parsed as JSON already. */
export function parseExportValue(value: unknown): ExportResult {
  try {
    const wrong = wrongKind(value);
    if (wrong) return refuse('file', wrong);
    const frame = exportFrame.safeParse(value);
    if (!frame.success) return { ok: false, problems: problemsOf(value, frame.error) };
    const readThread = threadSchemas.get(frame.data.version)!;
    // What follows knows the newest version alone.
    const file = Object.assign(frame.data, { version: JSON_VERSION }) as ExportFile;
    for (const [at, { threads }] of frame.data.articles.entries()) {
      const parsed: ExportFile['articles'][number]['threads'] = [];
      for (const [index, thread] of threads.entries()) {
        const checked = readThread.safeParse(thread);
        if (!checked.success) return { ok: false, problems: problemsOf(value, checked.error, ['articles', at, 'threads', index]) };
        parsed.push(checked.data);
      }
      file.articles[at]!.threads = parsed;
    }
    const problems = checkFile(file, MAX_PROBLEMS);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, file: file as ParsedExport };
  } catch {
    return refuse('file', 'It is nested too deeply.');
  }
}

const problemsOf = (value: unknown, { issues }: z.ZodError, within: PropertyKey[] = []): ExportProblem[] =>
  issues.slice(0, MAX_PROBLEMS).map((issue) => ({ item: itemAt(value, [...within, ...issue.path]), reason: reasonOf(issue) }));

function wrongKind(value: unknown): string | null {
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as { format?: unknown; version?: unknown };
  if (format !== 'scholium') return 'It is not an export of Scholium: "format" is not "scholium".';
  if (threadSchemas.has(version)) return null;
  const newer = typeof version === 'number' && version > JSON_VERSION ? ' It was made by a newer Scholium.' : '';
  return `Version ${JSON.stringify(version) ?? 'is missing'} cannot be read, only versions 1 to ${JSON_VERSION}.${newer}`;
}

const NOUNS: Record<string, string> = { articles: 'article', paragraphs: 'paragraph', pictures: 'picture', threads: 'thread', comments: 'comment', tags: 'tag', people: 'person' };

/** "article 1, thread 3 (0197…), comment 2 (0197…), text": lists counted from 1, things by their id. */
function itemAt(value: unknown, path: readonly PropertyKey[]): string {
  const names: string[] = [];
  let at = value;
  let noun: string | undefined;
  for (const part of path) {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined;
    if (typeof part === 'number') names.push(`${noun ?? 'item'} ${part + 1}${nameOf(at)}`);
    else if (!NOUNS[String(part)] || !Array.isArray(at)) names.push(String(part));
    noun = NOUNS[String(part)];
  }
  return names.join(', ') || 'file';
}

function nameOf(value: unknown): string {
  const { id, key, name } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const known = [id, key, name].find((each) => typeof each === 'string' && each.length > 0 && each.length <= 100);
  return known ? ` (${String(known)})` : '';
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 60))).join(', ')}`;
  return issue.message;
}

const refuse = (item: string, reason: string) => ({ ok: false as const, problems: [{ item, reason }] });
