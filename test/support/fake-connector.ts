import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type ConnectorAnswer, refusal, refusalOf } from './connector-answers.ts';
import { type ConnectorCall, createConversations, readCall } from './connector-conversations.ts';
import { worstOverrun } from './limit-judge.ts';

/** One request of the bot's, as it was on the wire. */
export type WireRequest = {
  readonly call: ConnectorCall['call'];
  readonly conversationId: string;
  /** The address as sent, with its encoding. */
  readonly url: string;
  readonly body: Record<string, unknown>;
  readonly authorization: string | undefined;
  /** When it came, in milliseconds of `performance.now()`. */
  readonly at: number;
  /** What was answered; 0 when the connection was dropped. */
  status: number;
};

/**
 * Something that goes wrong, the next time or `times` times, for the calls that fit `call` and `conversationId` (all
 * unless told): a refusal by `status` or by Teams' `code`, a connection that is cut before or after the request has
 * been carried out, or an answer that is late.
 */
export type Fault = {
  call?: ConnectorCall['call'];
  conversationId?: string;
  times?: number;
  status?: number;
  code?: string;
  retryAfter?: string;
  /** `garbled`: carried out, and answered by 201 with half a body. */
  drop?: 'before' | 'after' | 'garbled';
  delayMs?: number;
};

export type FakeConnector = Awaited<ReturnType<typeof openFakeConnector>>;

export type ConnectorOptions = {
  /** The tenant of a conversation; its limits are judged only when this is told. */
  tenantOf?: (conversationId: string) => string;
  /** What goes wrong with a conversation's first request, its second and so on, beside what `fail` says. */
  faultOf?: (conversationId: string, nth: number) => Fault;
};

/** Opens a Bot Connector on 127.0.0.1 that behaves like Teams' and remembers all that is asked of it. */
export async function openFakeConnector({ tenantOf, faultOf }: ConnectorOptions = {}) {
  const conversations = createConversations();
  const requests: WireRequest[] = [];
  const byConversation = new Map<string, WireRequest[]>();
  const faults = new Map<string, (Fault & { times: number })[]>();
  const anywhere = '';

  function record(request: WireRequest): void {
    requests.push(request);
    const there = byConversation.get(request.conversationId);
    if (there === undefined) byConversation.set(request.conversationId, [request]);
    else there.push(request);
  }

  /** The fault that fits and has turns left; those of the conversation come before those of all. */
  function takeFault({ call, conversationId = anywhere }: ConnectorCall): Fault {
    for (const where of new Set([conversationId, anywhere])) {
      const fault = faults.get(where)?.find((one) => one.times > 0 && (one.call ?? call) === call);
      if (fault === undefined) continue;
      fault.times--;
      return fault;
    }
    return faultOf?.(conversationId, byConversation.get(conversationId)?.length ?? 0) ?? {};
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const at = performance.now();
    const url = req.url ?? '';
    const { pathname, searchParams } = new URL(url, 'http://connector');
    const call = readCall(req.method ?? '', pathname);
    const body = await readJson(req);
    const { authorization } = req.headers;
    const { conversationId = anywhere } = call;
    const request: WireRequest = { call: call.call, conversationId, url, body, authorization, at, status: 0 };
    record(request);
    const fault = takeFault(call);
    if (fault.delayMs !== undefined) await pause(fault.delayMs);
    if (fault.drop === 'before') return void req.socket.destroy();
    const answer = faultAnswer(fault) ?? conversations.answer(call, searchParams, body);
    if (fault.drop === 'after') return void req.socket.destroy();
    request.status = answer.status;
    if (fault.drop === 'garbled') return void res.setHeader('content-type', 'application/json').end('{"id":"1');
    send(res, answer);
  }

  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => res.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    /** Fit to be the `serviceUrl` of an activity in local mode. */
    url: `http://127.0.0.1:${port}/`,
    /** Everything asked for since the start, in order of arrival. */
    requests: requests as readonly WireRequest[],
    /** What was asked for in one conversation: its length and times tell how the bot keeps to rate limits. */
    requestsIn: (conversationId: string): readonly WireRequest[] => byConversation.get(conversationId) ?? [],
    /** The worst overrun of Teams' limits so far; `undefined` for none. */
    exceeded: () => worstOverrun(requests, tenantOf),
    posted: conversations.posted,
    setMembers: conversations.setMembers,
    fail(fault: Fault): void {
      const { conversationId = anywhere, times = 1 } = fault;
      const there = faults.get(conversationId) ?? [];
      there.push({ ...fault, times });
      faults.set(conversationId, there);
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function faultAnswer({ status, code, retryAfter }: Fault): ConnectorAnswer | undefined {
  if (code === undefined && status === undefined) return undefined;
  const answer = code === undefined ? refusalOf(status ?? 500) : refusal(code);
  return { ...answer, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } };
}

async function readJson(req: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}

function send(res: ServerResponse, { status, body, headers = {} }: ConnectorAnswer): void {
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (body === undefined) return void res.end();
  res.setHeader('content-type', typeof body === 'string' ? 'text/html' : 'application/json');
  res.end(typeof body === 'string' ? body : JSON.stringify(body));
}
