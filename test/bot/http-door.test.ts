import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { rawPost, SILENCE, sendRaw, statusesIn } from '../support/raw-request.ts';
import { useBot } from '../support/start-bot.ts';
import { PERSONAL, personalMessage, type WireActivity } from '../support/teams-activities.ts';

const CHAIR = 'Vem är ordförande i FVM styrgrupp?';
const MEGABYTE = 'x'.repeat(1024 * 1024);

/** A request without a body, as bytes; the connection ends with it unless other headers are given. */
const raw = (start: string, headers = 'connection: close'): string =>
  `${start} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}\r\n\r\n`;

describe('the HTTP door', () => {
  // Before `useBot`, whose own clean-up would come first otherwise.
  afterEach('the bot still answers', async () => {
    const [answer] = await bot().say(personalMessage(CHAIR));
    assert.match(String(answer?.summary), /^Svar: /);
  });
  const bot = useBot();

  const withUrl = (activity: WireActivity): string => JSON.stringify({ serviceUrl: bot().connector.url, ...activity });
  const post = (body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${bot().port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  const refused: [which: string, status: number, body: string | Buffer, headers?: Record<string, string>][] = [
    ['invalid JSON', 400, '{"type":'],
    ['an empty body', 400, ''],
    ['an empty object', 400, '{}'],
    ['an array', 400, '[]'],
    ['a string', 400, '"message"'],
    ['null', 400, 'null'],
    ['bytes that are no UTF-8', 400, Buffer.from([0xff, 0xfe, 0x00])],
    ['JSON that is nested a hundred thousand times', 400, `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['text', 415, 'hej', { 'content-type': 'text/plain' }],
    ['a form', 415, 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a file', 415, '--x\r\n\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['something like JSON', 415, '{}', { 'content-type': 'application/jsonp' }],
    ['gzip', 415, gzipSync('{}'), { 'content-encoding': 'gzip' }],
    ['gzip that is none', 415, 'not gzip', { 'content-encoding': 'gzip' }],
    ['gzip of fifty megabytes', 415, gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }],
    ['an unknown encoding', 415, '{}', { 'content-encoding': 'x' }],
    ['more than a megabyte', 413, JSON.stringify({ text: MEGABYTE })],
    ['a megabyte of text', 415, MEGABYTE, { 'content-type': 'text/plain' }],
  ];
  for (const [which, status, body, headers] of refused) {
    it(`answers ${status} to ${which}`, async () => {
      const response = await post(body, headers);
      assert.equal(response.status, status);
      assert.equal(typeof ((await response.json()) as { error: string }).error, 'string');
      assert.deepEqual(bot().connector.requests, []);
    });
  }

  it('answers 413 to more than a megabyte of unknown length, every time', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const head =
      'POST /api/messages HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    for (let n = 0; n < 10; n++) {
      const answer = await sendRaw(bot().port, `${head}${chunk.repeat(17)}0\r\n\r\n`);
      assert.deepEqual(statusesIn(answer), [413]);
    }
  });

  it('cuts off who sends far more than that, without an answer', async () => {
    for (const announced of ['9000000', '90000000']) {
      const bytes = rawPost('x'.repeat(9_000_000), { 'content-length': announced });
      const answer = await sendRaw(bot().port, bytes, { silenceMs: 1000 });
      assert.deepEqual([answer.includes(SILENCE), statusesIn(answer)], [false, []]);
    }
  });

  it('takes JSON with a charset, and as much text as Teams allows', async () => {
    const text = `${CHAIR} ${'å'.repeat(100_000)}`;
    const response = await post(withUrl(personalMessage(text)), { 'content-type': 'Application/JSON; charset=utf-8' });
    assert.equal(response.status, 200);
    assert.equal(bot().connector.posted(PERSONAL.id).length, 1);
  });

  const malformed: [which: string, statuses: number[], bytes: string][] = [
    ['Host: [', [400], rawPost('{}', { host: '[' })],
    ['Host: a b', [400], rawPost('{}', { host: 'a b' })],
    ['Host: a:99999', [400], rawPost('{}', { host: 'a:99999' })],
    ['a Host of a thousand letters', [400], rawPost('{}', { host: 'a'.repeat(1000) })],
    ['no Host', [400], 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['the target http://[', [400], raw('GET http://[')],
    ['the target //', [404], raw('GET //')],
    ['the target *', [400], raw('OPTIONS *')],
    ['a target that climbs out', [404], raw('GET /../../etc/passwd')],
    ['a target with a broken escape', [404], raw('GET /%E0%A4%A')],
    ['CONNECT', [], raw('CONNECT 127.0.0.1:22')],
    ['an Upgrade', [404], raw('GET /ws', 'connection: Upgrade, close\r\nupgrade: websocket')],
    ['Host: [ and Expect', [100, 400], rawPost('{}', { host: '[', expect: '100-continue' })],
    ['an expectation that nobody knows', [417], rawPost('{}', { expect: 'applause', connection: 'close' })],
    ['another door', [404], raw('GET /admin')],
    ['GET at the door for POST', [405], raw('GET /api/messages')],
    ['headers of 20 kB', [431], raw('GET /', `x: ${'x'.repeat(20_000)}`)],
    ['no HTTP at all', [400], '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['two lengths', [400], rawPost('{}', { 'Content-Length ': '7' })],
    ['a length and chunks', [400], rawPost('0\r\n\r\n', { 'transfer-encoding': 'chunked' })],
    ['junk behind a request', [400], `${raw('GET /healthz', 'x: y')}\x00\x01junk\r\n\r\n`],
  ];
  for (const [which, statuses, bytes] of malformed) {
    it(`answers ${statuses.join(' and ') || 'nothing'} to ${which}`, async () => {
      assert.deepEqual(statusesIn(await sendRaw(bot().port, bytes)), statuses);
    });
  }

  it('answers pipelined requests one by one, the bad ones as bad', async () => {
    const health = raw('GET /healthz', 'x: y');
    const answer = await sendRaw(bot().port, `${health}${rawPost('{}')}${health}`);
    assert.deepEqual(statusesIn(answer).slice(0, 2), [200, 400]);
  });

  it('lets callers hang up in the middle of sending, without an error in the log', async () => {
    const message = rawPost(withUrl(personalMessage(CHAIR)));
    for (let n = 0; n < 10; n++) await sendRaw(bot().port, message.slice(0, -20 * n - 1), { hangUp: true });
    const errors = bot()
      .log.lines()
      .filter(({ level }) => Number(level) >= 50);
    assert.deepEqual(errors, []);
    assert.deepEqual(bot().connector.requests, []);
  });

  it('tells at /healthz that it lives, and nothing else', async () => {
    const response = await fetch(`http://127.0.0.1:${bot().port}/healthz`);
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ok' }]);
  });

  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3978', '10.0.0.1', '0.0.0.0']) {
    it(`answers 403 in local mode to a page that gives itself the name ${host}`, async () => {
      const answer = await sendRaw(bot().port, rawPost(withUrl(personalMessage(CHAIR)), { host }));
      assert.deepEqual(statusesIn(answer), [403]);
      assert.deepEqual(bot().connector.requests, []);
    });
  }

  for (const serviceUrl of [
    'https://smba.trafficmanager.net/',
    'http://evil.example/',
    'http://127.0.0.1@evil.example/',
  ]) {
    it(`answers 403 in local mode to the serviceUrl ${serviceUrl}`, async () => {
      assert.equal((await bot().post(personalMessage(CHAIR, { serviceUrl }))).status, 403);
    });
  }
});
