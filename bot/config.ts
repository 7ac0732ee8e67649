import { z } from 'zod';
import { parsePaceSettings } from '../src/delivery/pace-settings.ts';
import type { PaceSettings } from '../src/delivery/pacer.ts';
import { parseForumSettings } from '../src/forum/forum-settings.ts';
import type { ForumSettings } from '../src/forum/series.ts';
import type { Person } from '../src/people/person.ts';
import { parseReportSettings } from '../src/reports/report-settings.ts';
import type { ReportSettings } from '../src/reports/report-window.ts';
import { type ModelSettings, parseModelSettings } from '../src/sentence-model/model-settings.ts';
import { guid, parseHosts, parsePersons, parseTenantNames, parseTenants } from './allow-lists.ts';
import type { SummarySettings } from './deps.ts';

const LOOPBACK = '127.0.0.1';
const TEAMS_SERVICE_HOSTS = 'smba.trafficmanager.net,*.teams.microsoft.com,*.teams.microsoft.us';

/** How the bot proves to Teams who it is. */
export type Credentials = {
  readonly appId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
  readonly tenantId: string | undefined;
  readonly password: string | undefined;
};

/** Everything that is set from outside. Every setting is described in `.env.example`. */
export type Config = {
  /** `local`: without credentials, on loopback, for the local Teams client. `teams`: with credentials, for Teams. */
  readonly mode: 'local' | 'teams';
  readonly credentials: Credentials | undefined;
  readonly host: string;
  readonly port: number;
  readonly clientPort: number;
  /** Tenants whose activities are let in, each with the codes of the municipalities that it serves. Empty in local mode: any. */
  readonly tenants: ReadonlyMap<string, readonly string[]>;
  /** Hosts that replies may be sent to; `*.` stands for any one or more labels. */
  readonly serviceHosts: readonly string[];
  readonly storeDir: string;
  /** Names of tenants, for those who decide on the roles of their people. */
  readonly tenantNames: ReadonlyMap<string, string>;
  /** The first administrators; others are made in Teams. */
  readonly administrators: readonly Person[];
  /** Where people's browsers reach the bot, without a slash at the end; `undefined`: no download links. */
  readonly publicUrl: string | undefined;
  readonly reports: ReportSettings;
  readonly pace: PaceSettings;
  readonly summaries: SummarySettings;
  readonly forum: ForumSettings;
  /** The sentence model to ask; `undefined`: none. */
  readonly model: ModelSettings | undefined;
  readonly logLevel: string;
};

/** Says which settings are missing or wrong, a line each, and what to do. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(['The bot does not start, because of its settings (see .env.example):', ...problems].join('\n  '));
    this.name = 'ConfigError';
  }
}

const emptyIsMissing = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
/** A setting from the environment; an empty one is a missing one. */
export const setting = <T extends z.ZodType>(schema: T) => z.preprocess(emptyIsMissing, schema);
const port = z.coerce
  .number('is not a port number')
  .int()
  .min(0, 'is not a port number')
  .max(65535, 'is not a port number');
const APP_TYPES = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const PUBLIC_URL_PROBLEM = 'must be an https address without query, e.g. https://forum.example.se';
/** Longer addresses are taken neither by Teams nor by browsers. */
export const MAX_URL_LENGTH = 2048;
export const URL_TOO_LONG = `must be at most ${MAX_URL_LENGTH} characters long`;
const hasCredentials = (url: string): boolean =>
  URL.canParse(url) && (new URL(url).username !== '' || new URL(url).password !== '');

/** Where people's browsers reach the bot: the host in lower case, without a slash at the end. */
export const publicUrl = z
  .url({ protocol: /^https$/, error: PUBLIC_URL_PROBLEM })
  .regex(/^[^?#]*$/, PUBLIC_URL_PROBLEM)
  .max(MAX_URL_LENGTH, URL_TOO_LONG)
  // It stands in links that everybody sees.
  .refine((url) => !hasCredentials(url), 'must hold no user name and no password: leave out what stands before the @')
  .transform((url) => new URL(url).href.replace(/\/+$/, ''));

const settings = z.object({
  MicrosoftAppId: setting(guid.optional()),
  MicrosoftAppType: setting(z.enum(APP_TYPES, `must be one of ${APP_TYPES.join(', ')}`).optional()),
  MicrosoftAppTenantId: setting(guid.optional()),
  MicrosoftAppPassword: setting(z.string().optional()),
  TENANTS: setting(z.string().optional()),
  SERVICE_HOSTS: setting(z.string().default(TEAMS_SERVICE_HOSTS)),
  HOST: setting(z.string().optional()),
  PORT: setting(port.default(3978)),
  CLIENT_PORT: setting(port.default(56150)),
  TENANT_NAMES: setting(z.string().optional()),
  ADMINISTRATORS: setting(z.string().optional()),
  PUBLIC_URL: setting(publicUrl.optional()),
  STORE_DIR: setting(z.string().default('data/store')),
  SUMMARY_NEEDS_APPROVAL: setting(z.enum(['true', 'false'], 'must be true or false').optional()),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional()),
});
type Settings = z.infer<typeof settings>;

/**
 * Reads the settings. Without credentials the bot starts only where local mode is allowed (`--local`, which `npm start`
 * gives), and then on loopback only.
 * @throws ConfigError naming every setting that is missing or wrong
 */
export function readConfig(env: NodeJS.ProcessEnv, { localAllowed }: { localAllowed: boolean }): Config {
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const values = parsed.data;
  const problems: string[] = [];
  const tenants = parseTenants(values.TENANTS ?? '', problems);
  const serviceHosts = parseHosts(values.SERVICE_HOSTS, problems);
  const administrators = parsePersons(values.ADMINISTRATORS ?? '', problems);
  const tenantNames = parseTenantNames(values.TENANT_NAMES ?? '', problems);
  const reports = parseReportSettings(env, problems);
  const pace = parsePaceSettings(env, problems);
  const forum = parseForumSettings(env, problems);
  const model = parseModelSettings(env, problems);
  const hasCredentials = [
    values.MicrosoftAppId,
    values.MicrosoftAppPassword,
    values.MicrosoftAppTenantId,
    values.MicrosoftAppType,
  ].some((value) => value !== undefined);
  const mode = hasCredentials ? 'teams' : 'local';
  const credentials = hasCredentials ? parseCredentials(values, problems) : undefined;
  if (mode === 'teams' && tenants.size === 0) {
    problems.push(
      'TENANTS is missing: name the tenants that may use the bot, e.g. TENANTS=<tenant id>=1480 <tenant id>=1490+1463',
    );
  }
  for (const { tenantId } of mode === 'teams' ? administrators : []) {
    if (!tenants.has(tenantId))
      problems.push(`ADMINISTRATORS: the tenant ${tenantId} is not in TENANTS, so nobody of it is let in`);
  }
  if (mode === 'local') problems.push(...whyNotLocal(values, env, localAllowed));
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    mode,
    credentials,
    tenants,
    host: mode === 'local' ? LOOPBACK : (values.HOST ?? '0.0.0.0'),
    port: values.PORT,
    clientPort: values.CLIENT_PORT,
    serviceHosts,
    storeDir: values.STORE_DIR,
    administrators,
    tenantNames,
    publicUrl: values.PUBLIC_URL,
    reports,
    pace,
    forum,
    model,
    summaries: { needsApproval: values.SUMMARY_NEEDS_APPROVAL === 'true' },
    logLevel: values.LOG_LEVEL ?? (mode === 'local' ? 'warn' : 'info'),
  };
}

function whyNotLocal(values: Settings, env: NodeJS.ProcessEnv, localAllowed: boolean): string[] {
  if (!localAllowed || env.NODE_ENV === 'production') {
    const remedy = 'set MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType and MicrosoftAppTenantId';
    return [
      `MicrosoftAppId is missing: ${remedy}, or start on your own machine with "npm start" (not with NODE_ENV=production)`,
    ];
  }
  if (values.HOST !== undefined && ![LOOPBACK, 'localhost'].includes(values.HOST)) {
    return [`HOST must be ${LOOPBACK} or left out without credentials: anybody could use an open bot`];
  }
  return [];
}

function parseCredentials(values: Settings, problems: string[]): Credentials | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppType: type = 'SingleTenant', MicrosoftAppTenantId: tenantId } = values;
  const password = values.MicrosoftAppPassword;
  if (appId === undefined) problems.push('MicrosoftAppId is missing: the id of the app registration of the bot');
  if (type !== 'MultiTenant' && tenantId === undefined) {
    problems.push(
      `MicrosoftAppTenantId is missing: with MicrosoftAppType=${type} the tenant of the app registration must be named`,
    );
  }
  if (type === 'UserAssignedMSI' ? password !== undefined : password === undefined) {
    problems.push(
      type === 'UserAssignedMSI'
        ? 'MicrosoftAppPassword must be left out with MicrosoftAppType=UserAssignedMSI'
        : `MicrosoftAppPassword is missing: the client secret of the app registration, needed with MicrosoftAppType=${type}`,
    );
  }
  return appId === undefined ? undefined : { appId, type, tenantId, password };
}
