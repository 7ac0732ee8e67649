import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createPackage } from './create-package.ts';
import { parsePackageSettings } from './package-settings.ts';

const OUT = 'build/fvm-forum.zip';

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  const settings = parsePackageSettings(process.env, version);
  if (settings.kind === 'problems') throw refused('because of its settings (see .env.example)', settings.problems);
  const made = await createPackage(settings.values);
  if (made.kind === 'problems') throw refused('because Teams would refuse it', made.problems);
  await mkdir(dirname(OUT), { recursive: true });
  await writeFile(OUT, made.bytes);
  const { MANIFEST_VERSION, TEAMS_APP_ID, PUBLIC_URL } = settings.values;
  console.log(`FVM-forum ${MANIFEST_VERSION}, app ${TEAMS_APP_ID}, for ${PUBLIC_URL} → ${OUT}`);
}

function refused(why: string, problems: readonly string[]): Error {
  return new Error([`The app package is not written, ${why}:`, ...problems].join('\n  '));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
