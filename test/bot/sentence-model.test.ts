import assert from 'node:assert/strict';
import type { Behaviour } from '../support/embeddings-server.ts';
import { conceptEmbedding, openEmbeddingsServer } from '../support/embeddings-server.ts';
import { startBot, type TestBot } from '../support/start-bot.ts';
import { personalMessage } from '../support/teams-activities.ts';
import { buttonsOf, cardOf } from '../support/teams-cards.ts';

/** Suggested from other words; meant is who delivers it. */
const PARAPHRASE = 'which company delivers the new health IT system';
const MEANT = 'leverantor-cerner';
const KEY = 'sk-a-secret-that-is-in-no-log';

describe('a bot with a sentence model', () => {
  let server: Awaited<ReturnType<typeof openEmbeddingsServer>>;
  let bot: TestBot;
  before(async () => {
    server = await openEmbeddingsServer(conceptEmbedding([['deliver', 'leverant', 'leverer', 'compan', 'bolag']]));
    bot = await startBot({
      env: { EMBEDDINGS_URL: server.url, EMBEDDINGS_MODEL: 'test', EMBEDDINGS_KEY: KEY },
    });
  });
  after(async () => {
    await bot.close();
    await server.close();
  });
  const suggested = async (): Promise<unknown[]> => {
    const [message] = await bot.say(personalMessage(PARAPHRASE));
    const buttons = buttonsOf(cardOf(message)).filter(({ verb }) => verb === 'knowledge.open');
    return buttons.map(({ data }) => data.entry);
  };

  it('suggests what is meant, and goes on without the model when that fails', async () => {
    const hangs: Behaviour = () => undefined;
    server.behave = hangs;
    const before = await suggested();
    assert.ok(!before.includes(MEANT), 'the words alone do not find it');
    await bot.close();
    server.behave = server.good;
    bot = await startBot({ env: { EMBEDDINGS_URL: server.url, EMBEDDINGS_MODEL: 'test', EMBEDDINGS_KEY: KEY } });
    await bot.modelHasLearnt();
    const after = await suggested();
    assert.ok(after.includes(MEANT), after.join());
    assert.ok(after.includes(before[0]));

    server.behave = hangs;
    const startedAt = performance.now();
    for (let n = 0; n < 5; n++) assert.deepEqual(await suggested(), before);
    const ms = performance.now() - startedAt;
    assert.ok(ms < 5_000, `three questions wait 280 ms each, the others not at all: ${ms}`);
    const warnings = bot.log.lines().filter(({ msg }) => String(msg).includes('EMBEDDINGS_URL'));
    assert.equal(warnings.length, 1);
    assert.ok(!bot.log.text().includes(KEY));
    assert.ok(!bot.log.text().includes('health IT'), 'nor what was asked');
  });
});
