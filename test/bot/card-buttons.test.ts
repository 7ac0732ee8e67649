import assert from 'node:assert/strict';
import { COLLEAGUES, objectIdOf, YOU } from '../../bot/local/colleagues.ts';
import { en } from '../../bot/texts/en.ts';
import { sv } from '../../bot/texts/sv.ts';
import { sv as forumSv } from '../../src/forum/texts/sv.ts';
import { type Rating, ratingsOf } from '../../src/knowledge/answer-feedback.ts';
import { type TestBot, useBot } from '../support/start-bot.ts';
import {
  CHANNEL,
  from,
  mentioning,
  PERSONAL,
  personalMessage,
  pressing,
  submitting,
} from '../support/teams-activities.ts';
import { type Button, buttonOf, buttonsOf, cardOf, textsOf } from '../support/teams-cards.ts';

const CHAIR = 'Vem är ordförande i FVM styrgrupp?';
const [ERIK] = COLLEAGUES as [(typeof COLLEAGUES)[number]];
const said = (value: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });

async function buttonsFor(bot: TestBot, question: string): Promise<Button[]> {
  const [reply] = await bot.say(personalMessage(question));
  return buttonsOf(cardOf(reply));
}

async function ratings(bot: TestBot): Promise<Rating[]> {
  return Object.values((await bot.store.read(ratingsOf('2026-11-20T08:00:00Z'))).ratings);
}

describe('a thumb', () => {
  const bot = useBot();

  async function thumbs(): Promise<[Button, Button]> {
    return (await buttonsFor(bot(), CHAIR)).filter(({ verb }) => verb === 'answer.rate') as [Button, Button];
  }

  it('is kept with entry, question, who and when, also after a restart, and thanks', async () => {
    const [up] = await thumbs();
    const { body } = await bot().post(pressing(up.verb, up.data));
    const card = (body as { value: Record<string, unknown> }).value;
    assert.ok(textsOf(card).includes(sv.answer.thanks));
    assert.deepEqual(
      buttonsOf(card).filter(({ verb }) => verb === 'answer.rate'),
      [],
    );
    await bot().restart();
    const [kept, ...more] = await ratings(bot());
    assert.deepEqual(more, []);
    const { by, ...rest } = kept as Rating;
    assert.equal(by.userId, objectIdOf(YOU));
    const expected = { entry: 'fvm-styrgrupp', question: CHAIR, helpful: true, at: '2026-11-20T08:00:00.000Z' };
    assert.deepEqual(rest, expected);
  });

  it('replaces an earlier one of the same person, and stands beside one of another', async () => {
    const [up, down] = await thumbs();
    await bot().post(pressing(up.verb, up.data));
    await bot().post(pressing(up.verb, up.data, PERSONAL, { from: from(ERIK) }));
    const { body } = await bot().post(pressing(down.verb, down.data));
    assert.ok(textsOf((body as { value: Record<string, unknown> }).value).includes(sv.answer.sorry));
    assert.deepEqual(
      (await ratings(bot())).map(({ by, helpful }) => [by.userId, helpful]).sort(),
      [
        [objectIdOf(YOU), false],
        [objectIdOf(ERIK), true],
      ].sort(),
    );
  });

  it('leaves it to be seen that the question is in the queue', async () => {
    const [up] = await thumbs();
    const { card, ...rest } = up.data as { card: Record<string, unknown> };
    const { body } = await bot().post(pressing(up.verb, { ...rest, card: { ...card, asked: true } }));
    const shown = textsOf((body as { value: Record<string, unknown> }).value);
    assert.ok(shown.includes(forumSv.alreadyThere) && shown.includes(sv.answer.thanks), shown.join('\n'));
  });

  it('keeps the words of the answer as they were when the card is drawn again', async () => {
    const [reply] = await bot().say(personalMessage(CHAIR));
    const before = textsOf(cardOf(reply));
    const [up] = await thumbs();
    const { body } = await bot().post(pressing(up.verb, up.data));
    const after = textsOf((body as { value: Record<string, unknown> }).value);
    assert.deepEqual(
      after.filter((text) => text !== sv.answer.thanks),
      before.filter((text) => text !== sv.answer.didItHelp),
    );
  });
});

describe('an alternative', () => {
  const bot = useBot();

  it('opens its entry by id as a new answer, and the pressed card stays', async () => {
    const alternative = (await buttonsFor(bot(), CHAIR)).find(({ verb }) => verb === 'knowledge.open') as Button;
    const before = bot().connector.posted(PERSONAL.id).length;
    const { body } = await bot().post(pressing(alternative.verb, alternative.data));
    const [opened, ...more] = bot().connector.posted(PERSONAL.id).slice(before);
    assert.deepEqual(more, []);
    assert.equal(textsOf(cardOf(opened))[0], alternative.title);
    assert.match(String(opened?.summary), /^Svar: /);
    assert.deepEqual(body, said(sv.opened));
  });

  it('opens in the thread of the channel, also for somebody who did not ask', async () => {
    const [reply] = await bot().say(mentioning(CHAIR, CHANNEL));
    const alternative = buttonOf(cardOf(reply), 'knowledge.open');
    await bot().post(pressing(alternative.verb, alternative.data, CHANNEL, { from: from(ERIK) }));
    const request = bot().connector.requests.at(-1);
    assert.match(request?.url ?? '', new RegExp(`/${encodeURIComponent(CHANNEL.id)}/activities/`));
    assert.equal(textsOf(cardOf(request?.body))[0], alternative.title);
  });

  it('comes once, with nothing beside it, as Action.Submit, in whichever language', async () => {
    for (const question of [CHAIR, 'Who chairs the FVM steering group?']) {
      const [reply] = await bot().say(personalMessage(question));
      const { submit, title } = buttonOf(cardOf(reply), 'knowledge.open');
      const opened = await bot().say(submitting(submit));
      assert.deepEqual(
        opened.map((message) => textsOf(cardOf(message))[0]),
        [title],
      );
    }
  });

  it('whose entry is gone says so politely', async () => {
    const { body } = await bot().post(pressing('knowledge.open', { v: 1, lang: 'en', entry: 'no-such-entry' }));
    assert.deepEqual(body, said(en.refusals.entryGone));
    assert.deepEqual(bot().connector.requests, []);
  });

  it('that cannot be sent is not announced as coming', async () => {
    const alternative = (await buttonsFor(bot(), CHAIR)).find(({ verb }) => verb === 'knowledge.open') as Button;
    bot().connector.fail({ code: 'BotNotInConversationRoster' });
    const { body } = await bot().post(pressing(alternative.verb, alternative.data));
    assert.match((body as { value: string }).value, /^Något gick fel hos mig\..*Referens: [0-9a-f]{8}$/);
  });
});

describe('an example on the help card', () => {
  const bot = useBot();

  it('opens the entry that answers it', async () => {
    const [example] = await buttonsFor(bot(), 'hjälp');
    await bot().post(pressing(example?.verb, example?.data));
    assert.equal(textsOf(cardOf(bot().connector.posted(PERSONAL.id).at(-1)))[0], 'FVM styrgrupp');
  });
});
