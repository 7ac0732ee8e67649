import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Request, Response, Server } from 'restify';
import type { Person } from '../../src/people/person.ts';
import type { Rights } from '../../src/people/rights.ts';
import type { BotDeps } from '../deps.ts';
import { readJson } from '../http-guard.ts';
import { languageOfLocale } from '../texts/texts.ts';
import { referenceOf } from '../turn.ts';
import type { EndpointsByName } from './endpoint.ts';
import type { LiveStreams } from './live-streams.ts';
import { createRateLimit } from './rate-limit.ts';
import { createShareWork } from './shared-work.ts';
import type { Bundle } from './tab-bundle.ts';
import { assetHeaders, GUARDING_HEADERS, renderTabPage, tabPolicy } from './tab-page.ts';
import { readToken, type TokenPolicy } from './tab-token.ts';
import { createTabUser } from './tab-user.ts';

export type TabDeps = {
  readonly deps: BotDeps;
  readonly tokens: TokenPolicy;
  /** What a person may do now. The claims are those of the verified token. */
  readonly rightsFor: (person: Person, claims: JWTPayload) => Promise<Rights>;
  readonly endpoints: EndpointsByName;
  readonly streams: LiveStreams;
  /** The scripts and styles; made when they are first asked for. */
  readonly bundle: () => Promise<Bundle>;
  readonly isLocal: boolean;
};

/** The longest that is taken is a report, 6,000 characters in four texts; several times that is read, so as to say how much to cut. */
const MAX_BODY_BYTES = 128 * 1024;
/** Searching as one types asks a few times a second, and each open page once or twice when the queue changes. */
const RATE = { burst: 100, perSecond: 10 };
/** The word for each refusal that is not an endpoint's own. */
const REFUSALS = {
  400: 'bad-request',
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  413: 'too-large',
  415: 'bad-request',
  429: 'too-many',
  500: 'failed',
  503: 'unavailable',
} as const;
type Refusal = keyof typeof REFUSALS;

type Caller = { person: Person; name: string; isGuest: boolean; rights: Rights; expiresAt: Date };
type Let = { kind: 'let'; caller: Caller } | { kind: 'refused'; status: Refusal };

/**
 * Serves the tab: its page, which is the same for everybody; its files; what it asks for, each time with the person's
 * token; and the stream of what changes. Nobody is known by a cookie, so other sites can ask nothing in a person's name.
 */
export function addTabRoutes(server: Server, tab: TabDeps): void {
  const { deps, streams, bundle } = tab;
  const isLet = createRateLimit(RATE);
  const share = createShareWork(streams.last, deps.now);
  const policy = tabPolicy(tab);

  /** Who calls; why nobody does is told to the log alone. */
  async function letIn(req: Request, correlationId: string): Promise<Let> {
    const now = deps.now();
    const read = await readToken(req.headers.authorization, tab.tokens, now);
    if (read.kind === 'unavailable') {
      if (read.cause !== undefined) {
        deps.log.error({ correlationId, err: read.cause }, 'the keys that sign tokens for the tab cannot be fetched');
      }
      return { kind: 'refused', status: 503 };
    }
    if (read.kind === 'refused') {
      deps.log.warn({ correlationId, status: read.status, reason: read.reason }, 'a request of the tab was refused');
      return { kind: 'refused', status: read.status };
    }
    const { person, name, isGuest, claims, expiresAt } = read;
    if (!isLet(person, now)) return { kind: 'refused', status: 429 };
    return { kind: 'let', caller: { person, name, isGuest, expiresAt, rights: await tab.rightsFor(person, claims) } };
  }

  /** Runs `answer`; a bug becomes a 500 with a reference, and a line in the log. */
  const guarded =
    (answer: (req: Request, res: Response, correlationId: string) => Promise<void>) =>
    async (req: Request, res: Response): Promise<void> => {
      const correlationId = randomUUID();
      res.setHeader('x-correlation-id', correlationId);
      try {
        await answer(req, res, correlationId);
      } catch (error) {
        deps.log.error({ correlationId, err: error }, 'a request of the tab failed');
        if (res.headersSent) res.destroy();
        else refuse(res, 500, { reference: referenceOf(correlationId) });
      }
    };

  const page = (name: string) =>
    guarded(async (_req, res) => {
      const files = (await bundle()).pages[name];
      if (files === undefined) throw new Error(`there is no page ${name}`);
      const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
      send(res, 200, { ...GUARDING_HEADERS, ...headers, 'content-security-policy': policy }, renderTabPage(files));
    });

  const file = guarded(async (req, res) => sendFile(req, res, await bundle(), String(req.params['*'])));

  const live = guarded(async (req, res, correlationId) => {
    const who = await letIn(req, correlationId);
    if (who.kind === 'refused') return refuse(res, who.status);
    const { person, expiresAt } = who.caller;
    const given = req.headers['last-event-id'];
    const stream = {
      person,
      lastEventId: typeof given === 'string' ? given : undefined,
      lastsMs: Math.max(0, expiresAt.getTime() - deps.now().getTime()),
    };
    if (!streams.open(res, stream)) refuse(res, 429);
  });

  const call = guarded(async (req, res, correlationId) => {
    const who = await letIn(req, correlationId);
    if (who.kind === 'refused') return refuseUnread(res, who.status);
    const name = String(req.params['*']);
    const endpoint = Object.hasOwn(tab.endpoints, name) ? tab.endpoints[name] : undefined;
    if (endpoint === undefined) return refuseUnread(res, 404);
    const read = await readJson(req, MAX_BODY_BYTES);
    if (read.kind === 'hung-up') return;
    if (read.kind === 'refused') return refuseUnread(res, read.status);
    const input = endpoint.schema.safeParse(read.body);
    if (!input.success) return refuse(res, 400);
    const { caller } = who;
    if (!endpoint.mayRun(caller.rights, input.data)) return refuse(res, 403);
    const language = languageOfLocale(req.headers['accept-language']);
    // Taken before it is read: what changes meanwhile is told once more.
    res.setHeader('x-last-change', streams.last());
    const log = deps.log.child({ correlationId, endpoint: name });
    const user = createTabUser(deps, { ...caller, language, log, share });
    const result = await endpoint.run(user, input.data);
    if (result.kind === 'done') sendJson(res, 200, result.value);
    else sendJson(res, result.status, { error: result.error });
  });

  server.get('/tab', page('tab'));
  server.get('/tab/configure', page('configure'));
  server.get('/tab/api/live', live);
  // Whatever begins so: restify would log the address of what it does not know.
  server.get('/tab/*', file);
  server.post('/tab/api/*', call);
}

/** A file of a bundle, zipped for those who take it so. */
export function sendFile(req: Request, res: Response, { files }: Bundle, name: string): void {
  const asset = files.get(name);
  if (asset === undefined) {
    refuse(res, 404);
    return;
  }
  const isZipped = Boolean(req.acceptsEncoding('gzip'));
  const headers = { ...assetHeaders(asset), vary: 'accept-encoding', ...(isZipped && { 'content-encoding': 'gzip' }) };
  send(res, 200, headers, isZipped ? asset.gzipped : asset.bytes);
}

export function sendJson(res: Response, status: number, body: unknown): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  send(res, status, { ...GUARDING_HEADERS, ...headers }, JSON.stringify(body));
}

export function refuse(res: Response, status: Refusal, more: object = {}): void {
  sendJson(res, status, { error: REFUSALS[status], ...more });
}

/** The connection ends with the answer, and with it a body that was not read. */
function refuseUnread(res: Response, status: Refusal): void {
  res.setHeader('connection', 'close');
  refuse(res, status);
}

/** Past restify's own `send`, which knows no HTML and writes to the log on its own account. */
export function send(res: Response, status: number, headers: Record<string, string>, body: string | Buffer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  res.writeHead(status, { ...headers, 'content-length': bytes.length });
  res.end(bytes);
}
