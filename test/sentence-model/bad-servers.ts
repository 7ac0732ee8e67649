import { type Behaviour, sendJson } from '../support/embeddings-server.ts';

const vector = [0.1, 0.2, 0.3];
const answers = (data: unknown): Behaviour => {
  return (_, response) => sendJson(response, { object: 'list', data });
};
const each = (embedding: unknown): Behaviour => {
  return ({ texts }, response) => sendJson(response, { data: texts.map((_, index) => ({ index, embedding })) });
};
export const status =
  (code: number, headers: Record<string, string> = {}): Behaviour =>
  (_, response) => {
    response.writeHead(code, headers);
    response.end(code === 204 ? '' : '{"error":{"message":"no"}}');
  };
const raw =
  (body: string, type = 'application/json'): Behaviour =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };

/** Every way in which a server has been thought to fail, but for refusing the connection. `wide` is as the good one's vectors. */
export const BAD_SERVERS: readonly (readonly [string, Behaviour])[] = [
  ['hangs before the headers', () => undefined],
  [
    'hangs in the body',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":[');
    },
  ],
  [
    'drips a byte at a time',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
  ],
  ['closes the connection at once', (_, response) => response.socket?.destroy()],
  [
    'closes the connection mid-way',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"data":[{"ind');
      setTimeout(() => response.socket?.destroy(), 10);
    },
  ],
  ['says 401', status(401)],
  ['says 404', status(404)],
  ['says 429', status(429, { 'retry-after': '3600' })],
  ['says 500', status(500)],
  ['says 503', status(503)],
  ['says 204 with nothing', status(204)],
  ['answers nothing', raw('')],
  ['answers words', raw('all is well')],
  ['answers a page', raw('<!doctype html><title>Logga in</title>', 'text/html')],
  ['answers half a JSON', raw('{"object":"list","data":[{"index":0,"embedding":[0.1,0.2')],
  ['answers null', raw('null')],
  ['answers a list', raw('[]')],
  ['answers an error with 200', raw('{"error":{"message":"overloaded"}}')],
  ['answers no data', answers([])],
  ['answers data that are no list', answers({ 0: { index: 0, embedding: vector } })],
  [
    'answers too many',
    ({ texts }, response) =>
      sendJson(response, { data: [...texts, ''].map((_, index) => ({ index, embedding: vector })) }),
  ],
  ['answers null in place of vectors', ({ texts }, response) => sendJson(response, { data: texts.map(() => null) })],
  [
    'answers without an index',
    ({ texts }, response) => sendJson(response, { data: texts.map(() => ({ embedding: vector })) }),
  ],
  [
    'answers with a wrong index',
    ({ texts }, response) => sendJson(response, { data: texts.map((_, at) => ({ index: at + 1, embedding: vector })) }),
  ],
  [
    'answers an index that is no number',
    ({ texts }, response) => sendJson(response, { data: texts.map(() => ({ index: 'length', embedding: vector })) }),
  ],
  ['answers vectors of another length', each([...vector, 1, 2, 3])],
  ['answers empty vectors', each([])],
  ['answers a zero vector', each(new Array(64).fill(0))],
  ['answers strings for numbers', each(new Array(64).fill('0.1'))],
  ['answers base64', each('AAAAAA==')],
  ['answers null for numbers', each([null, ...new Array(63).fill(0.1)])],
  [
    'answers numbers beyond all bounds',
    ({ texts }, response) => {
      const huge = `[1e999,${new Array(63).fill('0.1').join(',')}]`;
      const data = texts.map((_, index) => `{"index":${index},"embedding":${huge}}`).join(',');
      raw(`{"data":[${data}]}`)({ texts, headers: {}, body: {} }, response);
    },
  ],
  ['answers numbers whose square is beyond bounds', each(new Array(64).fill(1e200))],
  ['answers NaN', raw('{"data":[{"index":0,"embedding":[NaN,0.1]}]}')],
  [
    'answers without an end',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":[');
      const flood = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', flood);
      flood();
    },
  ],
];
