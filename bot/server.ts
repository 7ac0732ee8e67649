import { randomUUID } from 'node:crypto';
import type { InvokeResponse, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import restify, { type Request, type Response, type Server } from 'restify';
import { type ForumAdapter, NotAuthenticatedError } from './adapter.ts';
import { createRequestGuard, readJsonBody } from './http-guard.ts';
import { type InboundPolicy, parseInbound } from './inbound.ts';

export type ServerDeps = {
  readonly adapter: ForumAdapter;
  readonly policy: InboundPolicy;
  /** Runs one turn; `correlationId` stands in every log line of it. */
  readonly onTurn: (context: TurnContext, correlationId: string) => Promise<void>;
  readonly log: Logger;
};

const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP server, not yet listening: Teams' door at `/api/messages`, and `/healthz`. */
export function createServer({ adapter, policy, onTurn, log }: ServerDeps): Server {
  const server = restify.createServer({
    name: 'fvm-forum',
    log: log as unknown as NonNullable<restify.ServerOptions['log']>,
  });
  server.first(createRequestGuard({ loopbackOnly: policy.loopbackOnly }));
  server.server.requestTimeout = REQUEST_TIMEOUT_MS;
  // restify takes the sockets of upgrade requests and answers nobody: each would stay open for ever.
  server.server.removeAllListeners('upgrade');
  server.get('/healthz', async (_req: Request, res: Response) => {
    res.send(200, { status: 'ok' });
  });
  server.post('/api/messages', async (req: Request, res: Response) => {
    const correlationId = randomUUID();
    res.header('x-correlation-id', correlationId);
    try {
      const body = await readJsonBody(req, res);
      if (body === undefined) return;
      const inbound = parseInbound(body, policy);
      if (inbound.kind === 'refused') {
        log.warn({ correlationId, status: inbound.status, reason: inbound.reason }, 'an activity was refused');
        res.send(inbound.status, { error: inbound.reason });
        return;
      }
      const authorization = req.headers.authorization ?? '';
      respond(res, await adapter.receive(authorization, inbound.activity, (context) => onTurn(context, correlationId)));
    } catch (error) {
      const known = error instanceof NotAuthenticatedError;
      if (known) log.warn({ correlationId, err: String(error.cause) }, 'an activity without a valid token');
      else log.error({ correlationId, err: error }, 'a turn failed');
      res.send(known ? 401 : 500, { error: known ? 'not authenticated' : 'internal error', correlationId });
    }
  });
  return server;
}

function respond(res: Response, invoked: InvokeResponse | undefined): void {
  if (invoked === undefined) res.send(200);
  else if (invoked.body === undefined) res.send(invoked.status);
  else res.send(invoked.status, invoked.body);
}
