import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { profileOf } from '../../../src/people/profiles.ts';
import { draftsOf } from '../../../src/reports/drafts.ts';
import { currentRevision, monthDoc } from '../../../src/reports/month-reports.ts';
import { questionOf } from '../../support/forum-talk.ts';
import { deputyOf, HOST, inSweden, reporterOf, type Somebody } from '../../support/report-people.ts';
import { asDeputy, asReporter, FILLED, handsIn, writes } from '../../support/report-talk.ts';
import { callTab, getsFromTab, useTabBot } from '../../support/tab-talk.ts';

type Json = Record<string, unknown>;
type Form = { state: Json; view: Json; replacing: Json | null };
const PERIOD = '2026-10';
const words = textsFor('sv');
/** Her tenant serves Uddevalla alone. */
const UMA = reporterOf('1485');
/** His tenant serves 48. */
const BO = reporterOf('1490');

describe('one’s own things in the tab', () => {
  const { bot, tab } = useTabBot();
  beforeEach(() => {
    bot().clock.now = inSweden('2026-11-18', '10:00');
  });

  const call = (who: Somebody & { claims?: Json }, name: string, body: object = {}) => callTab(tab(), who, name, body);
  const gets = (who: Somebody & { claims?: Json }, name: string, body: object = {}) =>
    getsFromTab(tab(), who, name, body);
  const formOf = async (who: Somebody, municipality: string): Promise<Form> =>
    (await gets(who, 'own.form', { period: PERIOD, municipality })).form as Form;
  const currentOf = async (code: string) => currentRevision(await bot().store.read(monthDoc(PERIOD)), code);

  describe('the municipality', () => {
    it('is the only one of the tenant, or none, with why', async () => {
      const own = await gets(UMA, 'own.show');
      assert.deepEqual([own.municipality, own.choices], [{ code: '1485', name: 'Uddevalla' }, []]);
      assert.equal(own.why, words.people.municipality.only('Uddevalla'));
      const none = await gets(HOST, 'own.show');
      assert.deepEqual([none.municipality, none.choices, none.why], [null, [], words.people.municipality.none]);
    });

    it('is chosen among those of the tenant, and votes in the queue from then on', async () => {
      const before = await gets(BO, 'own.show');
      assert.deepEqual([before.municipality, (before.choices as Json[]).length], [null, 48]);
      assert.equal((await gets(BO, 'questions.queue', { most: 1 })).voting, 'choose');
      assert.deepEqual(await gets(BO, 'own.choose', { municipality: '1490' }), {
        said: words.people.municipality.chosen('Borås'),
      });
      assert.deepEqual((await gets(BO, 'own.show')).municipality, { code: '1490', name: 'Borås' });
      assert.equal((await gets(BO, 'questions.queue', { most: 1 })).voting, 'yes');
      assert.equal((await gets(HOST, 'questions.queue', { most: 1 })).voting, 'none');
      assert.deepEqual(await call(BO, 'own.choose', { municipality: '1485' }), [409, { error: 'not-served' }]);
      assert.deepEqual(await call(BO, 'own.choose', { municipality: '9999' }), [400, { error: 'bad-request' }]);
    });
  });

  describe('of a guest', () => {
    const home = 'https://sts.windows.net/99999999-1111-4222-8333-444444444444/';
    const own = `https://sts.windows.net/${UMA.tenantId}/`;
    for (const [who, claims] of [
      ['by the kind of account', { acct: 1 }],
      ['by who signed them in', { idp: home }],
      ['of the tenant’s own sign-in all the same', { acct: 1, idp: own }],
    ] as const) {
      it(`${who}: no municipality, no vote and no choice, but what everybody reads`, async () => {
        await gets(UMA, 'questions.ask', { text: 'När börjar det?', anyway: true });
        const { id } = await questionOf(bot(), 'När börjar det?');
        for (const guest of [
          { ...UMA, claims },
          { ...BO, claims },
        ]) {
          assert.equal((await gets(guest, 'me')).municipality, null);
          const { municipality, choices, why } = await gets(guest, 'own.show');
          assert.deepEqual([municipality, choices, why], [null, [], words.people.municipality.guest]);
          const queue = await gets(guest, 'questions.queue', { most: 20 });
          assert.deepEqual([queue.count, queue.voting], [1, 'guest']);
          assert.deepEqual((queue.questions as Json[])[0]?.isFollowed, null);
          for (const [name, body] of [
            ['own.choose', { municipality: '1490' }],
            ['questions.vote', { question: id, on: false }],
            ['questions.follow', { question: id, on: true }],
          ] as const) {
            assert.deepEqual(await call(guest, name, body), [409, { error: 'guest' }], name);
          }
          assert.equal((await call(guest, 'questions.follow', { question: id, on: false }))[0], 200);
          const own = (await gets(guest, 'questions.own')).waiting as Json[];
          assert.ok(own.every(({ isFollowed }) => isFollowed === null));
        }
        assert.deepEqual(Object.keys((await questionOf(bot(), 'När börjar det?')).votes), ['1485']);
        const asked = await gets({ ...UMA, claims }, 'questions.ask', { text: 'Vem betalar?', anyway: true });
        assert.equal(asked.said, `${words.forum.stored} ${words.forum.queue.answerHere}`);
      });
    }

    it('has the roles that were given to exactly that person', async () => {
      await asReporter(bot(), '1485');
      const guest = { ...UMA, claims: { acct: 1 } };
      const [report] = (await gets(guest, 'own.show')).reports as { municipality: Json }[];
      assert.deepEqual(report?.municipality, { code: '1485', name: 'Uddevalla' });
    });

    it('is nobody whom the tenant itself has signed in', async () => {
      for (const idp of [own, own.toUpperCase(), `https://login.microsoftonline.com/${UMA.tenantId}/v2.0`]) {
        const { municipality } = await gets({ ...UMA, claims: { acct: 0, idp } }, 'me');
        assert.deepEqual(municipality, { code: '1485', name: 'Uddevalla' });
      }
    });
  });

  describe('the report', () => {
    it('is shown to those who report for the municipality, and to nobody who merely works there', async () => {
      await gets(BO, 'own.choose', { municipality: '1490' });
      assert.deepEqual((await gets(BO, 'own.show')).reports, []);
      const of = { period: PERIOD, municipality: '1490' };
      for (const [name, body] of [
        ['reports.open', of],
        ['own.form', of],
        ['own.pause', { ...of, paused: true }],
      ] as const) {
        assert.deepEqual(await call(BO, name, body), [403, { error: 'not-permitted' }], name);
      }
      await asReporter(bot(), '1490');
      const [report, ...more] = (await gets(BO, 'own.show')).reports as Json[];
      assert.deepEqual(more, []);
      assert.deepEqual([report?.period, report?.isOpen, report?.isPaused], [PERIOD, true, false]);
    });

    it('is handed in from the page, once for each form', async () => {
      await asReporter(bot(), '1485');
      const { state, view } = await formOf(UMA, '1485');
      assert.equal(view.heading, words.reports.form.heading('Uddevalla', 'oktober 2026'));
      const sent = { form: state, ...FILLED, 'area-it': 'some-risk', options: '1,3', question: 'När kommer det?' };
      const answer = await gets(UMA, 'own.submit', sent);
      assert.deepEqual([answer.isDone, answer.form, answer.tone], [true, null, undefined]);
      const again = await gets(UMA, 'own.submit', sent);
      assert.equal(again.isDone, true);
      const current = await currentOf('1485');
      assert.deepEqual(
        [current?.number, current?.via, current?.report.summary, current?.report.areas, current?.report.options],
        [1, 'tab', FILLED.summary, { it: 'some-risk' }, ['1', '3']],
      );
      const [report] = (await gets(UMA, 'own.show')).reports as { months: Json[] }[];
      assert.equal(report?.months.find(({ period }) => period === PERIOD)?.state, 'late');
      // What the card shows is what the page handed in.
      const [message] = await writes(bot(), UMA, 'rapport');
      assert.match(JSON.stringify(message), /Allt går bra/);
    });

    it('that lacks something is marked, and nothing is saved', async () => {
      await asReporter(bot(), '1485');
      const { state } = await formOf(UMA, '1485');
      const answer = await gets(UMA, 'own.submit', { form: state, summary: 'Bara det här', status: 'great' });
      assert.deepEqual([answer.isDone, answer.tone], [false, 'attention']);
      const { overall, texts } = (answer.form as Form).view as {
        overall: { error: string };
        texts: { id: string; value: string; error: string }[];
      };
      assert.notEqual(overall.error, '');
      assert.deepEqual(
        texts.map(({ id, value, error }) => [id, value, error !== '']),
        [
          ['summary', 'Bara det här', false],
          ['planning', '', true],
        ],
      );
      const long = await gets(UMA, 'own.submit', { form: state, ...FILLED, summary: 'å'.repeat(2001) });
      assert.deepEqual([long.tone, long.form, long.isDone], ['attention', null, false]);
      assert.equal((await call(UMA, 'own.submit', { form: state, ...FILLED, summary: 'å'.repeat(100_000) }))[0], 413);
      assert.equal(await currentOf('1485'), undefined);
    });

    it('is kept as a draft, which the card finds too', async () => {
      await asReporter(bot(), '1485');
      const { state } = await formOf(UMA, '1485');
      const answer = await gets(UMA, 'own.save-draft', { form: state, summary: 'Halvfärdigt' });
      assert.deepEqual([answer.isDone, answer.tone], [false, undefined]);
      assert.equal((await gets(UMA, 'own.show').then((own) => own.data as Json)).drafts, 1);
      const [message] = await writes(bot(), UMA, 'rapport');
      assert.match(JSON.stringify(message), /Halvfärdigt/);
      const { view } = await formOf(UMA, '1485');
      assert.match(JSON.stringify(view.status), /utkast/);
    });

    it('that somebody else has handed in meanwhile is not overwritten without being seen', async () => {
      await asReporter(bot(), '1485');
      await asDeputy(bot(), '1485');
      const { state } = await formOf(UMA, '1485');
      await handsIn(bot(), deputyOf('1485'), { summary: 'Ersättarens text.' });
      const mine = { ...FILLED, summary: 'Min text.' };
      const answer = await gets(UMA, 'own.submit', { form: state, ...mine });
      assert.deepEqual([answer.isDone, answer.tone], [false, 'warning']);
      assert.match(JSON.stringify((answer.form as Form).view.conflict), /Ersättarens text/);
      assert.equal((await currentOf('1485'))?.report.summary, 'Ersättarens text.');
      const { replacing } = answer.form as Form;
      assert.equal((await gets(UMA, 'own.keep', { form: replacing, ...mine })).isDone, true);
      assert.equal((await currentOf('1485'))?.number, 1);
      assert.equal((await gets(UMA, 'own.submit', { form: replacing, ...mine })).isDone, true);
      const current = await currentOf('1485');
      assert.deepEqual([current?.number, current?.report.summary], [2, 'Min text.']);
    });

    it('is not handed in for another municipality, for the leader, or after the month is closed', async () => {
      await asReporter(bot(), '1485');
      const { state } = await formOf(UMA, '1485');
      for (const change of [{ municipality: '1490' }, { phone: true }])
        assert.equal((await call(UMA, 'own.submit', { form: { ...state, ...change }, ...FILLED }))[0], 403);
      const closed = await gets(UMA, 'own.submit', { form: { ...state, period: '2026-08' }, ...FILLED });
      assert.deepEqual([closed.isDone, closed.tone], [false, 'attention']);
      bot().clock.now = inSweden('2026-11-20', '08:30');
      const form = await gets(UMA, 'own.form', { period: PERIOD, municipality: '1485' });
      assert.equal(form.form, null);
      assert.notEqual(form.why, '');
      assert.equal(await currentOf('1485'), undefined);
    });

    it('is not reminded of while that is paused', async () => {
      await asReporter(bot(), '1485');
      const pause = (paused: boolean, period = PERIOD) =>
        gets(UMA, 'own.pause', { municipality: '1485', period, paused });
      assert.deepEqual(await pause(true), { said: words.reports.reminder.paused('oktober') });
      assert.equal((await bot().store.read(profileOf(UMA))).remindersPausedFor, PERIOD);
      assert.equal(((await gets(UMA, 'own.show')).reports as Json[])[0]?.isPaused, true);
      assert.deepEqual(await pause(false), { said: words.reports.reminder.resumed });
      assert.equal((await bot().store.read(profileOf(UMA))).remindersPausedFor, null);
      assert.equal((await pause(true, '2026-08')).tone, 'attention');
    });
  });

  describe('what comes by itself', () => {
    const isOn = async (who: Somebody): Promise<boolean[]> =>
      ((await gets(who, 'own.show')).subscriptions as Json[]).map((one) => one.isOn as boolean);

    it('is begun and ended, as in the chat', async () => {
      await writes(bot(), UMA, 'hjälp');
      assert.deepEqual(await isOn(UMA), [false, false]);
      const { topics } = words.summaries.subscription;
      assert.deepEqual(await gets(UMA, 'own.subscribe', { topic: 'summary', on: true }), {
        said: topics.summary.subscribed,
      });
      assert.deepEqual(await isOn(UMA), [true, false]);
      const again = await gets(UMA, 'own.subscribe', { topic: 'summary', on: true });
      assert.equal(again.tone, 'warning');
      assert.deepEqual(await gets(UMA, 'own.subscribe', { topic: 'summary', on: false }), {
        said: topics.summary.ended,
      });
      assert.deepEqual(await isOn(UMA), [false, false]);
      assert.equal((await call(UMA, 'own.subscribe', { topic: 'weather', on: true }))[0], 400);
    });

    it('is not begun for whom the bot has never met: it could not come', async () => {
      const stranger = deputyOf('1485');
      assert.deepEqual(await call(stranger, 'own.subscribe', { topic: 'forum', on: true }), [
        409,
        { error: 'no-chat' },
      ]);
      assert.deepEqual(await isOn(stranger), [false, false]);
    });
  });

  it('what is kept is told to oneself alone', async () => {
    await asReporter(bot(), '1485');
    await gets(UMA, 'questions.ask', { text: 'När börjar utbildningen?', anyway: false });
    const { data } = await gets(UMA, 'own.show');
    assert.deepEqual(data, {
      language: 'sv',
      hasChat: true,
      roles: [words.people.roles.reporter],
      questions: 1,
      votes: 1,
      drafts: 0,
    });
    const other = (await gets(deputyOf('1485'), 'own.show')).data as Json;
    assert.deepEqual([other.questions, other.votes, other.roles], [0, 0, []]);
    assert.deepEqual((await bot().store.read(draftsOf(deputyOf('1485')))).drafts, {});
  });
});
