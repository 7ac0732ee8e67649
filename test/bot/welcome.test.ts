import assert from 'node:assert/strict';
import { sv } from '../../bot/texts/sv.ts';
import { conversations } from '../../src/delivery/conversation.ts';
import { useBot } from '../support/start-bot.ts';
import { BOT, CHANNEL, GROUP, installing, joining, PERSONAL, type Place } from '../support/teams-activities.ts';
import { buttonsOf, cardOf, textsOf } from '../support/teams-cards.ts';

describe('the welcome', () => {
  const bot = useBot();

  it('says what the bot can do, with three questions to try', async () => {
    const [welcome] = await bot().say(installing('add'));
    const card = cardOf(welcome);
    assert.deepEqual(textsOf(card), [sv.welcome.heading, sv.welcome.text, sv.welcome.hint]);
    assert.deepEqual(
      buttonsOf(card).map(({ verb }) => verb),
      ['knowledge.open', 'knowledge.open', 'knowledge.open'],
    );
    assert.equal(welcome?.summary, sv.welcome.summary);
  });

  for (const [name, place] of [
    ['chat', PERSONAL],
    ['group chat', GROUP],
    ['channel', CHANNEL],
  ] as [string, Place][]) {
    it(`comes once to a ${name} under both install events, repeated and at the same time`, async () => {
      const events = Array.from({ length: 10 }, () => [installing('add', place), joining(place)]).flat();
      await Promise.all(events.map((event) => bot().post(event)));
      await bot().post(installing('add', place));
      assert.equal(bot().connector.posted(place.id).length, 1);
    });
  }

  it('comes once also across a restart', async () => {
    await bot().post(installing('add'));
    await bot().restart();
    await bot().post(joining());
    assert.equal(bot().connector.posted(PERSONAL.id).length, 1);
  });

  it('comes when the bot is among several who join, and not when others join', async () => {
    const others = [{ id: '29:1other' }, { id: '28:another-bot' }];
    assert.deepEqual(await bot().say(joining(PERSONAL, others)), []);
    assert.equal((await bot().say(joining(PERSONAL, [...others, { id: BOT.id }]))).length, 1);
  });

  it('comes again after an uninstall, of which nothing is kept', async () => {
    await bot().post(installing('add'));
    await bot().post(installing('remove'));
    assert.deepEqual(await bot().store.keys(conversations), []);
    assert.equal((await bot().say(installing('add'))).length, 1);
  });

  it('that Teams refuses is given at the next event', async () => {
    bot().connector.fail({ code: 'BotNotInConversationRoster' });
    assert.deepEqual(await bot().say(joining()), []);
    assert.equal((await bot().say(installing('add'))).length, 1);
  });

  it('that may have arrived is not repeated', async () => {
    bot().connector.fail({ status: 500 });
    await bot().post(joining());
    assert.deepEqual(await bot().say(installing('add')), []);
  });
});
