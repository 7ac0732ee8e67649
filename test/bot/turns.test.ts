import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../../bot/texts/en.ts';
import { sv } from '../../bot/texts/sv.ts';
import { useBot } from '../support/start-bot.ts';
import { CHANNEL, installing, mentioning, PERSONAL, personalMessage, pressing } from '../support/teams-activities.ts';
import { buttonOf, cardOf } from '../support/teams-cards.ts';

const CHAIR = 'Vem är ordförande i FVM styrgrupp?';
/** The apology around its reference. */
const [BEFORE = '', AFTER = ''] = sv.failed('REFERENCE').split('REFERENCE');

function referenceIn(text: unknown): string {
  assert.ok(String(text).startsWith(BEFORE) && String(text).endsWith(AFTER), `${text} is the apology`);
  return String(text).slice(BEFORE.length);
}

describe('an activity that Teams repeats', () => {
  const bot = useBot();

  it('with the same id is answered once, one after the other and at the same time', async () => {
    const question = personalMessage(CHAIR);
    await bot().post(question);
    const answers = await Promise.all([bot().post(question), bot().post(question), bot().post(question)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.equal(bot().connector.posted(PERSONAL.id).length, 1);
  });

  it('is not confused with the same question asked anew, or with the same id in another conversation', async () => {
    const question = personalMessage(CHAIR);
    await bot().post(question);
    await bot().post(personalMessage(CHAIR));
    await bot().post({ ...question, conversation: CHANNEL.conversation });
    assert.equal(bot().connector.requests.length, 3);
  });
});

describe('a turn that fails', () => {
  const bot = useBot();

  it('gets an apology with a reference, under which the log tells why', async () => {
    bot().bug.thrown = new Error('the bug');
    const [apology] = await bot().say(personalMessage(CHAIR));
    const reference = referenceIn(apology?.text);
    const line = bot()
      .log.lines()
      .find(({ msg }) => msg === 'a turn failed');
    assert.equal(String(line?.correlationId).slice(0, 8), reference);
    assert.match(JSON.stringify(line), /the bug/);
  });

  it('is answered when Teams repeats the activity', async () => {
    const question = personalMessage(CHAIR);
    bot().bug.thrown = new Error('the bug');
    await bot().post(question);
    bot().bug.thrown = undefined;
    const [answer] = await bot().say(question);
    assert.match(String(answer?.summary), /^Svar: /);
  });

  it('tells the reference in the header too, so that the caller finds it', async () => {
    bot().bug.thrown = new Error('the bug');
    const { headers } = await bot().post(personalMessage(CHAIR));
    const apology = bot().connector.posted(PERSONAL.id)[0]?.text;
    assert.equal(headers.get('x-correlation-id')?.slice(0, 8), referenceIn(apology));
  });

  it('answers a press on the card itself, without a message', async () => {
    bot().bug.thrown = new Error('the bug');
    const data = { v: 1, lang: 'sv', entry: 'fvm-styrgrupp' };
    const { status, body } = await bot().post(pressing('knowledge.open', data));
    const { statusCode, value } = body as { statusCode: number; value: string };
    assert.deepEqual([status, statusCode], [200, 200]);
    referenceIn(value);
    assert.deepEqual(bot().connector.requests, []);
  });

  it('says nothing when nobody waits for an answer', async () => {
    bot().bug.thrown = new Error('the bug');
    assert.deepEqual(await bot().say(installing('add')), []);
    assert.match(bot().log.text(), /the bug/);
  });

  it('is a 500 without details when the apology cannot be sent either', async () => {
    bot().bug.thrown = new Error('the bug');
    bot().connector.fail({ status: 500, times: Number.POSITIVE_INFINITY });
    const { status, body, headers } = await bot().post(personalMessage(CHAIR));
    assert.equal(status, 500);
    assert.deepEqual(body, { error: 'internal error', correlationId: headers.get('x-correlation-id') });
  });

  it('never says that a question was saved when the disk refused it', async () => {
    const [reply] = await bot().say(mentioning(CHAIR, CHANNEL));
    const { verb, data } = buttonOf(cardOf(reply), 'forum.ask');
    await rm(join(bot().storeDir, 'forum-queue'), { recursive: true });
    const { body } = await bot().post(pressing(verb, data, CHANNEL));
    referenceIn((body as { value: string }).value);
  });
});

describe('a turn that fails in Teams', () => {
  const bot = useBot({ mode: 'teams' });

  it('gets an apology in the language that Teams is set to', async () => {
    bot().bug.thrown = new Error('the bug');
    const [apology] = await bot().say(personalMessage(CHAIR, { locale: 'en-GB' }));
    assert.ok(String(apology?.text).startsWith(en.failed('').slice(0, -1)));
  });
});
