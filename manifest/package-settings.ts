import { z } from 'zod';
import { guid } from '../bot/allow-lists.ts';
import { MAX_URL_LENGTH, publicUrl, setting, URL_TOO_LONG } from '../bot/config.ts';

const https = (example: string) =>
  setting(
    z
      .url({ protocol: /^https$/, error: `must be an https address, e.g. ${example}` })
      .max(MAX_URL_LENGTH, URL_TOO_LONG)
      .optional(),
  );

/** What Teams would not open, or the bot not answer; the remedy by what is wrong. */
function problemOfAddress(address: string): string | undefined {
  const { hostname, port, pathname } = new URL(address);
  if (/^[\d.]+$|^\[/.test(hostname))
    return 'must be a name, since Teams opens no IP address: give the bot a domain name';
  if (!hostname.includes('.') || hostname.endsWith('.localhost'))
    return 'must be a name that Teams finds on the internet: give the bot a domain name';
  if (port !== '') return 'must be without a port, since Teams opens 443 only: let the proxy listen there';
  if (pathname !== '/')
    return 'must be without a path, since the tab asks for /tab of the host: give the bot a host of its own';
  return undefined;
}

const packageUrl = publicUrl.superRefine((address, context) => {
  const problem = problemOfAddress(address);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});

const settings = z.object({
  MicrosoftAppId: setting(guid.optional()),
  TEAMS_APP_ID: setting(guid.optional()),
  PUBLIC_URL: setting(packageUrl.optional()),
  MANIFEST_VERSION: setting(
    z
      .string()
      .regex(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/, 'must be three numbers, e.g. 1.2.0')
      .optional(),
  ),
  DEVELOPER_NAME: setting(z.string().max(32, 'must be at most 32 characters long').optional()),
  DEVELOPER_WEBSITE: https('https://www.example.se'),
  PRIVACY_URL: https('https://www.example.se/fvm-forum/personuppgifter'),
  TERMS_URL: https('https://www.example.se/fvm-forum/villkor'),
});

const NEEDED = {
  MicrosoftAppId: 'the Application (client) id of the app registration of the bot',
  PUBLIC_URL: "the https address where people's browsers and Teams reach the bot, e.g. https://forum.example.se",
  DEVELOPER_NAME: 'who answers for the app, in at most 32 characters',
  DEVELOPER_WEBSITE: 'the https address of a page where people find help with the app',
  PRIVACY_URL: 'the https address of a page that tells how the app handles personal data',
  TERMS_URL: 'the https address of a page with the terms of use',
} as const;
type Needed = keyof typeof NEEDED;

/** What stands in the manifest instead of `{{name}}`. */
export type PackageValues = Readonly<Record<Needed | 'TEAMS_APP_ID' | 'MANIFEST_VERSION' | 'PUBLIC_HOST', string>>;

/**
 * Parses the settings of the app package.
 * @param version of the app, unless `MANIFEST_VERSION` is set
 * @returns the values, or everything that is missing or wrong, each with the name of its setting
 */
export function parsePackageSettings(
  env: NodeJS.ProcessEnv,
  version: string,
): { kind: 'values'; values: PackageValues } | { kind: 'problems'; problems: string[] } {
  const parsed = settings.safeParse(env);
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
  const missing = Object.entries(NEEDED)
    .filter(([name]) => (env[name] ?? '').trim() === '')
    .map(([name, what]) => `${name} is missing: ${what}`);
  if (parsed.data === undefined || missing.length > 0) return { kind: 'problems', problems: [...missing, ...wrong] };
  const given = parsed.data as Record<Needed, string> & typeof parsed.data;
  const values = {
    ...given,
    TEAMS_APP_ID: given.TEAMS_APP_ID ?? given.MicrosoftAppId,
    MANIFEST_VERSION: given.MANIFEST_VERSION ?? version,
    PUBLIC_HOST: new URL(given.PUBLIC_URL).host,
  };
  return { kind: 'values', values };
}
