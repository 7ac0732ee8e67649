import assert from 'node:assert/strict';
import { sv as tabTexts } from '../../../bot/tab/texts/sv.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { currentRevision, monthDoc, ofMunicipality } from '../../../src/reports/month-reports.ts';
import { summaryOf } from '../../../src/summaries/summary.ts';
import { savePostedMonths } from '../../e2e/support/posted-months.ts';
import { posted, saved } from '../../summaries/a-summary.ts';
import { HOST, inSweden, LEADER, reporterOf, type Somebody, STAFF } from '../../support/report-people.ts';
import { appoint, asReporter, FILLED, grants, handsIn, remindersTo } from '../../support/report-talk.ts';
import { callTab, getsFromTab, useTabBot } from '../../support/tab-talk.ts';

type Json = Record<string, unknown>;
const PERIOD = '2026-10';
const { leader, form: reportForm } = textsFor('sv').reports;
const { report: overview } = textsFor('sv').overview;

describe('the status in the tab', () => {
  const { bot, tab } = useTabBot();
  beforeEach(() => {
    // Late, and the last day but one on which October is taken.
    bot().clock.now = inSweden('2026-11-18', '10:00');
  });

  const call = (who: Somebody, name: string, body: object = {}) => callTab(tab(), who, name, body);
  const gets = (who: Somebody, name: string, body: object = {}, language = 'sv') =>
    getsFromTab(tab(), who, name, body, language);

  describe('the monthly status', () => {
    it('is none before the first is posted, also when a draft is there', async () => {
      await bot().store.change(summaryOf(PERIOD), () => ({ next: saved(), result: undefined }));
      assert.deepEqual(await gets(STAFF, 'summary.read'), { summary: null });
      assert.deepEqual(await gets(STAFF, 'summary.list'), { summaries: [], before: null });
      assert.deepEqual(await call(STAFF, 'summary.read', { period: PERIOD }), [404, { error: 'summary-gone' }]);
    });

    it('is read by everybody: its parts, lists, link and days', async () => {
      await savePostedMonths(bot().store, { last: PERIOD, count: 2 });
      const { summary } = (await gets(STAFF, 'summary.read')) as { summary: Json };
      assert.equal(summary.name, 'Månadsrapport oktober 2026');
      assert.deepEqual([summary.posted, summary.corrected], ['6 november 2026', '']);
      const [first, second] = summary.sections as { heading: string; lines: string[]; groups: Json[] }[];
      assert.deepEqual([first?.heading, second?.heading], ['Summering oktober', 'Planering november']);
      assert.ok(first?.lines.includes('• Utbildarna är utsedda i 31 kommuner.'));
      assert.deepEqual(
        first?.groups.map(({ heading }) => heading),
        ['Ur kommunernas rapporter', 'Utbildning', 'IT och teknik'],
      );
      assert.deepEqual(summary.link, { title: 'Läs mer på www.vastkom.se', url: 'https://www.vastkom.se/fvm' });
      const older = (await gets(STAFF, 'summary.read', { period: '2026-09' })).summary as Json;
      assert.equal(older.name, 'Månadsrapport september 2026');
    });

    it('shows what it says now and that it was corrected, and nothing once it is withdrawn', async () => {
      const first = posted();
      const next = posted(saved({ summary: 'Rättad text.' }, first));
      await bot().store.change(summaryOf(PERIOD), () => ({
        next: {
          ...next,
          editions: next.editions.map((edition) => ({
            ...edition,
            posted: edition.posted.map((one, n) => (n === 0 ? one : { ...one, at: '2026-11-09T09:12:00.000Z' })),
          })),
        },
        result: undefined,
      }));
      const { summary } = (await gets(STAFF, 'summary.read')) as { summary: Json };
      assert.deepEqual((summary.sections as { lines: string[] }[])[0]?.lines, ['Rättad text.']);
      assert.deepEqual([summary.posted, summary.corrected], ['6 november 2026', 'Rättad 9 november kl. 10.12']);
      await bot().store.change(summaryOf(PERIOD), (current) => ({
        next: {
          ...current,
          editions: current.editions.map((edition) => ({
            ...edition,
            withdrawn: { by: { tenantId: 't', userId: 'lena' }, at: '2026-11-10T09:00:00.000Z' },
          })),
        },
        result: undefined,
      }));
      assert.deepEqual(await gets(STAFF, 'summary.read'), { summary: null });
    });

    it('has an archive, a year a page', async () => {
      await savePostedMonths(bot().store, { last: PERIOD, count: 14 });
      const page = await gets(STAFF, 'summary.list');
      const lines = page.summaries as { period: string; title: string }[];
      assert.deepEqual([lines.length, lines[0]?.period, page.before], [12, PERIOD, '2025-11']);
      assert.deepEqual(
        lines.filter(({ title }) => title !== '').map(({ period }) => period),
        ['2026-06', '2026-01'],
      );
      const next = await gets(STAFF, 'summary.list', { before: page.before });
      assert.deepEqual(
        [(next.summaries as { period: string }[]).map(({ period }) => period), next.before],
        [['2025-10', '2025-09'], null],
      );
    });

    it('is asked for by months alone', async () => {
      for (const period of ['2026-13', '2026', '../2026-10', 202610, null])
        assert.equal((await call(STAFF, 'summary.read', { period }))[0], 400);
    });
  });

  describe('the reports of the municipalities', () => {
    it('are refused to those who may not see them, each way', async () => {
      await asReporter(bot(), '1485');
      const reporter = reporterOf('1485');
      const calls: [string, object][] = [
        ['reports.month', {}],
        ['reports.history', {}],
        ['reports.open', { period: PERIOD, municipality: '1490' }],
        ['reports.remind', { period: PERIOD }],
        ['reports.excuse', { period: PERIOD, municipality: '1485', reason: 'Semester' }],
        ['reports.unexcuse', { period: PERIOD, municipality: '1485' }],
        ['reports.phone-form', { period: PERIOD, municipality: '1485' }],
      ];
      for (const who of [STAFF, reporter]) {
        for (const [name, body] of calls) {
          assert.deepEqual(await call(who, name, body), [403, { error: 'not-permitted' }], name);
        }
      }
      assert.equal((await gets(STAFF, 'me')).seesReports, false);
      assert.equal((await call(reporter, 'reports.open', { period: PERIOD, municipality: '1485' }))[0], 200);
    });

    it('show who has reported, who needs support and what they wrote', async () => {
      await appoint(bot(), HOST, 'host');
      await asReporter(bot(), '1485');
      await handsIn(bot(), reporterOf('1485'), { status: 'needs-support', support: 'Vi saknar **projektledare**.' });
      assert.equal((await gets(HOST, 'me')).seesReports, true);
      const month = await gets(HOST, 'reports.month');
      assert.deepEqual([month.period, month.isIn, month.total], [PERIOD, '1 av 49 inne', 49]);
      const { bars } = month.chart as { bars: Json[] };
      assert.deepEqual(
        bars.map(({ state, value }) => [state, value]),
        [
          ['in-time', 0],
          ['late', 1],
          ['missing', 48],
          ['excused', 0],
        ],
      );
      const [needs] = month.needs as { rows: Json[] }[];
      assert.deepEqual(needs?.rows, [{ name: 'Uddevalla', lines: ['Vi saknar **projektledare**.'] }]);
      const rows = (month.regions as { rows: Json[] }[]).flatMap((region) => region.rows);
      assert.equal(rows.length, 49);
      assert.deepEqual(
        rows.filter(({ state }) => state !== 'missing'),
        [{ code: '1485', name: 'Uddevalla', state: 'late', label: 'Sen', status: '■ Behöver stöd' }],
      );
      const report = await gets(HOST, 'reports.open', { period: PERIOD, municipality: '1485' });
      assert.match(JSON.stringify(report.sections), /Vi saknar \*\*projektledare\*\*/);
      assert.deepEqual([report.mayExcuse, report.mayUnexcuse], [false, false]);
    });

    it('are turned to from month to month, up to this one', async () => {
      await appoint(bot(), HOST, 'host');
      const month = await gets(HOST, 'reports.month', { period: '2026-11' });
      assert.deepEqual([month.earlier, month.later], [{ period: PERIOD, name: 'oktober' }, null]);
      const before = await gets(HOST, 'reports.month', { period: '2026-09' });
      assert.deepEqual(before.later, { period: PERIOD, name: 'oktober' });
      // Nobody looks into the future: that is the month that is collected now.
      assert.equal((await gets(HOST, 'reports.month', { period: '2099-01' })).period, PERIOD);
    });

    it('stand side by side for twelve months', async () => {
      await appoint(bot(), HOST, 'host');
      await asReporter(bot(), '1485');
      await handsIn(bot(), reporterOf('1485'));
      const history = await gets(HOST, 'reports.history');
      const months = history.months as { period: string }[];
      assert.deepEqual([months.length, months[0]?.period, months.at(-1)?.period], [12, '2025-12', '2026-11']);
      const rows = (history.regions as { rows: { code: string; cells: Json[] }[] }[]).flatMap((region) => region.rows);
      assert.deepEqual(rows.find(({ code }) => code === '1485')?.cells.slice(-2), [
        { state: 'late', letter: 'S', word: 'Sen' },
        { state: 'no-data', letter: '·', word: '' },
      ]);
      assert.deepEqual((history.chart as Json).bars, [{ label: 'oktober 2026', value: 1 }]);
      const earlier = await gets(HOST, 'reports.history', { last: (history.earlier as { last: string }).last });
      assert.equal(earlier.none, textsFor('sv').overview.history.none);
      // Nobody looks into the future.
      assert.deepEqual(await gets(HOST, 'reports.history', { last: '2099-12' }), history);
    });

    it('that are missing are reminded of, once a day', async () => {
      await appoint(bot(), HOST, 'host');
      await asReporter(bot(), '1485');
      assert.deepEqual(await gets(HOST, 'reports.remind', { period: PERIOD }), {
        said: leader.reminding(1, 1, undefined),
      });
      await bot().tick();
      assert.equal(remindersTo(bot(), reporterOf('1485')).length, 1);
      const again = await gets(HOST, 'reports.remind', { period: PERIOD });
      assert.equal(again.tone, 'warning');
      const closed = await gets(HOST, 'reports.remind', { period: '2026-08' });
      assert.deepEqual(
        [closed.tone, closed.said],
        ['attention', textsFor('sv').reports.refused.closed('augusti', 'söndag 20 september')],
      );
    });

    it('are excused by the leader alone, with a reason, and that is taken back', async () => {
      await appoint(bot(), LEADER, 'leader');
      await appoint(bot(), HOST, 'host');
      const of = { period: PERIOD, municipality: '1490' };
      assert.equal((await call(HOST, 'reports.excuse', { ...of, reason: 'Semester' }))[0], 403);
      assert.deepEqual(await gets(LEADER, 'reports.excuse', { ...of, reason: '  ' }), {
        said: leader.reasonMissing,
        tone: 'attention',
      });
      assert.deepEqual(await gets(LEADER, 'reports.excuse', { ...of, reason: 'Gäller 811218-9876' }), {
        said: leader.reasonPersonalData,
        tone: 'attention',
      });
      assert.deepEqual(await gets(LEADER, 'reports.excuse', { ...of, reason: 'Semester' }), {
        said: leader.excused('Borås'),
      });
      const kept = ofMunicipality(await bot().store.read(monthDoc(PERIOD)), '1490');
      assert.equal(kept.excuse?.reason, 'Semester');
      const opened = await gets(LEADER, 'reports.open', of);
      assert.deepEqual([opened.state, opened.mayExcuse, opened.mayUnexcuse], ['excused', false, true]);
      assert.deepEqual(await gets(LEADER, 'reports.unexcuse', of), { said: leader.excuseWithdrawn('Borås') });
      assert.equal((await gets(LEADER, 'reports.open', of)).mayExcuse, true);
      assert.deepEqual(await call(LEADER, 'reports.open', { ...of, municipality: '1499x' }), [
        400,
        { error: 'bad-request' },
      ]);
      assert.deepEqual(await call(LEADER, 'reports.open', { ...of, municipality: '1400' }), [
        404,
        { error: 'not-found' },
      ]);
    });
  });

  describe('a report on the phone', () => {
    const of = { period: PERIOD, municipality: '1440' };
    const form = async (who = LEADER) => (await gets(who, 'reports.phone-form', of)).form as Json;
    const current = async () => currentRevision(await bot().store.read(monthDoc(PERIOD)), of.municipality);
    beforeEach(async () => {
      await appoint(bot(), LEADER, 'leader');
    });

    it('is written down by the leader, recorded as such, and can be changed by phone again', async () => {
      assert.equal((await gets(LEADER, 'reports.open', of)).phone, leader.phone);
      const { state, view } = await form();
      assert.equal((view as Json).phone, reportForm.phone('Ale'));
      const answer = await gets(LEADER, 'own.submit', { form: state, ...FILLED });
      assert.deepEqual([answer.isDone, answer.tone], [true, undefined]);
      const kept = await current();
      assert.deepEqual([kept?.via, kept?.by.userId, kept?.report.summary], ['phone', LEADER.userId, FILLED.summary]);
      const opened = await gets(LEADER, 'reports.open', of);
      assert.deepEqual([opened.state, opened.phone], ['late', leader.phoneChange]);
      assert.match(JSON.stringify(opened.facts), new RegExp(overview.phone('1')));
      assert.equal(((await form()).state as Json).base, 1);
    });

    it('is no draft, and what is missing in it is told', async () => {
      const { state } = await form();
      const draft = await gets(LEADER, 'own.save-draft', { form: state, ...FILLED });
      assert.deepEqual([draft.tone, draft.isDone], ['attention', false]);
      const problems = await gets(LEADER, 'own.submit', { form: state, summary: 'Allt går bra.' });
      assert.deepEqual([problems.tone, problems.isDone], ['attention', false]);
      assert.equal(await current(), undefined);
    });

    it('leaves the draft of a leader who reports for the same municipality alone', async () => {
      const both = await grants(bot(), await asReporter(bot(), '1440'), 'leader');
      const own = (await gets(both, 'own.form', of)).form as Json;
      await gets(both, 'own.save-draft', { form: own.state, summary: 'Halvfärdigt' });
      const { state, view } = await form(both);
      assert.doesNotMatch(JSON.stringify(view), /Halvfärdigt/);
      const kept = await gets(both, 'own.keep', { form: state });
      assert.deepEqual([kept.said, kept.isDone], [textsFor('sv').bot.refusals.oldCard, false]);
      assert.equal((await gets(both, 'own.submit', { form: state, ...FILLED })).isDone, true);
      assert.equal((await gets(both, 'own.keep', { form: state })).isDone, true);
      assert.match(JSON.stringify((await gets(both, 'own.form', of)).form), /Halvfärdigt/);
    });

    it('is refused to all others, also with the leader’s form, and in a month that is closed', async () => {
      await appoint(bot(), HOST, 'host');
      await asReporter(bot(), '1440');
      const { state } = await form();
      const guest = { ...STAFF, claims: { acct: 1 } };
      for (const who of [HOST, reporterOf('1440'), STAFF, guest]) {
        assert.equal((await call(who, 'reports.phone-form', of))[0], 403);
        assert.equal((await call(who, 'own.submit', { form: state, ...FILLED }))[0], 403);
      }
      assert.deepEqual((await gets(HOST, 'reports.open', of)).phone, '');
      const closed = await gets(LEADER, 'reports.phone-form', { ...of, period: '2026-08' });
      assert.deepEqual([closed.form, typeof closed.why], [null, 'string']);
      assert.equal((await gets(LEADER, 'reports.open', { ...of, period: '2026-08' })).phone, '');
      assert.equal((await call(LEADER, 'reports.phone-form', { ...of, municipality: '1400' }))[0], 404);
      assert.equal(await current(), undefined);
    });
  });

  it('is said in the reader’s language, and every refusal has words', async () => {
    await savePostedMonths(bot().store, { last: PERIOD, count: 1 });
    const { summary } = (await gets(STAFF, 'summary.read', {}, 'en-GB')) as { summary: Json };
    assert.equal((summary.sections as Json[])[1]?.heading, textsFor('en').summaries.parts.planning('November'));
    for (const word of ['summary-gone', 'not-found', 'not-permitted', 'not-served', 'no-chat'] as const)
      assert.ok(tabTexts.refusals[word]);
  });
});
