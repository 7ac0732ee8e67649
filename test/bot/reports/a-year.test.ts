import assert from 'node:assert/strict';
import { monthDoc, ofMunicipality } from '../../../src/reports/month-reports.ts';
import { act, actAsLeader, changedSummaryOf, isLeadersAct, summaryOf } from '../../support/report-acts.ts';
import { CODES, deputyOf, inSweden, LEADER, NAMES, REPORT_BOT, reporterOf } from '../../support/report-people.ts';
import { appointAll, asks, matrixOf } from '../../support/report-talk.ts';
import { courseOf, hasDeputy, MOMENTS, momentIn, otherDay, PERIODS, YEAR } from '../../support/report-year.ts';
import { startBot, type TestBot } from '../../support/start-bot.ts';
import { buttonsOf, cardOf } from '../../support/teams-cards.ts';

type Matrix = Record<string, string[]>;
/** A reminder: whose chat, about which month and municipality, and when clocks in Sweden showed what. */
type Reminded = string;

const reminded = (chat: string, period: unknown, code: unknown, day: string): Reminded =>
  `${day} 09:00 ${chat} ${period} ${code}`;

describe('a year of 49 municipalities', function () {
  this.timeout(120_000);
  let bot: TestBot;
  const sent: Reminded[] = [];
  const others: string[] = [];
  const matrices: { period: string; at: 'atDue' | 'after'; matrix: Matrix }[] = [];

  before(async () => {
    bot = await startBot(REPORT_BOT);
    bot.clock.now = inSweden('2026-01-12', '10:00');
    await appointAll(bot, [
      [LEADER, 'leader'],
      ...CODES.map((code) => [reporterOf(code), 'reporter', code] as const),
      ...CODES.filter(hasDeputy).map((code) => [deputyOf(code), 'deputy', code] as const),
    ]);
    const moments = [...clockMoments(), ...courseMoments(), ...looks()];
    for (const { at, does } of moments.sort((a, b) => a.at.getTime() - b.at.getTime())) {
      bot.clock.now = at;
      await does();
    }
  });
  after(() => bot?.close());

  function clockMoments() {
    const all = [];
    for (let day = '2026-01-20'; day < '2027-01-20'; day = otherDay(day, 1)) {
      for (const time of ['08:59', '09:00', '18:00']) {
        all.push({ at: inSweden(day, time), does: () => tickAt(day, time) });
      }
    }
    return all;
  }

  async function tickAt(day: string, time: string): Promise<void> {
    const earlier = bot.connector.requests.length;
    await bot.tick();
    for (const { conversationId, body } of bot.connector.requests.slice(earlier)) {
      const open = buttonsOf(cardOf(body)).find(({ verb }) => verb === 'reminder.open')?.data;
      if (open === undefined) others.push(conversationId);
      sent.push(reminded(conversationId, open?.period, open?.municipality, day).replace('09:00', time));
    }
  }

  function courseMoments() {
    return PERIODS.flatMap((period) =>
      MOMENTS.map((when) => ({ at: momentIn(period, when), does: () => runActs(period, when) })),
    );
  }

  async function runActs(period: string, when: (typeof MOMENTS)[number]): Promise<void> {
    const todo = CODES.flatMap((code) => {
      const what = courseOf(code, period).acts[when];
      return what === undefined ? [] : [{ code, what }];
    });
    const leaders = todo.filter(({ what }) => isLeadersAct(what));
    await Promise.all(
      todo.filter(({ what }) => !isLeadersAct(what)).map(({ code, what }) => act(bot, what, code, period)),
    );
    if (leaders.length === 0) return;
    const status = await asks(bot, LEADER, 'status rapporter');
    for (const { code, what } of leaders) await actAsLeader(bot, { who: LEADER, status }, what, code, period);
  }

  /** The project leader looks at the matrix on the evening of the due day and on the last day. */
  function looks() {
    const look = (period: string, at: 'atDue' | 'after') => async () => {
      matrices.push({ period, at, matrix: sortedMatrix(matrixOf(await asks(bot, LEADER, 'status rapporter'))) });
    };
    return PERIODS.flatMap((period) => [
      { at: inSweden(YEAR[period]?.[1] ?? '', '20:00'), does: look(period, 'atDue') },
      { at: inSweden(otherDay(`${period}-28`, 14).replace(/..$/, '19'), '23:59'), does: look(period, 'after') },
    ]);
  }

  const sortedMatrix = (matrix: Matrix): Matrix =>
    Object.fromEntries(Object.entries(matrix).map(([state, found]) => [state, found.sort()]));

  function expectedMatrix(period: string, at: 'atDue' | 'after'): Matrix {
    const matrix: Matrix = {};
    for (const code of CODES) {
      const state = courseOf(code, period)[at];
      matrix[state] = [...(matrix[state] ?? []), NAMES.get(code) ?? ''];
    }
    return sortedMatrix(matrix);
  }

  function expectedReminders(): Reminded[] {
    return PERIODS.flatMap((period) =>
      CODES.flatMap((code) => {
        const { reminded: which, deputyReminded = which } = courseOf(code, period);
        const to = (chat: string, numbers: readonly number[]): Reminded[] =>
          numbers.map((number) => reminded(chat, period, code, YEAR[period]?.[number] ?? ''));
        return [
          ...to(reporterOf(code).chat.id, which),
          ...(hasDeputy(code) ? to(deputyOf(code).chat.id, deputyReminded) : []),
        ];
      }),
    );
  }

  for (const period of PERIODS) {
    it(`stores each report of ${period} once, with its changes`, async () => {
      const month = await bot.store.read(monthDoc(period));
      for (const code of CODES) {
        const { revisions, acts } = courseOf(code, period);
        const stored = ofMunicipality(month, code).revisions;
        const texts = [summaryOf(code, period), changedSummaryOf(code, period)].slice(0, revisions);
        assert.deepEqual(
          stored.map(({ report }) => report.summary),
          texts,
        );
        assert.deepEqual(
          stored.map(({ number, via }) => [number, via]),
          texts.map((_, at) => [at + 1, Object.values(acts).includes('phones') ? 'phone' : 'card']),
        );
      }
    });

    it(`shows the state of all in ${period}, on the evening of the due day and at the end`, () => {
      const seen = matrices.filter((one) => one.period === period);
      assert.equal(seen.length, 2);
      for (const { at, matrix } of seen) assert.deepEqual(matrix, expectedMatrix(period, at), at);
    });
  }

  it('reminds those who are missing, each once by each reminder, at nine on working days, and nobody else', () => {
    const expected = expectedReminders();
    assert.ok(expected.length > 500, `${expected.length} reminders`);
    assert.deepEqual(sent.sort(), expected.sort());
  });

  it('writes to nobody else by itself', () => {
    assert.deepEqual(others, []);
  });
});
