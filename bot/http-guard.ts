import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'restify';

declare module 'restify' {
  interface Server {
    /** Runs before everything else; `false` ends the request. Missing from @types/restify. */
    first(...handlers: ((req: IncomingMessage, res: ServerResponse) => boolean)[]): Server;
  }
}

const MAX_BODY_BYTES = 256 * 1024;
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

/** Reads a JSON object from the body, at most 256 KiB; used in place of restify's body parser, which is not safe. */
export async function readJsonBody(req: Request, res: Response): Promise<unknown> {
  const refuse = (status: number, error: string): undefined => {
    res.setHeader('connection', 'close');
    res.send(status, { error });
    return undefined;
  };
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return refuse(415, 'content-encoding is not supported');
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) return refuse(415, 'application/json expected');
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return refuse(413, 'the body is too large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return refuse(413, 'the body is too large');
    chunks.push(chunk);
  }
  const body = parseJson(Buffer.concat(chunks).toString('utf8'));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refuse(400, 'a JSON object expected');
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
