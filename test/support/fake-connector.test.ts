import assert from 'node:assert/strict';
import { type FakeConnector, openFakeConnector } from './fake-connector.ts';

const CHAT = 'a:1chat';
const at = `v3/conversations/${encodeURIComponent(CHAT)}`;

const codeOf = (body: Record<string, unknown> | undefined): string | undefined =>
  (body?.error as { code: string } | undefined)?.code;

describe('the fake Connector', () => {
  let connector: FakeConnector;

  beforeEach(async () => {
    connector = await openFakeConnector();
  });
  afterEach(() => connector.close());

  async function call(method: string, path: string, body?: object) {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(connector.url + path, init);
    const text = await response.text();
    const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : undefined;
    return { status: response.status, body: json, text, headers: response.headers };
  }

  it('takes messages and replies, updates and deletes them, and remembers every request', async () => {
    const sent = await call('POST', `${at}/activities`, { type: 'message', text: 'ett' });
    const replied = await call('POST', `${at}/activities/123`, { type: 'message', text: 'två' });
    assert.deepEqual([sent.status, replied.status], [201, 201]);
    const updated = await call('PUT', `${at}/activities/${sent.body?.id}`, { type: 'message', text: 'ETT' });
    assert.deepEqual([updated.status, updated.body], [200, { id: sent.body?.id }]);
    assert.equal((await call('DELETE', `${at}/activities/${replied.body?.id}`)).status, 200);
    assert.deepEqual(connector.posted(CHAT), [{ id: sent.body?.id, type: 'message', text: 'ETT' }]);
    assert.deepEqual(
      connector.requests.map((request) => [request.call, request.conversationId, request.status]),
      ['send', 'reply', 'update', 'delete'].map((name, n) => [name, CHAT, n < 2 ? 201 : 200]),
    );
  });

  it('knows nothing of activities that were never posted or are deleted', async () => {
    for (const [method, body] of [['PUT', { text: 'x' }] as const, ['DELETE', undefined] as const]) {
      const { status, body: answer } = await call(method, `${at}/activities/1`, body);
      assert.deepEqual([status, codeOf(answer)], [404, 'ActivityNotFoundInConversation']);
    }
  });

  it('refuses an update with both text and a card', async () => {
    const { body } = await call('POST', `${at}/activities`, { text: 'x' });
    const update = await call('PUT', `${at}/activities/${body?.id}`, { text: 'x', attachments: [{}] });
    assert.deepEqual([update.status, codeOf(update.body)], [400, 'BadSyntax']);
  });

  it('refuses messages above 100 KB, two bytes a character', async () => {
    const overhead = JSON.stringify({ text: '' }).length;
    const fits = await call('POST', `${at}/activities`, { text: 'å'.repeat(51_200 - overhead) });
    const tooBig = await call('POST', `${at}/activities`, { text: 'å'.repeat(51_201 - overhead) });
    assert.deepEqual([fits.status, tooBig.status], [201, 413]);
    assert.equal(codeOf(tooBig.body), 'MessageSizeTooBig');
  });

  it('opens the same chat for the same person, and a new thread for each message to a channel', async () => {
    const chat = { isGroup: false, members: [{ id: '29:1' }], tenantId: 't' };
    const [first, second] = [
      await call('POST', 'v3/conversations', chat),
      await call('POST', 'v3/conversations', chat),
    ];
    assert.deepEqual([first.status, first.body], [201, second.body]);
    const channel = { isGroup: true, channelData: { channel: { id: '19:c' } }, activity: { text: 'hej' } };
    const thread = await call('POST', 'v3/conversations', channel);
    assert.equal(thread.body?.id, `19:c;messageid=${thread.body?.activityId}`);
    assert.deepEqual(connector.posted(String(thread.body?.id)), [{ text: 'hej', id: thread.body?.activityId }]);
    assert.notEqual((await call('POST', 'v3/conversations', channel)).body?.id, thread.body?.id);
  });

  it('gives members a page at a time, and one by either id', async () => {
    const members = Array.from({ length: 5 }, (_, n) => ({ id: `29:${n}`, name: `${n}`, aadObjectId: `aad-${n}` }));
    connector.setMembers(CHAT, members);
    const seen: unknown[] = [];
    let token = '';
    do {
      const { body } = await call('GET', `${at}/pagedmembers?pageSize=2${token && `&continuationToken=${token}`}`);
      seen.push(...((body?.members ?? []) as unknown[]));
      token = String(body?.continuationToken ?? '');
    } while (token !== '');
    assert.deepEqual(seen, members);
    assert.deepEqual((await call('GET', `${at}/members/29:3`)).body, members[3]);
    assert.deepEqual((await call('GET', `${at}/members/aad-3`)).body, members[3]);
    assert.equal((await call('GET', `${at}/members/29:9`)).status, 404);
  });

  it('fails as told: so many times, for that call and conversation, those of the conversation first', async () => {
    connector.fail({ status: 503 });
    connector.fail({ conversationId: CHAT, call: 'send', code: 'TooManyRequests', retryAfter: '3', times: 2 });
    const send = () => call('POST', `${at}/activities`, { text: 'x' });
    const first = await send();
    assert.deepEqual([first.status, first.headers.get('retry-after')], [429, '3']);
    assert.equal((await call('POST', 'v3/conversations/other/activities', {})).status, 503);
    assert.deepEqual([(await send()).status, (await send()).status], [429, 201]);
  });

  it('words its refusals as Teams does, a blocked chat with JSON inside JSON and a gateway with a page', async () => {
    connector.fail({ code: 'MessageWritesBlocked' });
    connector.fail({ status: 502 });
    const blocked = await call('POST', `${at}/activities`, {});
    assert.deepEqual([blocked.status, blocked.body?.errorCode], [403, 209]);
    assert.equal(JSON.parse(String(blocked.body?.message)).subCode, 'MessageWritesBlocked');
    assert.match((await call('POST', `${at}/activities`, {})).text, /^<html>/);
  });

  it('drops connections before or after it has carried the request out', async () => {
    connector.fail({ drop: 'before' });
    connector.fail({ drop: 'after' });
    await assert.rejects(call('POST', `${at}/activities`, { text: 'before' }));
    await assert.rejects(call('POST', `${at}/activities`, { text: 'after' }));
    assert.deepEqual(
      connector.posted(CHAT).map(({ text }) => text),
      ['after'],
    );
    assert.deepEqual(
      connector.requestsIn(CHAT).map(({ status }) => status),
      [0, 0],
    );
  });

  it('is late as told, and notes when each request came', async () => {
    connector.fail({ delayMs: 30 });
    const started = performance.now();
    await call('POST', `${at}/activities`, {});
    await call('POST', `${at}/activities`, {});
    const [first, second] = connector.requestsIn(CHAT);
    assert.ok(first && second && first.at >= started && second.at - first.at >= 29);
  });
});
