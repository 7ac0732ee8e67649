import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { draftsOf, fingerprintOf, type IngestProblem, MAX_PAGE_BYTES } from '../ingest/drafts.ts';
import { isIsoDate } from '../knowledge/parse-entry.ts';
import { entryMarkdown } from '../knowledge/write-entry.ts';
import { errorCode } from '../store/disk.ts';

const USAGE = `Usage: npm run --silent ingest -- PAGE.html|.md|.txt --publisher NAME --out DIR [--title TITLE] [--url https://…] [--as-of 2026-11-25]
Turns a saved page into draft entries, one for each section, in DIR. Read them through before they are used.
A page that is ingested again is recognised by its address, or else by its publisher and title: what has changed is told,
and a file that somebody has edited since is left alone (the new text lies beside it, as _new-….md).`;

const PROBLEMS: Readonly<Record<IngestProblem, string>> = {
  'too-large': `is larger than ${MAX_PAGE_BYTES / 1e6} MB: save the page without its pictures, or cut it.`,
  kind: 'is of no kind that is read: save it as .html, .md or .txt.',
  binary: 'is no text.',
  empty: 'holds no section of text to answer from (or no title: give --title).',
};

/** What was written for each page, so that it is recognised: fingerprints by file. */
const bookSchema = z.object({ pages: z.record(z.string(), z.record(z.string(), z.string())) });
type Book = z.infer<typeof bookSchema>;
const BOOK = '_ingested.json';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      title: { type: 'string' },
      publisher: { type: 'string' },
      url: { type: 'string' },
      'as-of': { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [page, ...more] = positionals;
  const { publisher, out, url, title, 'as-of': asOf } = values;
  if (page === undefined || more.length > 0 || !publisher?.trim() || out === undefined) throw new Error(USAGE);
  if (url !== undefined && !(URL.canParse(url) && new URL(url).protocol === 'https:'))
    throw new Error(`--url ${url} is no https address.`);
  if (asOf !== undefined && !isIsoDate(asOf))
    throw new Error(`--as-of ${asOf} is no date: write 2026-11-25, 2026-11 or 2026.`);
  const { size, isThere } = await stat(page).then(
    (found) => ({ size: found.size, isThere: found.isFile() }),
    () => ({ size: 0, isThere: false }),
  );
  if (!isThere) throw new Error(`There is no file ${page}.`);
  if (size > MAX_PAGE_BYTES) throw new Error(`${page} ${PROBLEMS['too-large']}`);
  const found = draftsOf(page, await readFile(page), {
    publisher: publisher.trim(),
    title: title?.trim() || undefined,
    url,
    asOf,
  });
  if (found.kind === 'problem') throw new Error(`${page} ${PROBLEMS[found.problem]}`);
  await mkdir(out, { recursive: true });
  const book = await readBook(out);
  const key = url ?? `${publisher.trim()} · ${found.title}`;
  const ofOthers = new Set(
    Object.entries(book.pages).flatMap(([one, files]) => (one === key ? [] : Object.keys(files))),
  );
  const files = new Map(
    found.entries.map((entry) => {
      const id = freeId(entry.id, (one) => ofOthers.has(`${one}.md`));
      return [`${id}.md`, entryMarkdown({ ...entry, id })] as const;
    }),
  );
  const lines = await write(out, files, book.pages[key] ?? {});
  const written = Object.fromEntries([...files].map(([name, text]) => [name, fingerprintOf(text)]));
  const next = join(out, `${BOOK}.new`);
  await writeFile(next, `${JSON.stringify({ pages: { ...book.pages, [key]: written } }, null, 2)}\n`);
  await rename(next, join(out, BOOK));
  const isKnown = Object.hasOwn(book.pages, key);
  for (const line of lines) console.log(line);
  const date = found.asOf ?? 'without a date';
  console.log(
    `${isKnown ? 'known page' : 'new page'} "${found.title}" (${date}): ${files.size} entries from ${basename(page)} → ${out}`,
  );
  return 0;
}

/** Writes the drafts, and tells for each file what is new; nothing that somebody has edited is lost. */
async function write(
  out: string,
  files: ReadonlyMap<string, string>,
  before: Readonly<Record<string, string>>,
): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, text] of files) {
    const file = join(out, name);
    const current = await readIfThere(file);
    if (current === text) continue;
    const isOurs = current === undefined || fingerprintOf(current) === before[name];
    await writeFile(isOurs ? file : join(out, `_new-${name}`), text);
    if (current === undefined) lines.push(`+ ${name}`);
    else
      lines.push(
        isOurs ? `~ ${name} has changed on the page` : `! ${name} was edited here: the page's text is in _new-${name}`,
      );
  }
  for (const name of Object.keys(before))
    if (!files.has(name)) lines.push(`- ${name} is no longer on the page; its file is left`);
  return lines;
}

/** An id that no other page has. */
function freeId(id: string, isTaken: (id: string) => boolean): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? id : `${id}-sida-${n}`;
    if (!isTaken(free)) return free;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readBook(out: string): Promise<Book> {
  const text = await readIfThere(join(out, BOOK));
  if (text === undefined) return { pages: {} };
  const parsed = bookSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`${join(out, BOOK)} is damaged: restore it, or remove it to begin anew.`);
  return parsed.data;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
