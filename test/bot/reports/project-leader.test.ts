import assert from 'node:assert/strict';
import { sv as botWords } from '../../../bot/texts/sv.ts';
import { monthDoc, ofMunicipality } from '../../../src/reports/month-reports.ts';
import { overviewSv } from '../../../src/reports/texts/overview-sv.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import {
  HOST,
  inSweden,
  LEADER,
  NAMES,
  REPORT_BOT,
  reporterOf,
  type Somebody,
  STAFF,
} from '../../support/report-people.ts';
import {
  appoint,
  appointAll,
  asks,
  FILLED,
  handsIn,
  matrixOf,
  presses,
  redraws,
  wordsOn,
  writes,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonsOf, elementsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const { leader: words } = sv;
const RUT = reporterOf('1440');
const LISA = reporterOf('1441');

describe('the project leader', () => {
  const bot = useBot(REPORT_BOT);

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    await appointAll(bot(), [
      [LEADER, 'leader'],
      [RUT, 'reporter', '1440'],
      [LISA, 'reporter', '1441'],
    ]);
  });

  const month = (who: Somebody = LEADER): Promise<Json> => asks(bot(), who, 'status rapporter');
  const opened = async (municipality: string, who = LEADER): Promise<Json> =>
    redraws(bot(), who, await month(who), 'report.view', { municipality });
  const verbsOn = (card: Json): string[] => buttonsOf(card).map(({ verb }) => verb);
  const factsOn = (card: Json): string =>
    JSON.stringify(elementsOf(card).flatMap(({ facts }) => (facts as Json[] | undefined) ?? []));

  it('sees the month at a glance: counts, matrix, who needs support and with what', async () => {
    await handsIn(bot(), RUT, { status: 'needs-support', support: 'Mer tid\ntill utbildning.' });
    await handsIn(bot(), LISA, { status: 'some-risk' });
    const card = await month();
    const said = wordsOn(card);
    assert.ok(said.includes(overviewSv.in(2, 49)));
    assert.ok(said.includes(`${overviewSv.month.needs(1)}\nAle\nMer tid till utbildning.`));
    assert.ok(said.includes(overviewSv.month.someRisk(1, 'Lerum')));
    const { Lämnad: handedIn = [], Saknas: missing = [] } = matrixOf(card);
    assert.deepEqual(handedIn.sort(), ['Ale', 'Lerum']);
    assert.deepEqual(
      missing.sort(),
      [...NAMES]
        .filter(([code]) => !['1440', '1441'].includes(code))
        .map(([, name]) => name)
        .sort(),
    );
  });

  it('opens a municipality that is typed as people write it', async () => {
    for (const said of ['1490', 'boras', 'Borås Stad']) assert.match(wordsOn(await opened(said)), /, Borås$/m);
    assert.ok(wordsOn(await opened('Bor')).includes(words.chooseFirst));
  });

  it('opens one municipality, and has to choose it first', async () => {
    await handsIn(bot(), RUT);
    assert.ok(wordsOn(await opened('1440')).includes(FILLED.summary));
    assert.ok(wordsOn(await opened('1441')).includes(overviewSv.report.missing));
    const asked = await redraws(bot(), LEADER, await month(), 'report.view');
    assert.ok(wordsOn(asked).includes(words.chooseFirst));
  });

  it('excuses a municipality with a reason, and takes it back', async () => {
    const card = await opened('1440');
    assert.ok(wordsOn(await redraws(bot(), LEADER, card, 'report.excuse')).includes(words.reasonMissing));
    const number = await redraws(bot(), LEADER, card, 'report.excuse', { reason: 'Sjuk: 811218-9876' });
    assert.ok(wordsOn(number).includes(words.reasonPersonalData));
    assert.deepEqual(await bot().store.read(monthDoc('2026-10')), { municipalities: {} });
    const excused = await redraws(bot(), LEADER, card, 'report.excuse', { reason: 'Sommar*stängt*' });
    assert.ok(wordsOn(excused).includes(words.excused('Ale')));
    assert.ok(wordsOn(excused).includes(overviewSv.report.excused('onsdag 21 oktober', 'Sommar*stängt*')));
    assert.deepEqual(matrixOf(await month()).Undantagen, ['Ale']);
    const again = await redraws(bot(), LEADER, card, 'report.excuse', { reason: 'Igen' });
    assert.ok(wordsOn(again).includes(words.alreadyExcused));
    await redraws(bot(), LEADER, excused, 'report.unexcuse');
    assert.equal(matrixOf(await month()).Undantagen, undefined);
  });

  it('cannot excuse one that has handed in, nor in a month that is closed', async () => {
    const card = await opened('1440');
    await handsIn(bot(), RUT);
    const { said, card: drawn } = await presses(bot(), LEADER, card, 'report.excuse', { reason: 'Sent' });
    assert.ok(drawn && wordsOn(drawn).includes(words.hasReport), said);
    const lerum = await opened('1441');
    bot().clock.now = inSweden('2026-11-20', '00:00');
    const closed = await redraws(bot(), LEADER, lerum, 'report.excuse', { reason: 'Sent' });
    assert.ok(wordsOn(closed).includes(sv.refused.closed('oktober', 'fredag 20 november')));
  });

  it('hands in what a municipality says on the phone, and it is recorded as such', async () => {
    const form = await redraws(bot(), LEADER, await opened('1440'), 'report.phone');
    assert.ok(wordsOn(form).includes(sv.form.phone('Ale')));
    const receipt = await redraws(bot(), LEADER, form, 'report.submit', FILLED);
    assert.ok(factsOn(receipt).includes(overviewSv.report.phone('1')));
    const [{ via, by } = assert.fail()] = ofMunicipality(await bot().store.read(monthDoc('2026-10')), '1440').revisions;
    assert.deepEqual([via, by.userId], ['phone', LEADER.userId]);
    const own = await redraws(bot(), RUT, await asks(bot(), RUT, 'rapport'), 'report.open');
    await redraws(bot(), RUT, own, 'report.submit', { summary: 'Vår egen text.' });
    assert.equal(ofMunicipality(await bot().store.read(monthDoc('2026-10')), '1440').revisions[1]?.via, 'card');
  });

  it('does not overwrite on the phone what came in meanwhile', async () => {
    const form = await redraws(bot(), LEADER, await opened('1440'), 'report.phone');
    await handsIn(bot(), RUT);
    const asked = await redraws(bot(), LEADER, form, 'report.submit', { ...FILLED, summary: 'På telefon.' });
    assert.ok(wordsOn(asked).includes(sv.form.conflict('21 oktober kl. 09.00', 1, false)));
    const kept = await redraws(bot(), LEADER, asked, 'report.keep');
    assert.ok(wordsOn(kept).includes(sv.receipt.kept));
    assert.ok(verbsOn(kept).includes('report.status'), 'the way back to the month');
  });

  it('sees twelve months of all', async () => {
    await handsIn(bot(), RUT);
    const card = await asks(bot(), LEADER, 'historik');
    const letters = (name: string): string | undefined => {
      const said = wordsOn(card).split('\n');
      return said[said.indexOf(name) + 1]?.replaceAll('\u2009', '');
    };
    assert.deepEqual([letters('Ale'), letters('Lerum')], ['···········L', '···········–']);
  });

  it('is followed by the host, who sees, reminds and exports, but neither excuses nor hands in', async () => {
    const leaders = await opened('1441');
    const phone = await redraws(bot(), LEADER, leaders, 'report.phone');
    await appoint(bot(), HOST, 'host');
    assert.ok(verbsOn(await month(HOST)).includes('report.remind'));
    assert.ok(verbsOn(await month(HOST)).includes('report.export'));
    assert.deepEqual(verbsOn(await opened('1441', HOST)), ['report.status']);
    for (const [card, verb, typed] of [
      [leaders, 'report.excuse', { reason: 'Semester' }],
      [leaders, 'report.phone', {}],
      [phone, 'report.submit', FILLED],
    ] as const) {
      const { said } = await presses(bot(), HOST, card, verb, typed);
      assert.equal(said, botWords.refusals.notAllowed, verb);
    }
    assert.deepEqual(await bot().store.read(monthDoc('2026-10')), { municipalities: {} });
  });

  it('is the only one beside the host: others get neither card nor effect', async () => {
    for (const text of ['status rapporter', 'historik']) {
      assert.equal((await writes(bot(), STAFF, text))[0]?.text, botWords.refusals.notAllowed);
    }
    const card = await month();
    for (const { verb } of buttonsOf(card)) {
      assert.equal(
        (await presses(bot(), RUT, card, verb, { municipality: '1441' })).said,
        botWords.refusals.notAllowed,
      );
    }
  });
});
