import assert from 'node:assert/strict';
import type { Line } from '../../../src/summaries/lines.ts';
import { inSweden, REPORT_BOT, reporterOf, type Somebody } from '../../support/report-people.ts';
import {
  appointAll,
  asks,
  handsIn,
  type Inputs,
  inputsOf,
  presses,
  redraws,
  sendsPress,
  wordsOn,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { appointLeader, kept, opensDraft, savesDraft, words } from '../../support/summary-talk.ts';
import { buttonOf, elementsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const { form, suggest } = words;
const COACHES = 'Vi har utsett 34 utbildare av de 40 som behövs på boendena.';
const NETWORK = 'Nätverket är uppmätt på 12 av 20 boenden och tre behöver fler accesspunkter.';
const COURSES = 'Grundkurser för 120 sjuksköterskor hålls i vecka 47.';
const HELP = 'Vi saknar en jurist som kan hjälpa oss med konsekvensbedömningen.';

describe('suggestions from the reports', () => {
  const bot = useBot(REPORT_BOT);
  let lena: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    lena = await appointLeader(bot());
    await appointAll(bot(), [
      [reporterOf('1490'), 'reporter', '1490'],
      [reporterOf('1440'), 'reporter', '1440'],
    ]);
    await handsIn(bot(), reporterOf('1490'), { summary: `${COACHES}\n${NETWORK}`, planning: COURSES });
    await handsIn(bot(), reporterOf('1440'), { status: 'needs-support', support: HELP });
  });

  /** The first page, from the draft. */
  const begins = async (): Promise<Json> => redraws(bot(), lena, await opensDraft(bot()), form.suggest.title);
  /** The lines on a page: what is in their inputs by id, and whether they are ticked. */
  const offered = (card: Json): { id: string; text: string; isTicked: boolean; label: string }[] =>
    elementsOf(card)
      .filter(({ type }) => type === 'Input.Toggle')
      .map(({ id, value, title: label }) => {
        const line = String(id).replace('keep-', '');
        const text = elementsOf(card).find((one) => one.id === `text-${line}`)?.value;
        return { id: line, text: String(text), isTicked: value === 'true', label: String(label) };
      });
  const idOf = (card: Json, text: string): string =>
    offered(card).find((line) => line.text === text)?.id ?? assert.fail(`no line "${text}" on the page`);
  const themeOn = (card: Json): string =>
    wordsOn(card)
      .split('\n')
      .find((line) => / av \d+\)$/.test(line)) ?? '';
  /** All pages, going on from the first. */
  async function pages(): Promise<Json[]> {
    const found = [await begins()];
    while (wordsOn(found.at(-1) ?? {}) !== '' && JSON.stringify(found.at(-1)).includes(`"${suggest.next.title}"`)) {
      found.push(await redraws(bot(), lena, found.at(-1) ?? {}, suggest.next.title));
    }
    return found;
  }
  const lines = async (): Promise<readonly Line[]> => (await kept(bot())).versions.at(-1)?.lines ?? [];
  /** The page on which this line stands. */
  const pageWith = async (text: string): Promise<Json> =>
    (await pages()).find((card) => offered(card).some((line) => line.text === text)) ?? assert.fail(text);

  it('come theme by theme, the counts first, each line with its municipality and its part', async () => {
    const all = await pages();
    assert.deepEqual(all.map(themeOn), [
      'Antal (1 av 4)',
      'Utbildning (2 av 4)',
      'IT och teknik (3 av 4)',
      'Juridik och informationssäkerhet (4 av 4)',
    ]);
    assert.deepEqual(
      all.map((card) =>
        offered(card)
          .map(({ label }) => label)
          .sort(),
      ),
      [
        [suggest.countsLabel, suggest.countsLabel],
        ['Borås (Boråsregionen), planering', 'Borås (Boråsregionen), summering'],
        ['Borås (Boråsregionen), summering'],
        ['Ale (Göteborgsregionen), behov av stöd'],
      ],
    );
    assert.ok(offered(all[0] ?? {})[0]?.text.startsWith('2 av 49 kommuner har lämnat rapport för oktober'));
  });

  it('are ticked at first, but for what a municipality needs', async () => {
    for (const card of await pages()) {
      for (const { text, isTicked } of offered(card)) assert.equal(isTicked, text !== HELP, text);
    }
  });

  it('that are kept carry the report that they came from', async () => {
    await redraws(bot(), lena, (await pages()).at(-1) ?? {}, suggest.done.title);
    const ofBorås = (field: string) => ({ municipality: '1490', revision: 1, field });
    const told = (await lines()).filter(({ source }) => source !== null);
    assert.deepEqual(
      new Map(told.map(({ text, part, source }) => [text, [part, source]])),
      new Map([
        [COACHES, ['summary', ofBorås('summary')]],
        [COURSES, ['planning', ofBorås('planning')]],
        [NETWORK, ['summary', ofBorås('summary')]],
      ]),
    );
  });

  it('are edited and dropped line by line', async () => {
    const page = await pageWith(COACHES);
    const [coaches, courses] = [idOf(page, COACHES), idOf(page, COURSES)];
    const typed: Inputs = { [`text-${coaches}`]: '34 av 40 utbildare är klara.', [`keep-${courses}`]: 'false' };
    const card = await redraws(bot(), lena, page, suggest.done.title, typed);
    const told = wordsOn(card);
    assert.ok(told.includes('• 34 av 40 utbildare är klara. (Borås)'));
    assert.ok(!told.includes(COURSES));
    const again = await pageWith('34 av 40 utbildare är klara.');
    assert.equal(offered(again).find(({ id }) => id === courses)?.isTicked, false);
  });

  it('that were dropped stay dropped when the leader goes back a page', async () => {
    const page = await pageWith(NETWORK);
    const next = await redraws(bot(), lena, page, suggest.next.title, { [`keep-${idOf(page, NETWORK)}`]: 'false' });
    const back = await redraws(bot(), lena, next, suggest.previous.title);
    assert.deepEqual(
      offered(back).map(({ text, isTicked }) => [text, isTicked]),
      [[NETWORK, false]],
    );
  });

  it('are never kept by an id that no report has, and a source that is sent along is not believed', async () => {
    const page = await pageWith(NETWORK);
    const { data } = buttonOf(page, suggest.done.title);
    const id = idOf(page, NETWORK);
    const forged = {
      lines: { ...(data.lines as Json), ids: [id, '0123456789abcdef', 'counts-forged', 'counts'] },
      [`keep-${id}`]: 'true',
      'keep-0123456789abcdef': 'true',
      'text-0123456789abcdef': 'Påhittat.',
      'keep-counts-forged': 'true',
      'text-counts-forged': '49 av 49 har lämnat.',
      [`source-${id}`]: { municipality: '1480', revision: 9, field: 'summary' },
      source: { municipality: '1480' },
    };
    await sendsPress(bot(), lena, { verb: 'summary.lines', data: forged });
    const found = (await lines()).filter(({ id: one }) => one === id || !one.startsWith('counts'));
    assert.ok(!found.some(({ text }) => /Påhittat|49 av 49/.test(text)));
    assert.deepEqual(found.find(({ id: one }) => one === id)?.source, {
      municipality: '1490',
      revision: 1,
      field: 'summary',
    });
  });

  for (const text of [{ toString: 1 }, 7, ['x'], null]) {
    it(`keep their text when ${JSON.stringify(text)} is sent in its place`, async () => {
      const page = await pageWith(NETWORK);
      const { data } = buttonOf(page, suggest.done.title);
      const id = idOf(page, NETWORK);
      const forged = { ...data, [`keep-${id}`]: 'true', [`text-${id}`]: text };
      assert.ok((await sendsPress(bot(), lena, { verb: 'summary.lines', data: forged })).card);
      assert.equal((await lines()).find((line) => line.id === id)?.text, NETWORK);
    });
  }

  it('that were kept stay when the report is changed, until the leader drops them', async () => {
    await redraws(bot(), lena, await pageWith(NETWORK), suggest.done.title);
    const rut = reporterOf('1490');
    const change = await redraws(bot(), rut, await asks(bot(), rut, 'rapport'), 'Ändra');
    await redraws(bot(), rut, change, 'Lämna in', { summary: COACHES });
    const page = await pageWith(NETWORK);
    assert.equal(offered(page).find(({ text }) => text === NETWORK)?.isTicked, true);
    await redraws(bot(), lena, page, suggest.done.title, { [`keep-${idOf(page, NETWORK)}`]: 'false' });
    assert.ok(!(await lines()).some(({ text }) => text === NETWORK));
  });

  it('leave what another leader has saved meanwhile', async () => {
    const page = await pageWith(NETWORK);
    await savesDraft(bot(), lena, { summary: 'Skrivet vid sidan om.' });
    const card = await redraws(bot(), lena, page, suggest.done.title);
    assert.equal(inputsOf(card).summary, 'Skrivet vid sidan om.');
    assert.ok(wordsOn(card).includes(NETWORK));
  });

  for (const [what, text, said] of [
    ['more than 500 characters', 'x'.repeat(501), suggest.lineTooLong('Borås', 500)],
    ['a personal identity number', 'Ring 811218-9876.', suggest.personalData('Borås')],
  ] as const) {
    it(`are not kept with ${what}`, async () => {
      const page = await pageWith(NETWORK);
      const before = await lines();
      const answer = await presses(bot(), lena, page, suggest.done.title, { [`text-${idOf(page, NETWORK)}`]: text });
      assert.equal(answer.said, said);
      assert.deepEqual(await lines(), before);
    });
  }
});

describe('suggestions before the first report', () => {
  const bot = useBot(REPORT_BOT);

  it('are none, which the draft says', async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    const lena = await appointLeader(bot());
    const card = await redraws(bot(), lena, await opensDraft(bot()), form.suggest.title, { summary: 'Sparas.' });
    assert.ok(wordsOn(card).includes(suggest.none('oktober 2026')));
    assert.deepEqual(inputsOf(card), { summary: 'Sparas.' });
  });
});
