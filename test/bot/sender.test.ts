import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { pino } from 'pino';
import { sendReply } from '../../bot/sender.ts';

/** What becomes of a reply when sending it comes to these outcomes one after the other: an id, or an error. */
async function send(...outcomes: (string | object)[]) {
  const pauses: number[] = [];
  const context = {
    async sendActivity() {
      const outcome = outcomes.shift();
      if (typeof outcome === 'string') return { id: outcome };
      throw outcome;
    },
  } as unknown as TurnContext;
  const pause = async (ms: number): Promise<void> => void pauses.push(ms);
  const outcome = await sendReply(context, {}, { sendTimeoutMs: 1000, pause, log: pino({ level: 'silent' }) });
  return { outcome, pauses, left: outcomes.length };
}

const refused = (statusCode: number, retryAfter?: string) => ({
  statusCode,
  code: 'x',
  response: { headers: new Map([['retry-after', retryAfter]]) },
});

describe('what became of a reply', () => {
  it('is told with its id when it was sent', async () => {
    assert.deepEqual((await send('7')).outcome, { kind: 'sent', activityId: '7' });
  });

  const table: [what: string, error: object, kind: string][] = [
    ['400', refused(400), 'failed'],
    ['403', refused(403), 'failed'],
    ['404', refused(404), 'failed'],
    ['413', refused(413), 'failed'],
    ['500', refused(500), 'uncertain'],
    ['501', refused(501), 'uncertain'],
    ['a broken connection', { code: 'ECONNRESET' }, 'uncertain'],
    ['a request that could not be sent', { code: 'REQUEST_SEND_ERROR' }, 'uncertain'],
    ['a host that is not found', { code: 'ENOTFOUND' }, 'failed'],
    ['an answer that breaks off', { code: 'PARSE_ERROR' }, 'uncertain'],
    ['an answer of 201 that makes no sense', refused(201), 'uncertain'],
  ];
  for (const [what, error, kind] of table) {
    it(`is "${kind}" after ${what}, at once`, async () => {
      const { outcome, pauses, left } = await send(error, 'not to be reached');
      assert.deepEqual([outcome.kind, pauses, left], [kind, [], 1]);
    });
  }

  it('is "failed" after four refusals that may be repeated', async () => {
    const { outcome, pauses } = await send(refused(412), refused(429), refused(503), refused(504), 'not to be reached');
    assert.deepEqual([outcome.kind, pauses.length], ['failed', 3]);
  });

  it('never comes from a bug, which is thrown', async () => {
    await assert.rejects(send(new TypeError('the bug')), TypeError);
    await assert.rejects(send(Object.assign(new Error('the bug'), { code: 'ERR_INVALID_ARG_TYPE' })), /the bug/);
  });

  it('is waited for ten seconds in all, not more', async () => {
    const taken = await send(refused(429, '5'), refused(429, '5'), '7');
    assert.deepEqual([taken.outcome.kind, taken.pauses], ['sent', [5000, 5000]]);
    const late = await send(refused(429, '5'), refused(429, '5.1'), '7');
    assert.deepEqual([late.outcome.kind, late.pauses], ['failed', [5000]]);
  });
});
