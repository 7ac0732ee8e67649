import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type PackageValues, parsePackageSettings } from '../../manifest/package-settings.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';

/** Settings of the app package as an operator may have them. */
export const PACKAGE_ENV = {
  MicrosoftAppId: APP_ID,
  PUBLIC_URL: 'https://forum.example.se',
  DEVELOPER_NAME: 'VästKom "FVM"',
  DEVELOPER_WEBSITE: 'https://www.example.se/fvm?lang=sv',
  PRIVACY_URL: 'https://www.example.se/personuppgifter',
  TERMS_URL: 'https://www.example.se/villkor',
};

/** The values that the settings give; `more` is set over them. */
export function packageValues(more: Record<string, string> = {}): PackageValues {
  const parsed = parsePackageSettings({ ...PACKAGE_ENV, ...more }, '0.1.0');
  assert.equal(parsed.kind, 'values');
  return parsed.kind === 'values' ? parsed.values : assert.fail();
}

/** A file of `manifest/`, parsed. */
export async function manifestFile(name: 'manifest.json' | 'en.json') {
  return JSON.parse(await readFile(new URL(`../../manifest/${name}`, import.meta.url), 'utf8'));
}
