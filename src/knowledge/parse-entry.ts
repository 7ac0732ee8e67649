import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { type Entry, TOPICS } from './entry.ts';

/** What is wrong in an entry's file, and where. `line` counts from 1. */
export type EntryProblem = { file: string; line: number; field: string; message: string };

export type ParsedEntry = { kind: 'entry'; entry: Entry } | { kind: 'problems'; problems: EntryProblem[] };

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use a-z, 0-9 and single hyphens');
const shortText = z.string().trim().min(1, 'must not be empty').max(300, 'at most 300 characters');
const asOf = z
  .union([z.string(), z.number().transform(String)])
  .refine((value) => value === 'odaterad' || isIsoDate(value), 'use YYYY-MM-DD, YYYY-MM, YYYY or "odaterad"')
  .transform((value) => (value === 'odaterad' ? undefined : value));

const MAX_BODY = 20_000;

const frontMatter = z
  .strictObject({
    id,
    title: shortText,
    questions: z.array(shortText).max(60).default([]),
    topics: z.array(z.enum(TOPICS)).default([]),
    source: z.strictObject({
      publisher: shortText,
      title: shortText,
      url: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
      asOf,
      period: shortText.optional(),
    }),
    status: z.enum(['current', 'historical', 'superseded', 'gap']).default('current'),
    reviewBy: z.iso.date('use YYYY-MM-DD').optional(),
    supersededBy: id.optional(),
    people: z.array(z.strictObject({ title: shortText, name: shortText })).default([]),
    later: z.array(id).default([]),
    disagreesWith: z.array(id).default([]),
    english: z
      .strictObject({
        title: shortText,
        text: z.string().trim().min(1, 'must not be empty').max(MAX_BODY, `at most ${MAX_BODY} characters`),
        of: z
          .string()
          .regex(/^sv-[0-9a-f]{8}$/, 'is written by the export; leave it out')
          .optional(),
      })
      .optional(),
  })
  .refine((entry) => (entry.status === 'superseded') === (entry.supersededBy !== undefined), {
    path: ['supersededBy'],
    message: 'goes with status superseded, and only with it',
  });

/** A day, month or year in ISO form that exists. */
export function isIsoDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (match === null) return false;
  const [year, month = '01', day = '01'] = match.slice(1);
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/**
 * Reads one Markdown file with YAML front matter. The front matter is data only: no tags, no code.
 * @param file the name shown in problems; without its `.md` it must equal the entry's id.
 */
export function parseEntry(file: string, text: string): ParsedEntry {
  const split = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(text);
  if (split === null) return refuse(file, 1, 'front matter', 'must stand between two lines of ---, first in the file');
  const [, yamlText = '', markdown = ''] = split;
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  const syntaxError = document.errors[0] ?? document.warnings[0];
  if (syntaxError !== undefined) {
    const message = syntaxError.message.split('\n')[0] ?? 'is not valid YAML';
    return refuse(file, lines.linePos(syntaxError.pos[0]).line + 1, 'front matter', message);
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const offset = offsetOf(document.contents, path.slice(0, depth));
      if (offset !== undefined) return lines.linePos(offset).line + 1;
    }
    return 2;
  };
  const alias = firstAlias(document);
  if (alias !== undefined)
    return refuse(file, lines.linePos(alias).line + 1, 'front matter', 'references (*name) are not allowed');
  const parsed = frontMatter.safeParse(document.toJS());
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      return { file, line: lineOf(path), field: path.join('.') || 'front matter', message: issue.message };
    });
    return { kind: 'problems', problems };
  }
  const body = markdown.trim().replace(/\r\n/g, '\n');
  const bodyLine = text.slice(0, text.length - markdown.length).split('\n').length;
  if (body === '') return refuse(file, bodyLine, 'body', 'must not be empty');
  if (body.length > MAX_BODY) return refuse(file, bodyLine, 'body', `at most ${MAX_BODY} characters`);
  const { source, supersededBy, reviewBy, ...rest } = parsed.data;
  if (`${rest.id}.md` !== file)
    return refuse(file, lineOf(['id']), 'id', `must equal the file name: ${file.replace(/\.md$/, '')}`);
  const entry = {
    ...rest,
    reviewBy,
    supersededBy,
    source: { ...source, url: source.url, period: source.period, asOf: source.asOf },
    body,
  };
  return { kind: 'entry', entry };
}

/** References could be nested until they fill the memory. */
function firstAlias(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_key, alias) {
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function refuse(file: string, line: number, field: string, message: string): ParsedEntry {
  return { kind: 'problems', problems: [{ file, line, field, message }] };
}

function offsetOf(node: unknown, path: readonly PropertyKey[]): number | undefined {
  const [head, ...tail] = path;
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === head);
    if (pair === undefined || !isScalar(pair.key)) return undefined;
    return tail.length === 0 ? pair.key.range?.[0] : offsetOf(pair.value, tail);
  }
  const items = (node as { items?: { range?: [number, number, number] | null }[] } | null)?.items;
  const item = typeof head === 'number' ? items?.[head] : undefined;
  if (item === undefined) return undefined;
  return tail.length === 0 ? item.range?.[0] : offsetOf(item, tail);
}
