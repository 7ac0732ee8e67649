import assert from 'node:assert/strict';
import { sv as botWords } from '../../../bot/texts/sv.ts';
import { currentRevision, monthDoc } from '../../../src/reports/month-reports.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { inSweden, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { snapshot } from '../../support/report-snapshot.ts';
import {
  asks,
  asReporter,
  FILLED,
  handsIn,
  inputsOf,
  pressOf,
  redraws,
  sendsPress,
  wordsOn,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

type Json = Record<string, unknown>;
/** What is forged: fields of the form's state, or fields beside it. */
type Forged = { form?: Json; beside?: Json; without?: string; raw?: unknown; verb?: unknown };

const { refusals } = botWords;
const { fields, refused, form: formWords } = sv;
const NUMBER = '19811218-9876';

const FORGED: readonly (readonly [what: string, forged: Forged, answer: string])[] = [
  ['no data', { raw: undefined }, refusals.unknownAction],
  ...([null, 'x', 7, [], {}] as const).map(
    (raw) => [`data that is ${JSON.stringify(raw)}`, { raw }, refusals.oldCard] as const,
  ),
  ['no state', { without: 'form' }, refusals.oldCard],
  ...([0, 2, '1', null] as const).map((v) => [`version ${v}`, { form: { v } }, refusals.oldCard] as const),
  ['another language', { form: { lang: 'de' } }, refusals.oldCard],
  ...(['2026-13', '2026-00', '2026-1', '1999-10', '2026-10-01', '', '__proto__', 202610, ['2026-10']] as const).map(
    (period) => [`the month ${JSON.stringify(period)}`, { form: { period } }, refusals.oldCard] as const,
  ),
  ['a month long ago', { form: { period: '2026-09' } }, refused.closed('september', 'tisdag 20 oktober')],
  ['a month to come', { form: { period: '2026-11' } }, refused.notOpen('november', 'fredag 20 november')],
  ['a month in another century', { form: { period: '2099-12' } }, refused.notOpen('december', 'söndag 20 december')],
  ...(['__proto__', 'constructor', 'toString', '', '144', '14400', ' 1440', '1540', 1440, ['1440'], null] as const).map(
    (code) => [`the municipality ${JSON.stringify(code)}`, { form: { municipality: code } }, refusals.oldCard] as const,
  ),
  ...(['1441', '1485', '1400'] as const).map(
    (municipality) => [`the municipality ${municipality}`, { form: { municipality } }, refusals.notAllowed] as const,
  ),
  ...(['', 'x', 7, '__proto__', 'ffffffff-ffff-ffff-ffff-fffffffffff'] as const).map(
    (key) => [`the key ${JSON.stringify(key)}`, { form: { key } }, refusals.oldCard] as const,
  ),
  ...([-1, 1e9, 1.5, '0', null] as const).map(
    (base) => [`the base ${JSON.stringify(base)}`, { form: { base } }, refusals.oldCard] as const,
  ),
  ['the role of the project leader', { form: { phone: true } }, refusals.notAllowed],
  ['phone that is text', { form: { phone: 'true' } }, refusals.oldCard],
  ['an unknown field in the state', { form: { by: 'me' } }, refusals.oldCard],
  ['an unknown field beside the state', { beside: { via: 'phone' } }, refusals.oldCard],
  ['the prototype as a field', { raw: JSON.parse('{"__proto__":{"form":{}},"constructor":1}') }, refusals.oldCard],
  ...([7, null, {}, ['a'], true] as const).map(
    (summary) => [`a summary that is ${JSON.stringify(summary)}`, { beside: { summary } }, refusals.oldCard] as const,
  ),
  ...(['summary', 'planning', 'support', 'question'] as const).flatMap((field) => {
    const most = field === 'summary' || field === 'planning' ? 2000 : 1000;
    return [most + 1, 100_000].map(
      (length) =>
        [
          `${length} characters in ${field}`,
          { beside: { [field]: 'å'.repeat(length) } },
          refused.tooLong(fields[field], length, most),
        ] as const,
    );
  }),
  ['200,001 characters', { beside: { support: 'x'.repeat(200_001) } }, refusals.oldCard],
  ['another verb', { verb: 'report.delete' }, refusals.unknownAction],
  ['the verb of a property', { verb: '__proto__' }, refusals.unknownAction],
  [
    'the leader’s verb',
    { verb: 'report.excuse', raw: { v: 1, lang: 'sv', period: '2026-10', municipality: '1440' } },
    refusals.notAllowed,
  ],
  [
    'the administrator’s verb',
    { verb: 'role.withdraw', raw: { v: 1, lang: 'sv', holding: '__proto__' } },
    refusals.notAllowed,
  ],
];

describe('a form that is forged or wrong', () => {
  const bot = useBot({ ...REPORT_BOT, shared: true });
  let rut: Somebody;
  let form: Json;

  before(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    rut = await asReporter(bot(), '1440');
    form = await asks(bot(), rut, 'rapport');
  });
  afterEach('hand in as usual', async () => {
    await bot().store.remove(monthDoc('2026-10'));
    await handsIn(bot(), rut, { summary: 'Som vanligt.' });
    assert.equal(currentRevision(await bot().store.read(monthDoc('2026-10')), '1440')?.report.summary, 'Som vanligt.');
    assert.deepEqual(Object.keys(Object.prototype), []);
    await bot().store.remove(monthDoc('2026-10'));
  });

  /** Presses, and sees that nothing was saved. */
  async function unsaved(press: { verb: unknown; data: unknown }) {
    const earlier = await snapshot(bot());
    const answered = await sendsPress(bot(), rut, press);
    assert.deepEqual(await snapshot(bot()), earlier);
    return answered;
  }

  for (const verb of ['report.submit', 'report.save-draft']) {
    for (const [what, forged, answer] of FORGED) {
      it(`${verb} with ${what} is answered and saves nothing`, async () => {
        const { data } = pressOf(form, verb, FILLED);
        const all: Json = { ...data, form: { ...(data.form as Json), ...forged.form }, ...forged.beside };
        if (forged.without !== undefined) delete all[forged.without];
        const { said } = await unsaved({ verb: forged.verb ?? verb, data: 'raw' in forged ? forged.raw : all });
        assert.equal(said, answer);
      });
    }

    for (const field of ['summary', 'planning', 'support', 'question'] as const) {
      for (const number of [NUMBER, '811218 9876', '8112\u200b189876', '1981-12-78\u20139873'] as const) {
        it(`${verb} with ${JSON.stringify(number)} in ${field} marks it and saves nothing`, async () => {
          const typed = { ...FILLED, [field]: `Gäller ${number}.` };
          const { card = {} } = await unsaved(pressOf(form, verb, typed));
          assert.ok(wordsOn(card).includes(formWords.problems.personalData));
          assert.ok(wordsOn(card).includes(formWords.notSubmitted(false)));
          assert.match(inputsOf(card)[field] ?? '', /^Gäller .*\.$/, 'what was typed stays');
        });
      }
    }
  }

  for (const status of ['x', '__proto__', 'ON-TRACK', 'none'] as const) {
    it(`report.submit with the status ${status} asks for one`, async () => {
      const { card = {} } = await unsaved(pressOf(form, 'report.submit', { ...FILLED, status }));
      assert.ok(wordsOn(card).includes(formWords.problems.missing.status));
    });
  }

  for (const summary of [' \n\t ', '\u200b\u2060\u00ad', '\u0000\u0007', '\u202e\u2066'] as const) {
    it(`report.submit with a summary of ${JSON.stringify(summary)} asks for one`, async () => {
      const { card = {} } = await unsaved(pressOf(form, 'report.submit', { ...FILLED, summary }));
      assert.ok(wordsOn(card).includes(formWords.problems.missing.summary));
    });
  }

  const current = async () => currentRevision(await bot().store.read(monthDoc('2026-10')), '1440')?.report;

  it('report.submit with choices that do not exist keeps those that do', async () => {
    const typed = { ...FILLED, options: '1,9,__proto__,3,3', 'area-it': 'x', 'area-change': 'some-risk' };
    await redraws(bot(), rut, form, 'report.submit', typed);
    const { options, areas } = (await current()) ?? {};
    assert.deepEqual([options, areas], [['1', '3'], { change: 'some-risk' }]);
  });

  for (const [what, typed, kept] of [
    ['control characters', 'a\u0000b\u0007c\u001b[31m', 'a b c [31m'],
    ['marks of direction', 'ab\u202ecd\u2066ef', 'abcdef'],
    ['line breaks of all kinds', 'a\r\nb\rc\u2028d\n\n\n\ne', 'a\nb\nc\nd\n\ne'],
    ['emoji', '👩🏽‍⚕️ mår bra 🎉', '👩🏽⚕ mår bra 🎉'],
    ['letters in two parts', 'A\u030angstro\u0308m', 'Ångström'],
  ] as const) {
    it(`report.submit with ${what} keeps what can be shown`, async () => {
      await redraws(bot(), rut, form, 'report.submit', { ...FILLED, summary: typed });
      assert.equal((await current())?.summary, kept);
    });
  }

  it('report.submit with half characters keeps none, since no program can show them', async () => {
    await redraws(bot(), rut, form, 'report.submit', { ...FILLED, summary: 'a\ud83d b \udc4d c' });
    assert.match((await current())?.summary ?? '', /^a\P{Cs}* b \P{Cs}* ?c$/u);
  });
});
