import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { checkIcons } from './check-icons.ts';
import { checkSchema } from './check-schema.ts';
import { fillManifest } from './fill-manifest.ts';
import type { PackageValues } from './package-settings.ts';

/** The same in every package, so that the same settings give the same bytes; the first moment that a zip file can tell. */
const FILE_DATE = new Date(1980, 0, 1);

/**
 * Makes the app package that is uploaded to Teams, from the files of this folder. The schemas come with a package of npm, so
 * nothing is fetched.
 * @returns the zip file, or what Teams would refuse in it
 */
export async function createPackage(
  values: PackageValues,
): Promise<{ kind: 'package'; bytes: Uint8Array } | { kind: 'problems'; problems: string[] }> {
  const manifest = fillManifest(JSON.parse(await readText('manifest.json')), values);
  const english: unknown = JSON.parse(await readText('en.json'));
  const icons = { 'color.png': await readBytes('color.png'), 'outline.png': await readBytes('outline.png') };
  const problems = [
    ...(await checkSchema('manifest.json', manifest)),
    ...(await checkSchema('en.json', english)),
    ...checkIcons(icons),
  ];
  if (problems.length > 0) return { kind: 'problems', problems };
  const files = { 'manifest.json': toBytes(manifest), 'en.json': toBytes(english), ...icons };
  return { kind: 'package', bytes: zipSync(files, { mtime: FILE_DATE }) };
}

function readBytes(file: string): Promise<Buffer> {
  return readFile(new URL(file, import.meta.url));
}

async function readText(file: string): Promise<string> {
  return (await readBytes(file)).toString('utf8');
}

function toBytes(document: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(document, undefined, 2)}\n`);
}
