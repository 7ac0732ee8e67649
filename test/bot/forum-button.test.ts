import assert from 'node:assert/strict';
import { COLLEAGUES, LOCAL_TENANT, objectIdOf, YOU } from '../../bot/local/colleagues.ts';
import { type ForumQuestion, openQuestions } from '../../src/forum/forum-queue.ts';
import { en as forumEn } from '../../src/forum/texts/en.ts';
import { sv as forumSv } from '../../src/forum/texts/sv.ts';
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

const QUESTION = 'Vad händer med xylofonerna på månen?';
const [ERIK] = COLLEAGUES as [(typeof COLLEAGUES)[number]];

async function askButtonFor(bot: TestBot, question = QUESTION): Promise<Button> {
  const [reply] = await bot.say(personalMessage(question));
  return buttonOf(cardOf(reply), 'forum.ask');
}

async function queue(bot: TestBot): Promise<ForumQuestion[]> {
  return Object.values((await bot.store.read(openQuestions)).questions);
}

function redrawn(body: unknown): Record<string, unknown> {
  const { statusCode, type, value } = body as { statusCode: number; type: string; value: Record<string, unknown> };
  assert.deepEqual([statusCode, type], [200, 'application/vnd.microsoft.card.adaptive']);
  return value;
}

describe('the forum button', () => {
  const bot = useBot();

  const choose = (municipality: string, who = YOU) =>
    bot().post(pressing('municipality.choose', { v: 1, lang: 'sv', municipality }, PERSONAL, { from: from(who) }));

  it('keeps the question with who, municipality, conversation, time and text, also after a restart', async () => {
    const { verb, data } = await askButtonFor(bot());
    await choose(YOU.municipality);
    const { status, body } = await bot().post(pressing(verb, data));
    assert.equal(status, 200);
    assert.ok(textsOf(redrawn(body)).includes(forumSv.stored));
    await bot().restart();
    const [stored, ...more] = await queue(bot());
    const askedAt = '2026-11-20T08:00:00.000Z';
    const askedBy = { tenantId: LOCAL_TENANT, userId: objectIdOf(YOU) };
    const { municipality } = YOU;
    const votes = { [municipality]: { by: askedBy, at: askedAt } };
    assert.deepEqual({ ...stored, text: QUESTION, askedBy, municipality, thread: null, askedAt, votes }, stored);
    assert.deepEqual(more, []);
  });

  it('is gone from the card that confirms', async () => {
    const { verb, data } = await askButtonFor(bot());
    const { body } = await bot().post(pressing(verb, data));
    assert.deepEqual(
      buttonsOf(redrawn(body)).filter((button) => button.verb === 'forum.ask'),
      [],
    );
  });

  it('pressed again keeps one question, and says that it is there', async () => {
    const { verb, data } = await askButtonFor(bot());
    await bot().post(pressing(verb, data));
    bot().clock.now = new Date('2026-11-27T08:00:00Z');
    const { body } = await bot().post(pressing(verb, data));
    assert.ok(textsOf(redrawn(body)).includes(forumSv.alreadyThere));
    assert.deepEqual(
      (await queue(bot())).map(({ askedAt }) => askedAt),
      ['2026-11-20T08:00:00.000Z'],
    );
  });

  it('pressed twenty times at once keeps one question and confirms it once', async () => {
    const { verb, data } = await askButtonFor(bot());
    const answers = await Promise.all(Array.from({ length: 20 }, () => bot().post(pressing(verb, data))));
    const said = answers.map(({ body }) => textsOf(redrawn(body)));
    assert.equal(said.filter((texts) => texts.includes(forumSv.stored)).length, 1);
    assert.equal(said.filter((texts) => texts.includes(forumSv.alreadyThere)).length, 19);
    assert.equal((await queue(bot())).length, 1);
  });

  it('pressed on one card by two people keeps one question, and offers the second to vote or to put their own', async () => {
    const [reply] = await bot().say(mentioning(QUESTION, CHANNEL));
    const { verb, data } = buttonOf(cardOf(reply), 'forum.ask');
    await choose(YOU.municipality);
    await choose(ERIK.municipality, ERIK);
    await bot().post(pressing(verb, data, CHANNEL));
    const { body } = await bot().post(pressing(verb, data, CHANNEL, { from: from(ERIK) }));
    assert.equal((body as { value: unknown }).value, forumSv.queue.similarBelow);
    const offered = bot()
      .connector.requests.map(({ body: sent }) => sent)
      .findLast(({ attachments }) => attachments !== undefined);
    const own = buttonOf(cardOf(offered), 'question.put');
    assert.equal((await queue(bot())).length, 1);
    await bot().post(pressing(own.verb, own.data, PERSONAL, { from: from(ERIK) }));
    assert.deepEqual(
      (await queue(bot())).map(({ askedBy, municipality }) => [askedBy.userId, municipality]),
      [
        [objectIdOf(YOU), YOU.municipality],
        [objectIdOf(ERIK), ERIK.municipality],
      ],
    );
  });

  it('works as Action.Submit in clients without Action.Execute, and answers in the chat', async () => {
    const { submit } = await askButtonFor(bot());
    const [first, ...more] = await bot().say(submitting(submit));
    const [again] = await bot().say(submitting(submit));
    assert.equal(first?.text, forumSv.stored);
    assert.deepEqual(more, []);
    assert.equal(again?.text, forumSv.alreadyThere);
    assert.equal((await queue(bot())).length, 1);
  });

  it('speaks the language of its card', async () => {
    const { verb, data } = await askButtonFor(bot(), 'What happens to the xylophone on the moon?');
    const { body } = await bot().post(pressing(verb, data));
    assert.ok(textsOf(redrawn(body)).includes(forumEn.stored));
  });

  it('does not keep a question with a personal identity number, and says why', async () => {
    const { verb, data } = await askButtonFor(bot(), 'Får 19811218-9876 läsa journalen?');
    const { body } = await bot().post(pressing(verb, data));
    const card = redrawn(body);
    assert.ok(textsOf(card).includes(forumSv.personalData));
    assert.ok(buttonOf(card, 'forum.ask'), 'the button stays');
    assert.deepEqual(await queue(bot()), []);
  });

  it('refuses the fifty-first question of one person, and not that of another', async () => {
    const { verb, data } = await askButtonFor(bot());
    const card = data.card as Record<string, unknown>;
    const ask = (n: number, who = YOU) =>
      bot().post(pressing(verb, { card: { ...card, question: `fråga ${n}` } }, PERSONAL, { from: from(who) }));
    for (let n = 1; n <= 50; n++) await ask(n);
    const { body } = await ask(51);
    assert.ok(textsOf(redrawn(body)).includes(forumSv.tooMany(50)));
    assert.ok(textsOf(redrawn((await ask(51, ERIK)).body)).includes(forumSv.stored));
    assert.equal((await queue(bot())).length, 51);
  });
});

describe('the forum button in Teams', () => {
  const one = useBot({ mode: 'teams' });

  it('knows the municipality of a tenant that serves one', async () => {
    const { verb, data } = await askButtonFor(one());
    await one().post(pressing(verb, data));
    assert.deepEqual(
      (await queue(one())).map(({ municipality }) => municipality),
      ['1485'],
    );
  });
});

describe('the forum button in a tenant of several municipalities', () => {
  const several = useBot({ mode: 'teams', env: { TENANTS: `${LOCAL_TENANT}=1485+1490` } });

  it('keeps the question without a municipality rather than with a guessed one', async () => {
    const { verb, data } = await askButtonFor(several());
    await several().post(pressing(verb, data));
    assert.deepEqual(
      (await queue(several())).map(({ municipality }) => municipality),
      [null],
    );
  });
});
