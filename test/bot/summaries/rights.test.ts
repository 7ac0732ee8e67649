import assert from 'node:assert/strict';
import { ACTIONS } from '../../../bot/actions.ts';
import { sv as botWords } from '../../../bot/texts/sv.ts';
import { HOST, inSweden, REPORT_BOT, STAFF } from '../../support/report-people.ts';
import { appoint, sendsPress } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { appointLeader, kept, PERIOD, postsStatus } from '../../support/summary-talk.ts';

describe('the buttons of the monthly status', () => {
  const bot = useBot({ ...REPORT_BOT, shared: true });
  const key = '11111111-2222-4333-8444-555555555555';
  const month = { v: 1, lang: 'sv', period: PERIOD };
  /** Every verb, with data that a card might carry. */
  const DATA: Record<string, object> = {
    'summary.open': month,
    'summary.save': { draft: { ...month, key, base: 0 }, goTo: 'stay', summary: 'Hej.' },
    'summary.lines': { lines: { ...month, key, base: 0, page: 0, go: 'done', chosenPages: 0, ids: [] } },
    'summary.delete': { ...month, version: 1 },
    'summary.preview': month,
    'summary.send': month,
    'summary.post': { ...month, version: 1 },
    'summary.schedule': { ...month, version: 1, day: '2026-11-09', time: '09:00' },
    'summary.unschedule': { ...month, version: 1 },
    'summary.ask-approval': { ...month, version: 1 },
    'summary.approve': { ...month, version: 1 },
    'summary.delivery': { ...month, edition: 1 },
    'summary.stop': { ...month, edition: 1 },
    'summary.resend': { ...month, edition: 1, from: 'failed' },
    'summary.ask-withdraw': { ...month, edition: 1 },
    'summary.withdraw': { ...month, edition: 1 },
    'summary.read': month,
    'summary.archive': { v: 1, lang: 'sv' },
  };
  const FOR_ALL = ['summary.read', 'summary.archive'];

  before(async () => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
    const lena = await appointLeader(bot());
    await appoint(bot(), HOST, 'host');
    await postsStatus(bot(), lena);
  });

  it('are all in this table', () => {
    const verbs = [...ACTIONS.keys()].filter((verb) => verb.startsWith('summary.'));
    assert.deepEqual(Object.keys(DATA).sort(), verbs.sort());
  });

  for (const [verb, data] of Object.entries(DATA)) {
    it(`${FOR_ALL.includes(verb) ? 'are' : 'are not'} for everybody: ${verb}`, async () => {
      for (const who of [STAFF, HOST]) {
        const before = await kept(bot());
        const { said } = await sendsPress(bot(), who, { verb, data });
        assert.equal(said === botWords.refusals.notAllowed, !FOR_ALL.includes(verb));
        assert.deepEqual(await kept(bot()), before);
      }
    });
  }
});
