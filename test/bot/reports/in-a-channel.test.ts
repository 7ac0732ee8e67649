import assert from 'node:assert/strict';
import { sv as people } from '../../../src/people/texts/sv.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { channelOf, inSweden, LEADER, REPORT_BOT, reporterOf, type Somebody } from '../../support/report-people.ts';
import {
  appoint,
  asReporter,
  cardsTo,
  FILLED,
  grants,
  handsIn,
  inputsOf,
  redraws,
  remindersTo,
  wordsOn,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { installing, mentioning, submitting } from '../../support/teams-activities.ts';
import { buttonOf } from '../../support/teams-cards.ts';

const SECRET = 'Vi har det svårt.';

describe('asked in a channel, the bot', () => {
  const bot = useBot(REPORT_BOT);

  beforeEach(() => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
  });

  /** What is posted in the channel, word for word. */
  const says = (who: Somebody, text: string) =>
    bot().say(mentioning(text, channelOf(who), { from: who.from })) as Promise<Record<string, unknown>[]>;
  const onlyText = (posted: Record<string, unknown>[]): unknown => {
    assert.equal(posted.length, 1);
    assert.equal(posted[0]?.attachments, undefined, 'no card');
    return posted[0]?.text;
  };

  it('shows the report in the chat that it knows, and says in the channel only where', async () => {
    const rut = await asReporter(bot(), '1440');
    await handsIn(bot(), rut, { summary: SECRET });
    const posted = await says(rut, 'rapport');
    assert.equal(onlyText(posted), sv.leader.privately);
    assert.doesNotMatch(JSON.stringify(posted), /svårt/);
    assert.match(wordsOn(cardsTo(bot(), rut).at(-1) ?? {}), /svårt/);
  });

  it('opens a chat with somebody it has not met, and the form there works', async () => {
    const rut = await grants(bot(), reporterOf('1440'), 'reporter', '1440');
    assert.equal(onlyText(await says(rut, 'rapport')), sv.leader.privately);
    const [form, ...more] = cardsTo(bot(), rut);
    assert.deepEqual(more, []);
    const receipt = await redraws(bot(), rut, form ?? {}, sv.form.submit, FILLED);
    assert.ok(wordsOn(receipt).includes(sv.receipt.saved('21 oktober kl. 09.00', 1)));
    assert.equal(bot().connector.requests.filter(({ call }) => call === 'create').length, 1);
  });

  it('opens the chat with somebody once, and reminds there', async () => {
    const rut = await grants(bot(), reporterOf('1440'), 'reporter', '1440');
    await says(rut, 'rapport');
    await says(rut, 'rapport');
    assert.equal(bot().connector.requests.filter(({ call }) => call === 'create').length, 1);
    bot().clock.now = inSweden('2026-10-27', '09:00');
    await bot().tick();
    assert.equal(remindersTo(bot(), rut).length, 1);
  });

  it('tells how to be reached when Teams allows no chat', async () => {
    const rut = await grants(bot(), reporterOf('1440'), 'reporter', '1440');
    bot().connector.fail({ call: 'create', code: 'ForbiddenOperationException' });
    assert.equal(onlyText(await says(rut, 'rapport')), sv.leader.notPrivately);
    assert.deepEqual(cardsTo(bot(), rut), []);
  });

  it('tells how to be reached when the person has blocked the chat', async () => {
    const rut = await asReporter(bot(), '1440');
    bot().connector.fail({ conversationId: rut.chat.id, code: 'ConversationBlockedByUser' });
    assert.equal(onlyText(await says(rut, 'rapport')), sv.leader.notPrivately);
  });

  it('opens a chat anew when the one that it knows is gone', async () => {
    const rut = await asReporter(bot(), '1440');
    bot().connector.fail({ conversationId: rut.chat.id, code: 'BotNotInConversationRoster' });
    assert.equal(onlyText(await says(rut, 'rapport')), sv.leader.privately);
    assert.equal(bot().connector.requests.filter(({ call }) => call === 'create').length, 1);
    assert.ok(buttonOf(cardsTo(bot(), rut).at(-1) ?? {}, 'report.submit'));
  });

  it('opens a chat anew after the app was taken away and came back in a team only', async () => {
    const rut = await asReporter(bot(), '1440');
    await bot().say(installing('remove', rut.chat, { from: rut.from }));
    assert.equal(onlyText(await says(rut, 'rapport')), sv.leader.privately);
    assert.equal(bot().connector.requests.filter(({ call }) => call === 'create').length, 1);
  });

  for (const word of ['status rapporter', 'historik', 'roller', 'kommun']) {
    it(`shows nothing of "${word}" in the channel`, async () => {
      const leader = await appoint(bot(), LEADER, 'leader');
      const before = cardsTo(bot(), leader).length;
      const posted = await says(leader, word);
      const isText = word === 'kommun';
      assert.equal(onlyText(posted), sv.leader.privately);
      assert.equal(cardsTo(bot(), leader).length, before + (isText ? 0 : 1));
      if (isText) assert.equal(bot().connector.posted(leader.chat.id).at(-1)?.text, people.municipality.none);
    });
  }

  it('posts no receipt there when a form that was forwarded is sent from there', async () => {
    const rut = await asReporter(bot(), '1440');
    await says(rut, 'rapport');
    const form = cardsTo(bot(), rut).at(-1) ?? {};
    const { submit } = buttonOf(form, sv.form.submit);
    const value = { ...inputsOf(form), ...FILLED, summary: SECRET, ...submit };
    const posted = await bot().say(submitting(value, channelOf(rut), { from: rut.from }));
    assert.equal(onlyText(posted), sv.leader.privately);
    assert.match(wordsOn(cardsTo(bot(), rut).at(-1) ?? {}), /svårt/);
  });
});
