import assert from 'node:assert/strict';
import sinon from 'sinon';
import { YOU } from '../../bot/local/colleagues.ts';
import { BOT_TOKEN, STRANGERS_KEY } from '../support/local-sign-in.ts';
import { useBot } from '../support/start-bot.ts';
import { PERSONAL, personalMessage, pressing, submitting } from '../support/teams-activities.ts';
import { buttonOf, cardOf } from '../support/teams-cards.ts';

const SECRET = 'hemligaxylofoner';

describe('the log', () => {
  const bot = useBot({ mode: 'teams' });
  let printed: sinon.SinonStub;

  beforeEach(() => {
    printed = sinon.stub(console, 'error');
  });
  afterEach(() => {
    printed.restore();
  });

  it('holds no message text, no name and no token, whatever happens', async () => {
    const good = bot().token();
    const forged = bot().token({ key: STRANGERS_KEY });
    const expired = bot().token({ claims: { exp: 1 } });
    const question = `Var finns ${SECRET} på månen?`;
    const [reply] = await bot().say(personalMessage(question));
    const ask = buttonOf(cardOf(reply), 'forum.ask');
    await bot().post(pressing(ask.verb, ask.data));
    await bot().post(pressing('answer.rate', { card: { ...(ask.data.card as object), secret: SECRET } }));
    await bot().post(submitting({ verb: SECRET, data: SECRET }));
    await bot().post({ ...personalMessage(question), recipient: { id: 7, name: SECRET } });
    await bot().post({ ...personalMessage(question), channelId: SECRET });
    await bot().post({ ...personalMessage(question), serviceUrl: `https://${SECRET}.example/` });
    for (const token of [forged, expired])
      await bot().post(personalMessage(question), { authorization: `Bearer ${token}` });
    for (const fault of [{ status: 403 }, { status: 500 }, { drop: 'before' as const }, { status: 413 }]) {
      bot().connector.fail(fault);
      await bot().post(personalMessage(question));
    }
    bot().bug.thrown = new Error('the bug');
    bot().connector.fail({ status: 500, times: 2 });
    await bot().post(personalMessage(question));
    await bot().post(personalMessage(question));

    const text = bot().log.text() + JSON.stringify(printed.args);
    assert.match(text, /the bug/);
    assert.equal(bot().connector.requests.at(-1)?.authorization, `Bearer ${BOT_TOKEN}`);
    for (const secret of [SECRET, BOT_TOKEN, good, forged, expired, good.split('.')[2] ?? '', YOU.surname]) {
      assert.equal(text.includes(secret), false, `the log holds ${secret}:\n${text}`);
    }
  });

  it('joins the lines of a turn by one correlation id, which no other turn has', async () => {
    await bot().post(personalMessage('Vem är ordförande i FVM styrgrupp?'));
    await bot().post(personalMessage('Vilka är de tre optionerna?'));
    const ids = bot()
      .log.lines()
      .filter(({ msg }) => msg === 'a question' || msg === 'a turn')
      .map(({ correlationId }) => correlationId);
    assert.equal(ids.length, 4);
    assert.equal(ids[0], ids[1]);
    assert.equal(ids[2], ids[3]);
    assert.notEqual(ids[0], ids[2]);
    assert.equal(bot().connector.posted(PERSONAL.id).length, 2);
  });
});
