import type { Server } from 'restify';
import { rightsOf } from '../../src/people/rights.ts';
import { allRoles } from '../../src/people/roles.ts';
import type { Config } from '../config.ts';
import type { BotDeps } from '../deps.ts';
import { addHostRoutes } from '../local/host-routes.ts';
import { createLocalTokens, LOCAL_APP_ID, type LocalTokens, localRights } from '../local/local-tokens.ts';
import type { Changes } from './changes.ts';
import { endpointsByName } from './endpoints.ts';
import { createLiveStreams } from './live-streams.ts';
import { type Bundle, buildBundle } from './tab-bundle.ts';
import { addTabRoutes, type TabDeps } from './tab-routes.ts';
import { entraKeys, holdFailures, type TokenKeys } from './token-keys.ts';

/** The tab, being served. */
export type OpenTab = {
  /** Makes the scripts and styles, so that the first page need not wait for them. */
  prepare(): void;
  /** Ends the streams; the server cannot close before. */
  close(): void;
};

const PAGES = {
  tab: new URL('./page/main.tsx', import.meta.url),
  configure: new URL('./page/configure.tsx', import.meta.url),
};
const HOST_PAGE = { host: new URL('../local/host/host.ts', import.meta.url) };

/** Wires the tab; in local mode with its host page, and tokens that are signed here. */
export function addTab(
  server: Server,
  { config, deps, changes, keys }: { config: Config; deps: BotDeps; changes: Changes; keys?: TokenKeys },
): OpenTab {
  const isLocal = config.mode === 'local';
  const streams = createLiveStreams(changes);
  const appId = config.credentials?.appId ?? LOCAL_APP_ID;
  const publicHost = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).host;
  let made: Promise<Bundle> | undefined;
  const bundle = (): Promise<Bundle> => {
    made ??= buildBundle(isLocal ? { ...PAGES, ...HOST_PAGE } : PAGES);
    return made;
  };
  const local = isLocal ? createLocalSide(deps) : undefined;
  const tab: TabDeps = {
    deps,
    tokens: {
      keys: local?.keys ?? holdFailures(keys ?? entraKeys(), deps.now),
      appId,
      audiences: publicHost === undefined ? [] : [`api://${publicHost}/${appId}`],
      isAllowed: deps.people.isAllowed,
    },
    rightsFor: local?.rightsFor ?? (async (person) => rightsOf(person, await deps.store.read(allRoles), deps.people)),
    endpoints: endpointsByName,
    streams,
    bundle,
    isLocal,
  };
  addTabRoutes(server, tab);
  if (local !== undefined) addHostRoutes(server, { tokens: local.tokens, bundle, now: deps.now });
  return {
    prepare() {
      bundle().catch((error: unknown) => deps.log.error({ err: error }, 'the tab cannot be bundled'));
    },
    close: streams.close,
  };
}

/** Keys and rights of local mode; the key pair is made when it is first needed. */
function createLocalSide({ people }: BotDeps) {
  let made: Promise<LocalTokens> | undefined;
  const ready = (): Promise<LocalTokens> => {
    made ??= createLocalTokens();
    return made;
  };
  const keys: TokenKeys = Object.assign(async (...args: Parameters<TokenKeys>) => (await ready()).keys(...args), {
    jwks: () => undefined,
  });
  const tokens: Pick<LocalTokens, 'sign'> = { sign: async (who, now) => (await ready()).sign(who, now) };
  const rightsFor: TabDeps['rightsFor'] = async (person, claims) => localRights(person, claims, people);
  return { keys, tokens, rightsFor };
}
