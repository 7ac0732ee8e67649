import assert from 'node:assert/strict';
import { LOCAL_TENANT, objectIdOf, YOU } from '../../bot/local/colleagues.ts';
import { textsFor } from '../../bot/texts/texts.ts';
import { cardProblems } from '../support/card-host.ts';
import { uses } from '../support/extension-talk.ts';
import { queueOf } from '../support/forum-talk.ts';
import { HOST, REPORT_BOT, type Somebody, STAFF } from '../support/report-people.ts';
import { appoint, asks, type Inputs, redraws, sendsPress, wordsOn } from '../support/report-talk.ts';
import { useBot } from '../support/start-bot.ts';
import { groupOf, saysIn } from '../support/summary-talk.ts';
import { activityIn, from, PERSONAL } from '../support/teams-activities.ts';
import { buttonOf, buttonsOf, cardOf, dialogButtonsOf, textsOf } from '../support/teams-cards.ts';

type Json = Record<string, unknown>;

const { bot: texts, knowledge } = textsFor('sv');
const words = knowledge.edit;
const ASKED = 'Hur många xylofoner finns på månen?';
const SENTENCES = Array.from({ length: 30 }, (_, at) => `Xylofon nummer ${at + 1} står i ett eget rum på månen.`);
const BODY = ['Det finns trettio xylofoner på månen.', ...SENTENCES].join(' ');
const ENTRY: Inputs = {
  title: 'Xylofoner på månen',
  questions: 'hur många xylofoner finns på månen',
  body: BODY,
  publisher: 'Rymdprogrammet',
  source: 'Inventariet',
  asOf: '2022-11-01',
};

async function adds(bot: Parameters<typeof asks>[0], hugo: Somebody, typed: Inputs): Promise<Json> {
  const form = await redraws(bot, hugo, await asks(bot, hugo, 'kunskap'), words.add.title);
  return redraws(bot, hugo, form, 'entry.save', typed);
}

describe('a long answer', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;
  let entry: string;
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    entry = String(buttonOf(await adds(bot(), hugo, ENTRY), words.save.title).data.entry);
  });

  const answer = async (): Promise<Json> => asks(bot(), STAFF, ASKED);
  const opened = async (card: Json, where = STAFF.chat): Promise<Json> => {
    const [button, ...more] = dialogButtonsOf(card);
    assert.deepEqual([button?.title, more], [texts.answer.readAll.title, []]);
    const { task } = await uses<{ task: Json }>(bot(), STAFF, 'task/fetch', { data: button?.data }, where);
    return task;
  };
  const inside = ({ value }: Json): Json => ((value as Json).card as { content: Json }).content;
  /** A host opens the entry and presses, with something typed over. */
  const changes = async (button: string, typed: Inputs = {}): Promise<void> => {
    const { card } = await sendsPress(bot(), hugo, { verb: 'entry.open', data: { v: 1, lang: 'sv', entry } });
    const done = await redraws(bot(), hugo, card ?? assert.fail('it is not opened'), button, typed);
    const isAsked = buttonsOf(done).find(({ verb, title }) => verb === button && title !== words.save.title);
    if (isAsked !== undefined && button === 'entry.save') await redraws(bot(), hugo, done, isAsked.title);
  };

  it('begins on the card with whole sentences, and keeps its source, date and warning there', async () => {
    const card = await answer();
    const text = textsOf(card)[1] ?? '';
    assert.ok(text.length <= 620 && text.length > 400, `${text.length} characters`);
    assert.ok(text.startsWith('Det finns trettio xylofoner') && text.endsWith('på månen. …'), text);
    const all = wordsOn(card);
    for (const part of ['Rymdprogrammet', 'Inventariet', '1 november 2022', knowledge.notes.old('1 november 2022')])
      assert.ok(all.includes(part), part);
    assert.deepEqual(cardProblems(card), []);
  });

  it('is read whole in a dialog, with source, date and warning and nothing to press, and nothing is posted', async () => {
    const card = await answer();
    const before = bot().connector.posted(STAFF.chat.id).length;
    const shown = inside(await opened(card));
    const all = wordsOn(shown);
    for (const part of [BODY, 'Rymdprogrammet', 'Inventariet', knowledge.notes.old('1 november 2022')])
      assert.ok(all.includes(part), part);
    assert.ok(!all.includes(texts.answer.changedSince) && !all.includes(texts.answer.didItHelp));
    assert.deepEqual([buttonsOf(shown), dialogButtonsOf(shown)], [[], []]);
    assert.equal(bot().connector.posted(STAFF.chat.id).length, before);
  });

  it('is as short in a group chat and its thread, and is read whole there too', async () => {
    const where = groupOf(STAFF);
    const [message] = await saysIn(bot(), STAFF, where, ASKED);
    const card = cardOf(message);
    assert.ok(!wordsOn(card).includes(BODY));
    assert.ok(wordsOn(inside(await opened(card, where))).includes(BODY));
  });

  it('is as short after a press, and its button still opens it', async () => {
    const rated = await redraws(bot(), STAFF, await answer(), '👍');
    assert.ok(!wordsOn(rated).includes(BODY));
    assert.ok(wordsOn(inside(await opened(rated))).includes(BODY));
  });

  it('is posted whole where the button is pressed in a client without dialogs', async () => {
    const value = dialogButtonsOf(await answer())[0]?.data ?? assert.fail('no button');
    await bot().post(activityIn(STAFF.chat, 'message', { from: STAFF.from, value }));
    assert.ok(wordsOn(cardOf(bot().connector.posted(STAFF.chat.id).at(-1))).includes(BODY));
  });

  it('that has been changed meanwhile is read as it is now, and says so', async () => {
    const card = await answer();
    await changes('entry.save', { body: `${BODY} Alla är utlånade.` });
    const all = wordsOn(inside(await opened(card)));
    assert.ok(all.includes('Alla är utlånade.') && all.includes(texts.answer.changedSince), all);
  });

  for (const [what, typed] of [
    ['publisher, source and date', { publisher: 'Månkontoret', source: 'Nya inventariet', asOf: '2026-11-20' }],
    ['title', { title: 'Instrument på månen' }],
  ] as const) {
    it(`whose ${what} alone has been changed says so too`, async () => {
      const card = await answer();
      await changes('entry.save', typed);
      assert.ok(wordsOn(inside(await opened(card))).includes(texts.answer.changedSince));
    });
  }

  it('is read in its paragraphs, shown as they are written', async () => {
    const card = await answer();
    await changes('entry.save', { body: `${BODY}\n\n1. *Ett* rum.\n\nAlla är utlånade.` });
    const block = textsOf(inside(await opened(card))).find((text) => text.startsWith(BODY));
    assert.equal(block, `${BODY}\n\n1\\. \\*Ett\\* rum.\n\nAlla är utlånade.`);
  });

  it('is opened in a dialog too when it is come to from another', async () => {
    const { card } = await sendsPress(bot(), STAFF, { verb: 'knowledge.open', data: { v: 1, lang: 'sv', entry } });
    const posted = card ?? cardOf(bot().connector.posted(STAFF.chat.id).at(-1));
    assert.ok(wordsOn(inside(await opened(posted))).includes(BODY));
  });

  it('is all that a dialog opens: what other buttons do is not done there', async () => {
    const { verb, data } = buttonOf(await answer(), textsFor('sv').forum.ask);
    const pressed = { msteams: { type: 'task/fetch' }, verb, data };
    const { task } = await uses<{ task: Json }>(bot(), STAFF, 'task/fetch', { data: pressed });
    assert.deepEqual(task, { type: 'message', value: texts.extension.notUnderstood });
    assert.deepEqual(await queueOf(bot()), []);
  });

  it('that has been retired meanwhile is told to be gone', async () => {
    const card = await answer();
    await changes('entry.retire');
    assert.deepEqual(await opened(card), { type: 'message', value: texts.refusals.entryGone });
  });
});

describe('an answer that fits on a card', () => {
  const bot = useBot(REPORT_BOT);

  it('stands there whole, with nothing to open', async () => {
    const hugo = await appoint(bot(), HOST, 'host');
    const body = BODY.slice(0, BODY.indexOf('Xylofon nummer 19'));
    assert.ok(body.length > 800 && body.length < 900);
    await adds(bot(), hugo, { ...ENTRY, body });
    const card = await asks(bot(), STAFF, ASKED);
    assert.ok(wordsOn(card).includes(body.trim()));
    assert.deepEqual(dialogButtonsOf(card), []);
  });
});

describe('a long answer in a client without dialogs', () => {
  const bot = useBot();
  const KARIN: Somebody = {
    tenantId: LOCAL_TENANT,
    userId: objectIdOf(YOU),
    name: YOU.givenName,
    from: from(YOU),
    chat: PERSONAL,
  };

  it('stands whole on the card', async () => {
    await adds(bot(), KARIN, ENTRY);
    const card = await asks(bot(), KARIN, ASKED);
    assert.ok(wordsOn(card).includes(BODY));
    assert.deepEqual([dialogButtonsOf(card), buttonsOf(card).filter(({ verb }) => verb === 'answer.read')], [[], []]);
  });
});
