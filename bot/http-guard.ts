import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'restify';

declare module 'restify' {
  interface Server {
    /** Runs before everything else; `false` ends the request. Missing from @types/restify. */
    first(...handlers: ((req: IncomingMessage, res: ServerResponse) => boolean)[]): Server;
  }
}

/** A card on which somebody has pasted 200,000 characters in each of two texts is read, and answered with how much to cut. */
const MAX_BODY_BYTES = 1024 * 1024;
/** A caller that sends more than this gets no answer: the connection is cut. */
const MAX_DROPPED_BYTES = 8 * 1024 * 1024;
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses a request whose Host or target is no valid URL: restify 12 would end the whole process on it
 * (restify/node-restify#2011). In local mode also every Host but loopback, against pages that rebind their name.
 */
export function createRequestGuard({ loopbackOnly }: { loopbackOnly: boolean }) {
  return (req: IncomingMessage, res: ServerResponse): boolean => {
    const host = req.headers.host ?? 'localhost';
    const url = req.url ?? '';
    const wellFormed =
      /^[\w.\-[\]:]{1,255}$/.test(host) &&
      URL.canParse(`http://${host}/`) &&
      url.startsWith('/') &&
      URL.canParse(`http://${host}${url}`);
    if (wellFormed && (!loopbackOnly || LOOPBACK_HOST.test(host))) return true;
    res.statusCode = wellFormed ? 403 : 400;
    res.setHeader('connection', 'close');
    res.end();
    return false;
  };
}

/**
 * Reads a JSON object from the body, at most 1 MiB; used in place of restify's body parser, which is not safe.
 * `undefined` when the request has been refused, or the caller hung up.
 */
export async function readJsonBody(req: Request, res: Response): Promise<object | undefined> {
  const read = await readJson(req, MAX_BODY_BYTES);
  if (read.kind === 'read') return read.body;
  if (read.kind === 'refused') {
    res.setHeader('connection', 'close');
    res.send(read.status, { error: read.error });
  }
  return undefined;
}

/** A JSON object, or why there is none, with the HTTP status that says so. */
export type ReadJson =
  | { kind: 'read'; body: object }
  | { kind: 'refused'; status: 400 | 413 | 415; error: string }
  | { kind: 'hung-up' };

/** Reads a JSON object of at most `maxBytes` from the body. */
export async function readJson(req: Request, maxBytes: number): Promise<ReadJson> {
  const refused = (status: 400 | 413 | 415, error: string): ReadJson => ({ kind: 'refused', status, error });
  const read = await readBytes(req, maxBytes);
  if (read.kind === 'hung-up') return read;
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return refused(415, 'content-encoding is not supported');
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? ''))
    return refused(415, 'application/json expected');
  if (read.kind === 'too-large') return refused(413, 'the body is too large');
  const body = parseJson(read.bytes.toString('utf8'));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refused(400, 'a JSON object expected');
  return { kind: 'read', body };
}

type Read = { kind: 'read'; bytes: Buffer } | { kind: 'too-large' } | { kind: 'hung-up' };

async function readBytes(req: Request, maxBytes: number): Promise<Read> {
  // A request that is left in the middle lets go of its socket, which would then stay open.
  const { socket } = req;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // What is too much is read and dropped: a caller that is still sending would not see the answer.
    for await (const chunk of req as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      if (bytes > MAX_DROPPED_BYTES) {
        socket.destroy();
        return { kind: 'hung-up' };
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
    return { kind: 'hung-up' };
  }
  return bytes > maxBytes ? { kind: 'too-large' } : { kind: 'read', bytes: Buffer.concat(chunks) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
