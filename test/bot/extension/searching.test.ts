import assert from 'node:assert/strict';
import { DIALOGS, SEARCHES } from '../../../bot/message-extension.ts';
import { sv } from '../../../bot/texts/sv.ts';
import { openQuestions, putQuestion } from '../../../src/forum/forum-queue.ts';
import { type Summary, summaries, summaryOf } from '../../../src/summaries/summary.ts';
import { manifestFile } from '../../manifest/package-env.ts';
import { posted, saved } from '../../summaries/a-summary.ts';
import { cardProblems } from '../../support/card-host.ts';
import { uses } from '../../support/extension-talk.ts';
import { REPORT_BOT, reporterOf, STAFF } from '../../support/report-people.ts';
import { useBot } from '../../support/start-bot.ts';
import { elementsOf, textsOf } from '../../support/teams-cards.ts';

type Attachment = { content: Record<string, unknown>; preview: { content: { title: string; text: string } } };
type Result = { composeExtension: { type: string; text?: string; attachments?: Attachment[] } };

const { extension: words } = sv;
const UMA = reporterOf('1485');

describe('the message extension', () => {
  const bot = useBot({ ...REPORT_BOT, shared: true });
  const answered = async (name: string, value: unknown) =>
    (await uses<Result>(bot(), STAFF, `composeExtension/${name}`, value)).composeExtension;
  const search = (commandId: string, q?: string, queryOptions?: unknown) => {
    const parameters = q === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'q', value: q }];
    return answered('query', { commandId, parameters, ...(queryOptions !== undefined && { queryOptions }) });
  };
  const found = async (...of: Parameters<typeof search>) => (await search(...of)).attachments ?? assert.fail('a list');
  const titles = (list: Attachment[]) => list.map(({ preview }) => preview.content.title);

  before(async () => {
    for (let n = 1; n <= 30; n++) {
      const text = n === 7 ? '**fet** <at>Alla</at> {{DATE(2026)}} [x](https://evil.example)' : `Fråga nummer ${n}?`;
      const askedAt = new Date(Date.UTC(2026, 10, 1, 8, n)).toISOString();
      const question = { text, askedBy: { ...UMA, userId: `${n}` }, municipality: '1485', thread: null, askedAt };
      await bot().store.change(openQuestions, (queue) => putQuestion(queue, question));
    }
  });

  it('has the commands of the manifest, and no others', async () => {
    const { composeExtensions } = await manifestFile('manifest.json');
    const ids = (type: string) =>
      composeExtensions[0].commands
        .filter((one: { type: string }) => one.type === type)
        .map(({ id }: { id: string }) => id);
    assert.deepEqual([ids('query'), ids('action')], [[...SEARCHES.keys()], [...DIALOGS.keys()]]);
  });

  it('finds an answer, and shares it with source and date and nothing to press', async () => {
    const [first] = await found('kunskap', 'Vem är ordförande i FVM styrgrupp?');
    assert.ok(first);
    assert.match(textsOf(first.content).join('\n'), /Källa: .*\d{4}/);
    assert.deepEqual(cardProblems(first.content), []);
    assert.equal(
      elementsOf(first.content).some(({ type }) => /^(Action\.(Ex|Sub)|Input)/.test(String(type))),
      false,
    );
  });

  it('shows the newest, in pages, before anything is written', async () => {
    const first = titles(await found('kunskap'));
    const second = titles(await found('kunskap', undefined, { skip: 25, count: 25 }));
    assert.equal(first.length, 25);
    assert.equal(new Set([...first, ...second]).size, first.length + second.length);
    assert.equal((await found('kunskap', undefined, { skip: 0, count: 3 })).length, 3);
    assert.deepEqual(
      await found('kunskap', undefined, { skip: 5000, count: 25 }),
      [],
      'no more pages, and nothing said',
    );
  });

  it('finds questions by their words, the first ones before anything is written', async () => {
    assert.equal((await found('fragor')).length, 25);
    assert.equal((await found('fragor', undefined, { skip: 25, count: 25 })).length, 5);
    assert.deepEqual(titles(await found('fragor', 'nummer 12')), ['Fråga nummer 12?']);
  });

  it('shares what a person wrote as it stands, without the municipality that is not shown', async () => {
    const [one] = await found('fragor', 'fet');
    assert.ok(one);
    const runs = elementsOf(one.content).filter(({ type }) => type === 'TextRun');
    assert.match(String(runs[0]?.text), /^\*\*fet\*\* <at>Alla<\/at> \{\u2060\{DATE/);
    assert.match(one.preview.content.title, /&lt;at&gt;/);
    assert.doesNotMatch(JSON.stringify(one), /Uddevalla/);
  });

  it('says kindly when nothing is found', async () => {
    for (const [id, none] of [
      ['kunskap', words.none.knowledge],
      ['fragor', words.none.questions],
      ['lagesrapporter', words.none.summaries],
    ] as const)
      assert.deepEqual(await search(id, 'qwxzzy'), { type: 'message', text: none });
    assert.deepEqual(await search('lagesrapporter'), { type: 'message', text: words.none.summaries });
  });

  describe('for a monthly status', () => {
    const keeps = (period: string, next: Summary) =>
      bot().store.change(summaryOf(period), () => ({ next, result: undefined }));
    const months = ['2025-10', '2026-05', '2026-09', '2026-10'];
    before(async () => {
      for (const period of months) {
        await keeps(period, posted(saved({ summary: `Utbildningen pågår ${period}.`, planning: 'Den fortsätter.' })));
      }
      await keeps('2026-11', saved({ summary: 'Ett utkast om utbildningen.' }));
    });
    after(async () => {
      for (const period of [...months, '2026-11']) await keeps(period, summaries.empty());
    });

    for (const [q, periods] of [
      ['oktober', ['2026-10', '2025-10']],
      ['Oktober 2025', ['2025-10']],
      ['october 2025', ['2025-10']],
      ['2026-10', ['2026-10']],
      ['2026', ['2026-10', '2026-09', '2026-05']],
      ['oktober utbildningen', ['2026-10', '2025-10']],
      ['utbildning fortsätter', ['2026-10', '2026-09', '2026-05', '2025-10']],
      ['lägesrapport oktober', ['2026-10', '2025-10']],
      ['Månadsrapport  oktober 2026', ['2026-10']],
      ['lägesrapporten 2026-09', ['2026-09']],
      ['summering maj', ['2026-05']],
      ['status for May', ['2026-05']],
      ['månadsrapport utbildningen maj', ['2026-05']],
      ['lägesrapport', ['2026-10', '2026-09', '2026-05', '2025-10']],
      [undefined, ['2026-10', '2026-09', '2026-05', '2025-10']],
    ] as const) {
      it(`finds ${periods.join(' and ')} for "${q}"`, async () => {
        const texts = (await found('lagesrapporter', q)).map(({ preview }) => preview.content.text);
        assert.deepEqual(
          texts.map((text) => /pågår (\d{4}-\d\d)/.exec(text)?.[1]),
          periods,
        );
      });
    }

    for (const q of ['lägesrapport november', '2026-11', 'utkast', '2027-13'])
      it(`finds nothing for "${q}"`, async () =>
        assert.deepEqual(await search('lagesrapporter', q), { type: 'message', text: words.none.summaries }));
  });

  it('answers politely what it does not understand', async () => {
    const odd = [undefined, 7, [], {}, { commandId: 'toString' }, { commandId: 'kunskap', parameters: 'x' }];
    for (const value of odd) assert.equal((await answered('query', value)).text, words.notUnderstood);
    for (const options of [
      { skip: -5, count: 1e9 },
      { skip: 0.5, count: -1 },
    ])
      assert.equal((await found('fragor', undefined, options)).length, 25);
    assert.ok(await found('kunskap', 'styrgrupp '.repeat(1000)));
  });

  it('leaves what it does not know to Teams', async () => {
    await assert.rejects(uses(bot(), STAFF, 'composeExtension/setting', {}), /501/);
  });
});
