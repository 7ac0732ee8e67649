import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';
import { withThemes } from './theme-tokens.ts';

/** A file for browsers. */
export type Asset = { readonly type: string; readonly bytes: Buffer; readonly gzipped: Buffer };
/** Names of the files of a page. */
export type PageFiles = { readonly script: string; readonly style: string };
/** The files of some pages by name, and which page needs which. */
export type Bundle = {
  readonly files: ReadonlyMap<string, Asset>;
  readonly pages: Readonly<Record<string, PageFiles>>;
};

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const zip = promisify(gzip);

/**
 * Bundles pages from their sources, in memory: from the name of each page to its entry file, beside which the URLs are
 * resolved. The names of the files hold a hash of what is in them, so that browsers may keep them.
 */
export async function buildBundle(entries: Readonly<Record<string, URL>>): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, fileURLToPath(file)])),
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const files = new Map<string, Asset>();
  const pages: Record<string, { script: string; style: string }> = {};
  for (const { path, text } of outputFiles) {
    const extension = extname(path);
    const page = basename(path, extension);
    const bytes = Buffer.from(extension === '.css' ? withThemes(text) : text);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const name = `${page}-${hash}${extension}`;
    files.set(name, { type: TYPES[extension] ?? 'application/octet-stream', bytes, gzipped: await zip(bytes) });
    const of = pages[page] ?? { script: '', style: '' };
    pages[page] = extension === '.css' ? { ...of, style: name } : { ...of, script: name };
  }
  return { files, pages };
}
