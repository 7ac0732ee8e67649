import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Asked = { readonly texts: readonly string[]; readonly headers: IncomingHttpHeaders; readonly body: unknown };
export type Behaviour = (asked: Asked, response: ServerResponse) => void;

/** A server of embeddings on 127.0.0.1 that behaves as it is told, well or badly, and remembers what it was asked. */
export async function openEmbeddingsServer(embed: (text: string) => number[]) {
  const asked: Asked[] = [];
  const good: Behaviour = ({ texts }, response) => {
    const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: embed(text) }));
    sendJson(response, { object: 'list', data, model: 'test' });
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as { input: string[] };
      const one = { texts: body.input, headers: request.headers, body };
      asked.push(one);
      opened.behave(one, response);
    });
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const opened = {
    url: `http://127.0.0.1:${port}/v1/embeddings`,
    asked,
    good,
    behave: good,
    /** Refuses connections until it listens again. */
    close,
    listenAgain: async () => void (await listen(port)),
  };
  return opened;
}

export function sendJson(response: ServerResponse, body: unknown): void {
  // restify takes away what writeHead returns.
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const DIMENSION = 64;

/** A stand-in for a sentence model: each concept has a direction, other words have a faint one of their own. */
export function conceptEmbedding(concepts: readonly (readonly string[])[]): (text: string) => number[] {
  return (text) => {
    const vector = new Array<number>(DIMENSION).fill(0);
    const add = (at: number, value: number): void => {
      vector[at] = (vector[at] ?? 0) + value;
    };
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const concept = concepts.findIndex((words) => words.some((one) => word.startsWith(one)));
      if (concept >= 0) add(concept, 1);
      else add(concepts.length + (hash(word) % (DIMENSION - concepts.length)), 0.02);
    }
    add(DIMENSION - 1, 0.001);
    return vector;
  };
}

const hash = (word: string): number => [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
