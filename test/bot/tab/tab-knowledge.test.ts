import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { editsOf } from '../../../src/knowledge/edits.ts';
import { HOST, LEADER, reporterOf, type Somebody, STAFF } from '../../support/report-people.ts';
import { appoint, asks, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { callTab, useTabBot } from '../../support/tab-talk.ts';
import { buttonOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const words = textsFor('sv').knowledge.edit;
const ENTRY = 'roll-ansvarig-utbildning';
const NEW = 'Vem spelar på xylofonerna?';
/** Leads to another entry, and takes over a question of a third. */
const TAKES = 'hur leds programmet';

describe('the knowledge in the tab, for hosts', () => {
  const { bot, tab } = useTabBot();
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    await appoint(bot(), HOST, 'host');
  });

  const call = (who: Somebody & { claims?: Json }, name: string, body: object) => callTab(tab(), who, name, body);
  const keptBy = async (who: Somebody): Promise<Json | null> => {
    const [status, body] = await call(who, 'knowledge.open', { id: ENTRY });
    assert.equal(status, 200);
    return body.kept as Json | null;
  };
  const phrase = (wording: string, more = {}, who: Somebody = HOST) =>
    call(who, 'knowledge.phrase', { id: ENTRY, number: 0, wording, ...more });
  const historyLength = async () => (await bot().store.read(editsOf(ENTRY))).history.length;
  const answer = async (question: string) => wordsOn(await asks(bot(), STAFF, question));

  it('has a wording lead to an entry, which is answered at once and stands in its history', async () => {
    const before = await keptBy(HOST);
    assert.deepEqual([before?.number, before?.history], [0, []]);
    assert.deepEqual(await phrase(NEW), [200, { said: words.saved, tried: null }]);
    const after = await keptBy(HOST);
    assert.deepEqual(
      [after?.number, after?.wordings, after?.history],
      [
        1,
        [...((before?.wordings ?? []) as string[]), NEW],
        [words.by(words.kinds.phrased, '25 november kl. 09.00', HOST.name)],
      ],
    );
    assert.match(await answer(NEW), /utbildning/i);
    assert.deepEqual(await phrase(NEW.toUpperCase(), { number: 1 }), [200, { said: words.nothingNew, tried: null }]);
    assert.equal(await historyLength(), 1);
    bot().clock.now = new Date('2026-11-25T08:30:00Z');
    await phrase('Vem hittar noterna?', { number: 1 });
    const history = (await keptBy(HOST))?.history as string[];
    assert.deepEqual(
      history.map((one) => /kl\. ([\d.]+)/.exec(one)?.[1]),
      ['09.30', '09.00'],
    );
  });

  it('shows which questions would get another answer first, and does it when the host presses again', async () => {
    const [status, body] = await phrase(TAKES);
    const { tried } = body as { tried: { groups: { lines: string[] }[]; sure: string; button: string } };
    assert.deepEqual([status, body.tone, tried.button], [200, 'warning', words.saveAnyway.title]);
    assert.ok(
      tried.groups.some(({ lines }) => lines.some((line) => line.includes(' → '))),
      JSON.stringify(tried.groups),
    );
    assert.equal(await historyLength(), 0);
    // What was seen is no leave for something else.
    const [, other] = await phrase('hur leds programmet i dag', { sure: tried.sure });
    assert.ok(other.tried !== null);
    assert.equal(await historyLength(), 0);
    assert.deepEqual(await phrase(TAKES, { sure: tried.sure }), [200, { said: words.saved, tried: null }]);
    assert.equal(await historyLength(), 1);
  });

  it('saves no wording that leads elsewhere, says nothing, or holds a personal identity number', async () => {
    const taken = await phrase('FVM styrgrupp');
    assert.deepEqual(taken, [
      200,
      { said: words.taken('FVM styrgrupp', 'FVM styrgrupp'), tone: 'attention', tried: null },
    ]);
    assert.deepEqual(await phrase('Gäller det 811218-9876?'), [
      200,
      { said: words.problems['personal-data'], tone: 'attention', tried: null },
    ]);
    assert.deepEqual(await phrase(' ?! '), [400, { error: 'no-words' }]);
    assert.equal((await phrase('å'.repeat(301)))[0], 400);
    assert.equal(await historyLength(), 0);
  });

  it('tries one wording at a time for a host', async () => {
    const statuses = (await Promise.all([TAKES, 'hur leds allt', NEW].map((one) => phrase(one)))).map(([one]) => one);
    assert.deepEqual(statuses.sort(), [200, 409, 409]);
    assert.equal((await phrase(TAKES))[0], 200);
  });

  it('overwrites nothing that another host has changed, nor what is gone', async () => {
    assert.equal((await phrase(NEW))[0], 200);
    assert.deepEqual(await phrase('Vem hittar noterna?'), [200, { said: words.stale, tone: 'attention', tried: null }]);
    assert.equal(await historyLength(), 1);
    assert.deepEqual(await phrase(NEW, { id: 'none' }), [404, { error: 'entry-gone' }]);
    for (const id of ['../roles', '__proto__', 'A', 'å', ' ', '.'])
      assert.equal((await phrase(NEW, { id }))[0], 400, id);
    const opened = await sendsPress(bot(), HOST, { verb: 'entry.open', data: { v: 1, lang: 'sv', entry: ENTRY } });
    const asked = await redraws(bot(), HOST, opened.card ?? {}, 'entry.retire');
    if (
      await bot()
        .store.read(editsOf(ENTRY))
        .then(({ state }) => state !== 'retired')
    )
      await redraws(bot(), HOST, asked, 'entry.retire');
    assert.deepEqual(await phrase('Vem hittar noterna?', { number: 2 }), [404, { error: 'entry-gone' }]);
  });

  it('saves the first of two hosts who add a wording at once, and tells the other', async () => {
    await appoint(bot(), LEADER, 'host');
    const both = await Promise.all([phrase(NEW), phrase('Vem hittar noterna?', {}, LEADER)]);
    assert.deepEqual(both.map(([, { said }]) => said).sort(), [words.saved, words.stale].sort());
    assert.equal(await historyLength(), 1);
  });

  it('is for hosts alone: others see nothing of it and cannot do it', async () => {
    await appoint(bot(), LEADER, 'leader');
    for (const who of [STAFF, LEADER, reporterOf('1485'), { ...STAFF, claims: { acct: 1 } }]) {
      assert.equal(await keptBy(who), null);
      assert.deepEqual(await phrase(NEW, {}, who), [403, { error: 'not-permitted' }]);
    }
    assert.equal(await historyLength(), 0);
  });

  it('lists first what is to be looked at again, for hosts', async () => {
    const form = await redraws(bot(), HOST, await asks(bot(), HOST, 'kunskap'), words.add.title);
    const typed = {
      title: 'Xylofoner på månen',
      body: 'Det finns tre.',
      publisher: 'Rymdprogrammet',
      source: 'Inventariet',
      asOf: '2026-11-01',
      reviewBy: '2026-12-01',
    };
    const saved = await redraws(bot(), HOST, form, 'entry.save', typed);
    const id = buttonOf(saved, words.save.title).data.entry;
    const firstFor = async (who: Somebody): Promise<Json> =>
      ((await call(who, 'knowledge.browse', {}))[1].groups as Json[])[0] ?? {};
    assert.notEqual((await firstFor(HOST)).id, 'overdue');
    bot().clock.now = new Date('2026-12-02T08:00:00Z');
    const { id: group, entries } = await firstFor(HOST);
    assert.equal(group, 'overdue');
    assert.deepEqual(
      (entries as Json[]).map((one) => [one.id, one.standing]),
      [[id, 'dated']],
    );
    assert.notEqual((await firstFor(STAFF)).id, 'overdue');
  });
});
