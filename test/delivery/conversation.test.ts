import assert from 'node:assert/strict';
import { conversationDoc, conversations, welcomeOnce } from '../../src/delivery/conversation.ts';

const CHANNEL = '19:abc@thread.tacv2';
const where = { tenantId: 't', conversationId: CHANNEL, serviceUrl: 'https://smba.trafficmanager.net/emea/' };
const met = { ...where, at: '2026-11-20T08:00:00.000Z' };

describe('the key of a conversation', () => {
  const key = (tenant: string, id: string): string => conversationDoc(tenant, id).key;

  it('is the same for a channel and its threads', () => {
    assert.equal(key('t', `${CHANNEL};messageid=1760000000001`), key('t', CHANNEL));
    assert.equal(key('t', `${CHANNEL};messageid=2`), key('t', `${CHANNEL};messageid=3`));
  });

  it('is another for another conversation, another tenant, and parts that run together', () => {
    const keys = [
      key('t', CHANNEL),
      key('t', 'a:1'),
      key('s', CHANNEL),
      key('', `t${CHANNEL}`),
      key('t1', ''),
      key('t', '1'),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });

  it('is a safe file name whatever the id', () => {
    for (const id of ['../../etc/passwd', 'a:1_-/\\?%*|"<>', 'å'.repeat(1000), '\u0000', '']) {
      assert.match(key('t', id), /^[0-9a-f]{32}$/);
    }
  });
});

describe('the welcome of a conversation', () => {
  const empty = conversations.empty();

  it('is noted the first time, and not again', () => {
    const first = welcomeOnce(empty, met);
    assert.equal(first.result, true);
    assert.deepEqual(first.next, { ...empty, ...where, welcomedAt: met.at });
    const second = welcomeOnce(first.next ?? empty, { ...met, at: '2026-11-21T08:00:00.000Z' });
    assert.deepEqual(second, { result: false });
  });
});
