import assert from 'node:assert/strict';
import { sv as botWords } from '../../../bot/texts/sv.ts';
import {
  HOST,
  inSweden,
  LEADER,
  REPORT_BOT,
  type Somebody,
  STAFF,
  somebody,
  VASTKOM,
} from '../../support/report-people.ts';
import { appoint, asks, cardsTo, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import {
  appointLeader,
  copiesIn,
  kept,
  OTHER_LEADER,
  PERIOD,
  previews,
  savesDraft,
  subscribeChannels,
  words,
} from '../../support/summary-talk.ts';
import { buttonsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const { send, form } = words;
const AT = '6 november kl. 09.00';
const NAME = 'Månadsrapport oktober 2026';
const THIRD_LEADER = somebody('Lova Ledare', VASTKOM, 5);

describe('a monthly status that needs approval', () => {
  const bot = useBot({ ...REPORT_BOT, env: { ...REPORT_BOT.env, SUMMARY_NEEDS_APPROVAL: 'true' } });
  let lena: Somebody;
  let lars: Somebody;
  let sending: Json;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
    lena = await appointLeader(bot(), LEADER);
    lars = await appointLeader(bot(), OTHER_LEADER);
    await subscribeChannels(bot(), 1);
    ({ sending } = await previews(bot(), lena, await savesDraft(bot(), lena)));
  });

  const verbsOn = (card: Json): string[] => buttonsOf(card).map(({ verb }) => verb);
  const forges = async (who: Somebody, verb: string, version = 1): Promise<string> => {
    const { card, said } = await sendsPress(bot(), who, { verb, data: { v: 1, lang: 'sv', period: PERIOD, version } });
    return card === undefined ? String(said) : wordsOn(card);
  };
  const notices = (who: Somebody): Json[] =>
    cardsTo(bot(), who).filter((card) => wordsOn(card).includes(send.notice.approval(NAME)));
  const isPosted = async (): Promise<boolean> => (await kept(bot())).editions.length > 0;

  it('is not sent or scheduled by the one who wrote it, who can only ask', () => {
    assert.ok(wordsOn(sending).includes(send.ownApproval));
    assert.deepEqual(verbsOn(sending), ['summary.ask-approval', 'summary.open', 'summary.send']);
  });

  for (const [what, who, verb, said] of [
    ['posted by its author', LEADER, 'summary.post', send.refused['not-approved']],
    ['posted by another leader', OTHER_LEADER, 'summary.post', send.refused['not-approved']],
    ['approved by its author', LEADER, 'summary.approve', send.refused.own],
    ['approved by a host', HOST, 'summary.approve', botWords.refusals.notAllowed],
    ['approved by somebody without a role', STAFF, 'summary.approve', botWords.refusals.notAllowed],
    ['posted by somebody without a role', STAFF, 'summary.post', botWords.refusals.notAllowed],
  ] as const) {
    it(`is not ${what} with a forged press`, async () => {
      if (who === HOST) await appoint(bot(), HOST, 'host');
      assert.ok((await forges(who, verb)).includes(said));
      assert.deepEqual([await isPosted(), (await kept(bot())).approval], [false, null]);
    });
  }

  it('is not scheduled either', async () => {
    const data = { v: 1, lang: 'sv', period: PERIOD, version: 1, day: '2026-11-09', time: '09:00' };
    const { card } = await sendsPress(bot(), lena, { verb: 'summary.schedule', data });
    assert.ok(wordsOn(card ?? {}).includes(send.refused['not-approved']));
    assert.equal((await kept(bot())).schedule, null);
  });

  it('is asked about once of each of the others, who can look at it and approve it', async () => {
    await appointLeader(bot(), THIRD_LEADER);
    for (let n = 0; n < 2; n++) {
      const card = await redraws(bot(), lena, sending, 'summary.ask-approval');
      assert.ok(wordsOn(card).includes(send.approvalAsked(2)));
      await bot().tick();
    }
    assert.deepEqual(
      [lena, lars, THIRD_LEADER].map((who) => notices(who).length),
      [0, 1, 1],
    );
    const [notice = assert.fail()] = notices(lars);
    assert.deepEqual(verbsOn(notice), ['summary.preview', 'summary.approve']);
    const card = await redraws(bot(), lars, notice, 'summary.approve');
    assert.ok(wordsOn(card).includes(send.approved));
    assert.ok(wordsOn(card).includes(send.approvedBy(AT)));
  });

  it('is sent after another leader has approved it, and the author is told', async () => {
    await forges(lars, 'summary.approve');
    await bot().tick();
    assert.equal(bot().connector.posted(lena.chat.id).at(-1)?.text, send.notice.approved(NAME));
    const card = await redraws(bot(), lena, sending, 'summary.send');
    assert.ok(verbsOn(card).includes('summary.post'));
    await redraws(bot(), lena, card, 'summary.post');
    await bot().tick();
    assert.equal(copiesIn(bot(), 1).length, 1);
  });

  it('is to be approved anew after a change', async () => {
    await forges(lars, 'summary.approve');
    const card = await redraws(bot(), lena, await asks(bot(), lena, 'månadsrapport'), form.save.title, { title: 'Ny' });
    const again = await previews(bot(), lena, card);
    assert.ok(wordsOn(again.sending).includes(send.ownApproval));
    assert.ok((await forges(lena, 'summary.post', 2)).includes(send.refused['not-approved']));
    assert.ok((await forges(lena, 'summary.post', 1)).includes(send.refused.stale));
    assert.equal(await isPosted(), false);
  });

  it('is not asked about from a card that shows an earlier text, which is said', async () => {
    await savesDraft(bot(), lena, { summary: 'Ändrat innan.' });
    const card = await redraws(bot(), lena, sending, 'summary.ask-approval');
    await bot().tick();
    assert.ok(wordsOn(card).includes(send.refused.stale));
    assert.deepEqual(notices(lars), []);
  });

  it('is not asked about any more when it was changed before the question arrived', async () => {
    bot().connector.fail({ conversationId: lars.chat.id, status: 503 });
    await redraws(bot(), lena, sending, 'summary.ask-approval');
    await bot().tick();
    await savesDraft(bot(), lena, { summary: 'Ändrat innan.' });
    bot().clock.now = inSweden('2026-11-06', '10:00');
    await bot().tick();
    assert.deepEqual(notices(lars), []);
  });

  it('is not approved by a press on what was changed since', async () => {
    await redraws(bot(), lena, sending, 'summary.ask-approval');
    await bot().tick();
    await savesDraft(bot(), lena, { summary: 'Ändrat efteråt.' });
    const card = await redraws(bot(), lars, notices(lars)[0] ?? {}, 'summary.approve');
    assert.ok(wordsOn(card).includes(send.refused.stale));
    assert.equal((await kept(bot())).approval, null);
  });

  it('can be approved by the author of an earlier version, since somebody else wrote the last', async () => {
    await savesDraft(bot(), lars, { summary: 'Lars ändrar.' });
    assert.ok((await forges(lars, 'summary.approve', 2)).includes(send.refused.own));
    assert.ok((await forges(lena, 'summary.approve', 2)).includes(send.approved));
  });

  it('is approved once', async () => {
    await forges(lars, 'summary.approve');
    assert.ok((await forges(lars, 'summary.approve')).includes(send.alreadyApproved));
    await bot().tick();
    const told = bot()
      .connector.posted(lena.chat.id)
      .filter(({ text }) => text === send.notice.approved(NAME));
    assert.equal(told.length, 1);
  });
});

describe('a monthly status that needs approval, with one project leader', () => {
  const bot = useBot({ ...REPORT_BOT, env: { ...REPORT_BOT.env, SUMMARY_NEEDS_APPROVAL: 'true' } });

  it('says that there is nobody to ask', async () => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
    const lena = await appointLeader(bot());
    const { sending } = await previews(bot(), lena, await savesDraft(bot(), lena));
    const card = await redraws(bot(), lena, sending, 'summary.ask-approval');
    assert.ok(wordsOn(card).includes(send.nobodyToAsk));
  });
});
