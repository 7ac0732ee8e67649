import assert from 'node:assert/strict';
import { sv as bot_ } from '../../../bot/texts/sv.ts';
import { conversations } from '../../../src/delivery/conversation.ts';
import { openQuestions } from '../../../src/forum/forum-queue.ts';
import { sv } from '../../../src/forum/texts/sv.ts';
import { profileOf } from '../../../src/people/profiles.ts';
import { uses } from '../../support/extension-talk.ts';
import { REPORT_BOT, reporterOf, type Somebody, STAFF } from '../../support/report-people.ts';
import { asks, inputsOf, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { CHANNEL } from '../../support/teams-activities.ts';
import { elementsOf } from '../../support/teams-cards.ts';

type Card = Record<string, unknown>;
type Task = { task: { type: string; value: string | { title: string; card: { content: Card } } } };

const { queue } = sv;
const UMA = reporterOf('1485');
const BO = reporterOf('1490');
const commandId = 'stallTillForum';

describe('the dialog “Ställ till Öppet forum”', () => {
  const bot = useBot(REPORT_BOT);
  const stored = async () => Object.values((await bot().store.read(openQuestions)).questions);
  const opens = async (who: Somebody, value: object = {}) =>
    cardIn(await uses<Task>(bot(), who, 'composeExtension/fetchTask', { commandId, ...value }, CHANNEL));
  const onMessage = (content: unknown, contentType = 'html') => ({
    messagePayload: { body: { contentType, content } },
  });
  const cardIn = ({ task: { type, value } }: Task): Card => {
    assert.equal(type, 'continue', JSON.stringify(value));
    return typeof value === 'string' ? assert.fail(value) : value.card.content;
  };
  /** Presses a button of the dialog, as Teams sends it. */
  const submits = (who: Somebody, card: Card, title: string, typed: Record<string, string> = {}) => {
    const button = elementsOf(card).find((one) => one.type === 'Action.Submit' && one.title === title);
    const data = { ...inputsOf(card), ...typed, ...(button?.data as object) };
    return uses<Task>(bot(), who, 'composeExtension/submitAction', { commandId, data }, CHANNEL);
  };
  const asked = async (who: Somebody, text: string) =>
    cardIn(await submits(who, await opens(who), bot_.extension.ask.title, { text }));

  it('holds the text of the message without its markup, to edit', async () => {
    const html = '<div><p>N&auml;r b&#246;rjar <b>kursen</b>&nbsp;&amp; var?</p><img src="x" onerror="a"></div>';
    assert.deepEqual(inputsOf(await opens(UMA, onMessage(html))), { text: 'N&auml;r börjar kursen & var?' });
    assert.equal(inputsOf(await opens(UMA, onMessage(`<p>${'å'.repeat(5000)}</p>`))).text?.length, 1000);
    const input = elementsOf(await opens(UMA)).find(({ type }) => type === 'Input.Text');
    assert.equal(input?.label, queue.yours);
  });

  it('holds the text of a plain message as it stands', async () => {
    const text = 'Om a < b &amp; 3<x,\nvad gäller <om> det?';
    assert.deepEqual(inputsOf(await opens(UMA, onMessage(text, 'text'))), {
      text: 'Om a < b &amp; 3<x, vad gäller <om> det?',
    });
  });

  it('is empty without a message, and whatever else comes', async () => {
    for (const value of [{}, { messagePayload: 7 }, { messagePayload: { body: { content: [] } } }])
      assert.deepEqual(inputsOf(await opens(UMA, value)), {});
  });

  it('puts the question once, however often it is sent, and holds buttons that dialogs know', async () => {
    const card = await opens(UMA, onMessage('<p>När börjar kursen?</p>'));
    assert.equal(JSON.stringify(card).includes('Action.Execute'), false);
    const receipt = cardIn(await submits(UMA, card, bot_.extension.ask.title));
    assert.ok(wordsOn(receipt).includes(sv.stored));
    assert.ok(wordsOn(cardIn(await submits(UMA, card, bot_.extension.ask.title))).includes(sv.alreadyThere));
    assert.deepEqual(
      (await stored()).map(({ text, municipality, thread }) => [text, municipality, thread]),
      [['När börjar kursen?', '1485', null]],
    );
    cardIn(await submits(UMA, receipt, queue.withdraw.title));
    assert.deepEqual(await stored(), []);
  });

  it('offers a similar question to vote for, and puts one’s own all the same', async () => {
    await asks(bot(), UMA, 'fråga forum: När börjar utbildningen i höst?');
    const similar = await asked(BO, 'när startar utbildningen i höst');
    assert.ok(wordsOn(similar).includes(queue.similar(1)));
    assert.equal((await stored()).length, 1);
    cardIn(await submits(BO, similar, queue.putAnyway.title));
    assert.equal((await stored()).length, 2);
    const hers = await asked(UMA, 'när startar utbildningen i höst?');
    assert.ok(wordsOn(hers).includes(queue.similar(1)));
    assert.ok(wordsOn(cardIn(await submits(UMA, hers, queue.vote.title))).includes(queue.voted));
  });

  it('keeps what is not taken, to be changed', async () => {
    const refused = await asked(UMA, 'Gäller det 811218-9876?');
    assert.ok(wordsOn(refused).includes(sv.personalData));
    assert.equal(inputsOf(refused).text, 'Gäller det 811218-9876?');
    assert.ok(wordsOn(await asked(UMA, ' ?! ')).includes(bot_.extension.writeFirst));
    assert.match(wordsOn(await asked(UMA, 'å'.repeat(2000))), /för lång/);
    assert.deepEqual(await stored(), []);
  });

  it('says so when a question is too long once its letters are taken apart', async () => {
    const data = { verb: 'question.put', data: { v: 1, lang: 'sv', asked: '\uFB2C'.repeat(1000) } };
    const task = await uses<Task>(bot(), UMA, 'composeExtension/submitAction', { commandId, data }, CHANNEL);
    assert.ok(wordsOn(cardIn(task)).includes(bot_.refusals.tooLong(3000, 1000)));
    assert.deepEqual(await stored(), []);
  });

  it('lets somebody without a municipality ask, but not vote', async () => {
    await asks(bot(), UMA, 'fråga forum: När börjar utbildningen i höst?');
    const similar = await asked(STAFF, 'när startar utbildningen i höst');
    assert.ok(wordsOn(similar).includes(queue.similarNoVote));
    assert.ok(!elementsOf(similar).some(({ title }) => title === queue.vote.title));
  });

  it('takes its own buttons only, and answers anything else politely', async () => {
    const report = { verb: 'report.export', data: { v: 1, lang: 'sv' } };
    for (const value of [undefined, {}, { commandId: 'x' }, { commandId, data: 7 }, { commandId, data: report }]) {
      const { task } = await uses<Task>(bot(), UMA, 'composeExtension/submitAction', value, CHANNEL);
      assert.deepEqual(task, { type: 'message', value: bot_.extension.notUnderstood });
    }
    const { task } = await uses<Task>(bot(), UMA, 'composeExtension/fetchTask', { commandId: 'x' }, CHANNEL);
    assert.deepEqual(task, { type: 'message', value: bot_.extension.notUnderstood });
  });

  it('posts nothing where it is used, and takes no such place for one of its own', async () => {
    await asked(UMA, 'När börjar kursen?');
    assert.deepEqual(bot().connector.posted(CHANNEL.id), []);
    assert.deepEqual(await bot().store.keys(conversations), []);
    assert.equal((await bot().store.read(profileOf(UMA))).chat, null);
  });

  it('says what went wrong in the dialog when the bot fails', async () => {
    bot().bug.thrown = new Error('a bug');
    const value = { commandId: 'kunskap', parameters: [{ name: 'q', value: 'styrgrupp' }] };
    const { composeExtension } = await uses<{ composeExtension: { type: string; text: string } }>(
      bot(),
      UMA,
      'composeExtension/query',
      value,
    );
    assert.match(composeExtension.text, /Något gick fel/);
  });
});
