import assert from 'node:assert/strict';
import { createEventReader, type StreamEvent } from '../../../bot/tab/page/event-stream.ts';
import { openQuestions } from '../../../src/forum/forum-queue.ts';
import { SILENCE, sendRaw, statusesIn } from '../../support/raw-request.ts';
import { startBot, type TestBot } from '../../support/start-bot.ts';
import { createTabTokens, type TabTokens } from '../../support/tab-tokens.ts';

/** What the page may do in a browser, but for whom it may ask and who may frame it. */
const policy = (connect: string, frames: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src ${connect}; base-uri 'none'; form-action 'none'; frame-ancestors ${frames}`;
const TEAMS_POLICY = policy(
  "'self' https://res.cdn.office.net",
  'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com',
);

describe('the tab', () => {
  let tokens: TabTokens;
  let bot: TestBot;
  let bearer: string;
  before(async () => {
    tokens = await createTabTokens();
    bot = await startBot({ mode: 'teams', tabKeys: tokens.keys });
  });
  after(() => bot.close());
  let person = 0;
  beforeEach(async () => {
    person++;
    const oid = `cccccccc-0000-4000-8000-${String(person).padStart(12, '0')}`;
    bearer = `Bearer ${await tokens.sign({ oid })}`;
  });

  const at = (path: string): string => `http://127.0.0.1:${bot.port}${path}`;
  const post = (name: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(at(`/tab/api/${name}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: bearer, ...headers },
      body,
    });

  it('is the same page for everybody, and guards it', async () => {
    const response = await fetch(at('/tab?view=knowledge'));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(response.headers.get('x-frame-options'), null);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(response.headers.get('set-cookie'), null);
    assert.equal(response.headers.get('cache-control'), 'no-cache');
    assert.equal(response.headers.get('content-security-policy'), TEAMS_POLICY);
    const page = await response.text();
    assert.doesNotMatch(page, /<script>|style=|\bon\w+=/i);
    assert.equal(page, await (await fetch(at('/tab'))).text());
    const configure = await fetch(at('/tab/configure'));
    assert.deepEqual([configure.status, configure.headers.get('content-security-policy')], [200, TEAMS_POLICY]);
  });

  it('has files that browsers keep, at most 100 kB of script as it is sent', async () => {
    const page = await (await fetch(at('/tab'))).text();
    const names = [...page.matchAll(/(?:src|href)="(\/tab\/[^"]+)"/g)].map(([, name = '']) => name);
    assert.equal(names.length, 2);
    let script = 0;
    for (const name of names) {
      const response = await fetch(at(name), { headers: { 'accept-encoding': 'gzip' } });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-encoding'), 'gzip');
      assert.match(response.headers.get('cache-control') ?? '', /immutable/);
      if (name.endsWith('.js')) script += Number(response.headers.get('content-length'));
    }
    assert.ok(script > 0 && script <= 100_000, `${script} bytes`);
  });

  for (const [accepted, encoding] of [
    ['gzip', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['GZIP ; Q=1', 'gzip'],
    ['*', 'gzip'],
    ['gzip;q=0', null],
    ['gzip; q=0.0, *', null],
    ['br', null],
    ['x-no-gzip', null],
    ['identity', null],
  ] as const) {
    it(`sends files ${encoding ?? 'as they are'} to who accepts ${accepted}`, async () => {
      const name = /(?:src|href)="(\/tab\/[^"]+)"/.exec(await (await fetch(at('/tab'))).text())?.[1] ?? '';
      const response = await fetch(at(name), { headers: { 'accept-encoding': accepted } });
      assert.deepEqual([response.status, response.headers.get('content-encoding')], [200, encoding]);
      assert.match(await response.text(), /^[ -~]/);
    });
  }

  for (const path of [
    '/host',
    '/host/token',
    '/tab/x',
    '/tab/api/me',
    '/tab/../package.json',
    '/tab/%2e%2e%2fx',
    '/tab/__proto__',
  ]) {
    it(`has nothing for a GET of ${path} in Teams mode`, async () => {
      const answers = await sendRaw(bot.port, `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);
      assert.deepEqual(statusesIn(answers), [404]);
    });
  }

  it('signs no tokens in Teams mode', async () => {
    const origin = `http://127.0.0.1:${bot.port}`;
    const response = await fetch(at('/host/token'), { method: 'POST', headers: { origin }, body: '{}' });
    assert.ok([404, 405].includes(response.status));
  });

  const bad: [what: string, body: string, status: number, headers?: Record<string, string>][] = [
    ['what is no JSON', '{', 400],
    ['a list', '[]', 400],
    ['what lacks something', '{}', 400],
    ['the wrong type', '{"id":1}', 400],
    ['a key too many', '{"id":"x","more":1}', 400],
    ['a text that is too long', JSON.stringify({ id: 'a'.repeat(121) }), 400],
    ['a form', 'id=x', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text, which other sites may send', '{"id":"x"}', 415, { 'content-type': 'text/plain' }],
    ['more than 128 KiB', JSON.stringify({ id: 'a'.repeat(140_000) }), 413],
    ['an entry that does not exist', '{"id":"no-such-entry"}', 404],
    ['the name of what every object has', '{"id":"constructor"}', 404],
  ];
  for (const [what, body, status, headers] of bad) {
    it(`refuses ${what} with ${status}`, async () => {
      const response = await post('knowledge.open', body, headers);
      assert.equal(response.status, status);
      assert.deepEqual(Object.keys((await response.json()) as object), ['error']);
    });
  }

  for (const who of ['somebody', 'nobody']) {
    it(`cuts off ${who} who sends far more than that`, async () => {
      const headers = who === 'somebody' ? `authorization: ${bearer}\r\n` : '';
      const head = `POST /tab/api/me HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${headers}`;
      const bytes = `${head}content-length: 90000000\r\n\r\n${'x'.repeat(9_000_000)}`;
      const answer = await sendRaw(bot.port, bytes, { silenceMs: 1000 });
      assert.equal(answer.includes(SILENCE), false);
      // Who is nobody may be told so before.
      assert.deepEqual(
        statusesIn(answer).filter((status) => who === 'somebody' || status !== 401),
        [],
      );
    });
  }

  for (const name of ['no.such', 'constructor', '__proto__', 'me/x']) {
    it(`knows no ${name}`, async () => assert.equal((await post(name, '{}')).status, 404));
  }

  it('says what failed to the log and nobody else', async () => {
    bot.bug.thrown = new Error('a secret of ours');
    const response = await post('knowledge.browse', '{}');
    bot.bug.thrown = undefined;
    const text = await response.text();
    assert.equal(response.status, 500);
    const { error, reference } = JSON.parse(text);
    assert.equal(error, 'failed');
    assert.ok(bot.log.text().includes(reference));
    assert.doesNotMatch(text, /secret/);
  });

  it('has patience with one who searches as they type, and none with a flood', async () => {
    const statuses = await Promise.all(Array.from({ length: 130 }, async () => (await post('me', '{}')).status));
    assert.equal(statuses.filter((status) => status === 200).length, 100);
    assert.equal(statuses.filter((status) => status === 429).length, 30);
    bot.clock.now = new Date(bot.clock.now.getTime() + 2000);
    assert.equal((await post('me', '{}')).status, 200);
  });

  it('gives every entry once, with source and date', async () => {
    const { count, groups } = (await (await post('knowledge.browse', '{}')).json()) as {
      count: number;
      groups: { name: string; entries: { id: string; publisher: string; age: string }[] }[];
    };
    const entries = groups.flatMap((group) => group.entries);
    assert.equal(entries.length, count);
    assert.equal(new Set(entries.map(({ id }) => id)).size, count);
    for (const { publisher, age } of entries) assert.ok(publisher !== '' && age !== '');
  });

  it('finds entries by one’s own words, and opens them in the reader’s language', async () => {
    const search = await post('knowledge.search', '{"text":"hur leds fvm"}');
    const { entries } = (await search.json()) as { entries: { id: string }[] };
    assert.equal(entries[0]?.id, 'fvm-hur-leds');
    const opened = async (language: string) =>
      (await (await post('knowledge.open', '{"id":"fvm-hur-leds"}', { 'accept-language': language })).json()) as {
        age: string;
        source: { url: string };
        warnings: { heading: string }[];
        paragraphs: string[];
      };
    const sv = await opened('sv');
    assert.equal(sv.age, 'per 31 maj 2022');
    assert.match(sv.source.url, /^https:\/\/vgregion\.se/);
    assert.match(sv.warnings[0]?.heading ?? '', /Gällde per 31 maj 2022/);
    assert.match(sv.paragraphs[0] ?? '', /^Programmet FVM leds/);
    assert.match((await opened('en')).age, /31 May 2022/);
  });

  describe('tells at once what changes', () => {
    /** Opens the stream and gives a way to wait for events. */
    async function listen(lastEventId?: string, token = bearer) {
      const ended = new AbortController();
      const response = await fetch(at('/tab/api/live'), {
        headers: { authorization: token, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
        signal: ended.signal,
      });
      const events: StreamEvent[] = [];
      const read = createEventReader((event) => events.push(event));
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      const next = async (): Promise<StreamEvent | undefined> => {
        while (events.length === 0) {
          const piece = await reader?.read();
          if (piece === undefined || piece.done) return undefined;
          read(piece.value);
        }
        return events.shift();
      };
      return { response, next, hangUp: () => ended.abort() };
    }
    const change = (): Promise<unknown> =>
      bot.store.change(openQuestions, (queue) => ({ next: { ...queue }, result: undefined }));

    it('in topics, without what it was', async () => {
      const { response, next, hangUp } = await listen();
      assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
      assert.equal((await next())?.event, 'open');
      await change();
      const event = await next();
      assert.deepEqual([event?.event, event?.data], ['changed', '{"topic":"questions"}']);
      hangUp();
    });

    it('also what a page has missed that was cut off', async () => {
      const first = await listen();
      const { id } = (await first.next()) ?? {};
      first.hangUp();
      await change();
      const again = await listen(id);
      assert.equal((await again.next())?.data, '{"topic":"questions"}');
      const end = await again.next();
      assert.equal(end?.event, 'open');
      again.hangUp();
      const third = await listen(end?.id);
      assert.equal((await third.next())?.event, 'open');
      third.hangUp();
    });

    for (const id of ['', 'x', '00000000-1', `${'9'.repeat(400)}`, 'aaaaaaaa--1']) {
      it(`and has the page look at everything after the unknown id "${id.slice(0, 20)}"`, async () => {
        const { next, hangUp } = await listen(id);
        assert.equal((await next())?.event, 'reset');
        hangUp();
      });
    }

    it('until the token expires', async () => {
      const exp = Math.floor(bot.clock.now.getTime() / 1000);
      const oid = 'dddddddd-0000-4000-8000-000000000001';
      const { next } = await listen(undefined, `Bearer ${await tokens.sign({ oid, exp })}`);
      assert.equal((await next())?.event, 'open');
      assert.equal(await next(), undefined);
    });

    it('on at most six pages of a person', async () => {
      const streams = [];
      for (let n = 0; n < 6; n++) streams.push(await listen());
      const { response } = await listen();
      assert.equal(response.status, 429);
      for (const { hangUp } of streams) hangUp();
    });
  });
});

describe('the tab in local mode', () => {
  let bot: TestBot;
  before(async () => {
    bot = await startBot();
  });
  after(() => bot.close());

  const at = (path: string): string => `http://127.0.0.1:${bot.port}${path}`;
  const sign = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(at('/host/token'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: at(''), ...headers },
      body: JSON.stringify(body),
    });
  const userId = 'aaaaaaaa-0000-4000-8000-000000000001';

  it('has a host page, which may be framed by nobody, around the tab, which it may frame', async () => {
    const host = await fetch(at('/host'));
    assert.match(host.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    assert.match(await host.text(), /Karin Lund/);
    const tab = await fetch(at('/tab'));
    assert.equal(tab.headers.get('content-security-policy'), policy("'self'", "'self'"));
  });

  for (const [role, roles] of [
    ['all', ['reporter', 'deputy', 'host', 'leader', 'administrator']],
    ['staff', []],
    ['reporter', ['reporter']],
    ['host', ['host']],
    ['leader', ['leader']],
    ['administrator', ['administrator']],
  ] as const) {
    it(`lets a person be ${role}, by the same verification`, async () => {
      const { token } = (await (await sign({ userId, role })).json()) as { token: string };
      const response = await fetch(at('/tab/api/me'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{}',
      });
      const me = (await response.json()) as { name: string; roles: string[] };
      assert.deepEqual([me.name, me.roles], ['Karin Lund', roles]);
    });
  }

  it('signs for pages of its own only, and only for colleagues', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1'])
      assert.equal((await sign({ userId, role: 'all' }, { origin })).status, 403);
    assert.equal((await sign({ userId: 'x', role: 'all' })).status, 400);
    assert.equal((await sign({ userId, role: 'king' })).status, 400);
    assert.equal((await sign({ userId, role: 'all' }, { 'content-type': 'text/plain' })).status, 400);
  });

  it('lets in nobody without a token there either', async () => {
    const { status } = await fetch(at('/tab/api/me'), { method: 'POST', body: '{}' });
    assert.equal(status, 401);
  });
});
