import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { addMonths } from '../../../src/reports/period.ts';
import { summaryOf } from '../../../src/summaries/summary.ts';
import { posted, saved } from '../../summaries/a-summary.ts';
import { uses } from '../../support/extension-talk.ts';
import { inSweden, REPORT_BOT, STAFF } from '../../support/report-people.ts';
import { asks, redraws, sendsPress, wordsOn, writes } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { groupOf, saysIn, words } from '../../support/summary-talk.ts';
import { buttonsOf, cardOf, dialogButtonsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const { archive, card: cardWords } = words;

describe('the monthly status, for who asks', () => {
  const bot = useBot(REPORT_BOT);

  beforeEach(() => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
  });

  /** The months of so many years back are posted, each with its name in the text. */
  async function postMonths(count: number): Promise<void> {
    for (let back = 0; back < count; back++) {
      const period = addMonths('2026-10', -back);
      const next = posted(saved({ summary: `Det var ${period}.` }));
      await bot().store.change(summaryOf(period), () => ({ next, result: undefined }));
    }
  }
  const textOf = async (text: string, who = STAFF): Promise<string> => {
    const [message] = await writes(bot(), who, text);
    return message?.attachments === undefined ? String(message?.text) : wordsOn(cardOf(message));
  };

  for (const word of ['senaste', 'status', 'arkiv', 'månadsrapport'])
    it(`says before the first that there is none: ${word}`, async () => assert.equal(await textOf(word), archive.none));

  for (const word of ['senaste', 'status', 'månadsrapport', 'månadsrapport oktober', 'nuläge', 'latest']) {
    it(`is the newest for "${word}"`, async () => {
      await postMonths(3);
      const shown = await textOf(word);
      assert.ok(shown.includes('Det var 2026-10.'));
      assert.ok(!shown.includes(cardWords.why), 'nobody has subscribed to an answer');
    });
  }

  for (const [asked, period] of [
    ['lägesrapport maj', '2026-05'],
    ['lägesrapport maj 2026', '2026-05'],
    ['Lägesrapport Maj 2025?', '2025-05'],
    ['summering november', '2025-11'],
    ['status for May', '2026-05'],
  ] as const) {
    it(`is that of ${period} for "${asked}"`, async () => {
      await postMonths(20);
      assert.ok((await textOf(asked)).includes(`Det var ${period}.`));
    });
  }

  it('of a month that was not posted is a question as any other', async () => {
    await postMonths(1);
    assert.ok(!(await textOf('lägesrapport maj 2024')).includes('Det var'));
  });

  it('is listed by months, a year a page, over all pages once', async () => {
    await postMonths(14);
    const first = await asks(bot(), STAFF, 'arkiv');
    assert.deepEqual([dialogButtonsOf(first).length, dialogButtonsOf(first)[0]?.title], [12, 'oktober 2026']);
    assert.deepEqual(
      buttonsOf(first).map(({ title }) => title),
      [archive.older.title],
    );
    const second = await redraws(bot(), STAFF, first, archive.older.title);
    assert.deepEqual(
      dialogButtonsOf(second).map(({ title }) => title),
      ['oktober 2025', 'september 2025'],
    );
  });

  /** What a button of the list opens in a dialog, with nothing to press in it. */
  const opens = async (list: Json, which: number, where = STAFF.chat): Promise<Json> => {
    const { data } = dialogButtonsOf(list)[which] ?? assert.fail();
    const { task } = await uses<{ task: Json }>(bot(), STAFF, 'task/fetch', { data }, where);
    return task;
  };

  it('is opened from the list in a dialog with room for it, in a channel too, and nothing is posted', async () => {
    await postMonths(2);
    const where = groupOf(STAFF);
    const [list] = await saysIn(bot(), STAFF, where, 'arkiv');
    const before = bot().connector.posted(where.id).length;
    const { type, value } = (await opens(cardOf(list), 1, where)) as { type: string; value: Json };
    assert.deepEqual([type, value.width, value.height], ['continue', 'large', 'large']);
    const { content } = value.card as { content: Json };
    assert.ok(wordsOn(content).includes('Det var 2026-09.'));
    assert.deepEqual([buttonsOf(content), dialogButtonsOf(content)], [[], []]);
    assert.equal(bot().connector.posted(where.id).length, before);
  });

  it('is opened as a message of its own by the buttons of a card for clients without dialogs', async () => {
    await postMonths(2);
    const where = groupOf(STAFF);
    const [list] = await saysIn(bot(), STAFF, where, 'arkiv');
    const { verb, data } = dialogButtonsOf(cardOf(list))[1]?.data ?? assert.fail();
    await sendsPress(bot(), { ...STAFF, chat: where }, { verb, data });
    const messages = bot().connector.posted(where.id);
    assert.ok(wordsOn(cardOf(messages.at(-1))).includes('Det var 2026-09.'));
  });

  it('that was withdrawn meanwhile is not opened from an old list', async () => {
    await postMonths(1);
    const list = await asks(bot(), STAFF, 'arkiv');
    await bot().store.remove(summaryOf('2026-10'));
    assert.deepEqual(await opens(list, 0), { type: 'message', value: archive.noneOf('oktober 2026') });
  });

  it('is all that a dialog opens: another button, or what is none, is told that it was not understood', async () => {
    await postMonths(1);
    const list = await asks(bot(), STAFF, 'arkiv');
    const { data } = dialogButtonsOf(list)[0] ?? assert.fail();
    const { notUnderstood } = textsFor('sv').bot.extension;
    for (const sent of [{ ...data, verb: 'question.list' }, { ...data, verb: 'constructor' }, {}, null, 'x', [], 7]) {
      const { task } = await uses<{ task: Json }>(bot(), STAFF, 'task/fetch', { data: sent });
      assert.deepEqual(task, { type: 'message', value: notUnderstood });
    }
    const { task } = await uses<{ task: Json }>(bot(), STAFF, 'task/fetch', { data: { ...data, data: { v: 99 } } });
    assert.deepEqual(task, { type: 'message', value: textsFor('sv').bot.refusals.oldCard });
  });
});
