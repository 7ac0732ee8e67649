import assert from 'node:assert/strict';
import { useBot } from '../support/start-bot.ts';
import { PERSONAL, personalMessage } from '../support/teams-activities.ts';

const QUESTION = 'Vem är ordförande i FVM styrgrupp?';

describe('an answer that Teams does not take', () => {
  const bot = useBot();

  async function ask(): Promise<{ requests: number; posted: number; lastStatus: number | undefined }> {
    await bot().say(personalMessage(QUESTION));
    const { requests, posted } = bot().connector;
    return { requests: requests.length, posted: posted(PERSONAL.id).length, lastStatus: requests.at(-1)?.status };
  }

  for (const status of [412, 429, 502, 503, 504]) {
    it(`with ${status} is sent again until it is taken, with longer and longer pauses`, async () => {
      bot().connector.fail({ status, times: 3 });
      assert.deepEqual(await ask(), { requests: 4, posted: 1, lastStatus: 201 });
      const [first = 0, second = 0, third = 0] = bot().pauses;
      assert.ok(first >= 225 && first < second && second < third && third <= 1500, String(bot().pauses));
    });

    it(`with ${status} four times is given up, and the next one is sent`, async () => {
      bot().connector.fail({ status, times: 4 });
      assert.deepEqual(await ask(), { requests: 4, posted: 0, lastStatus: status });
      assert.deepEqual(await ask(), { requests: 5, posted: 1, lastStatus: 201 });
    });
  }

  it('waits as long as Retry-After says', async () => {
    bot().connector.fail({ status: 429, retryAfter: '2' });
    bot().connector.fail({ status: 503, retryAfter: '7' });
    assert.deepEqual(await ask(), { requests: 3, posted: 1, lastStatus: 201 });
    assert.deepEqual(bot().pauses, [2000, 7000]);
  });

  it('is given up when Retry-After says to wait so long that Teams would repeat the question', async () => {
    bot().connector.fail({ status: 429, retryAfter: '6' });
    bot().connector.fail({ status: 429, retryAfter: '6' });
    assert.deepEqual(await ask(), { requests: 2, posted: 0, lastStatus: 429 });
    assert.deepEqual(bot().pauses, [6000]);
  });

  for (const retryAfter of ['Fri, 20 Nov 2026 08:00:05 GMT', '-1', '0', 'soon', '']) {
    it(`falls back on its own pause when Retry-After is "${retryAfter}"`, async () => {
      bot().connector.fail({ status: 429, retryAfter });
      assert.deepEqual(await ask(), { requests: 2, posted: 1, lastStatus: 201 });
      assert.ok(Number(bot().pauses[0]) >= 225 && Number(bot().pauses[0]) <= 375, String(bot().pauses));
    });
  }

  for (const code of [
    'BadArgument',
    'BotNotRegistered',
    'BotDisabledByAdmin',
    'BotNotInConversationRoster',
    'ConversationBlockedByUser',
    'MessageWritesBlocked',
    'ConversationNotFound',
  ]) {
    it(`with ${code} is sent once`, async () => {
      bot().connector.fail({ code });
      const { requests, posted } = await ask();
      assert.deepEqual([requests, posted, bot().pauses.length], [1, 0, 0]);
    });
  }

  it('since it is too large leaves a line in its place, so that nobody waits in vain', async () => {
    bot().connector.fail({ code: 'MessageSizeTooBig' });
    const { requests, posted } = await ask();
    assert.deepEqual([requests, posted, bot().pauses.length], [2, 1, 0]);
    assert.match(String(bot().connector.requests.at(-1)?.body.text), /^Något gick fel hos mig/);
  });

  it('with 500 is sent once, since it may have been posted', async () => {
    bot().connector.fail({ status: 500 });
    assert.deepEqual(await ask(), { requests: 1, posted: 0, lastStatus: 500 });
  });

  it('because the connection broke is sent once, whether it had been posted or not', async () => {
    bot().connector.fail({ drop: 'before' });
    assert.deepEqual(await ask(), { requests: 1, posted: 0, lastStatus: 0 });
    bot().connector.fail({ drop: 'after' });
    assert.deepEqual(await ask(), { requests: 2, posted: 1, lastStatus: 0 });
  });

  it('is told in the log by status and code alone', async () => {
    bot().connector.fail({ code: 'ConversationBlockedByUser' });
    await ask();
    const line = bot()
      .log.lines()
      .find(({ msg }) => msg === 'a reply was not accepted');
    assert.deepEqual([line?.status, line?.code, line?.attempt], [403, 'ConversationBlockedByUser', 1]);
  });
});

describe('a reply that the Connector does not answer', () => {
  const bot = useBot({ sendTimeoutMs: 50 });

  it('is given up, sent once, and the caller is answered', async () => {
    bot().connector.fail({ delayMs: 1000 });
    const startedAt = performance.now();
    const { status } = await bot().post(personalMessage(QUESTION));
    assert.equal(status, 200);
    assert.ok(performance.now() - startedAt < 900);
    assert.equal(bot().connector.requests.length, 1);
  });
});
