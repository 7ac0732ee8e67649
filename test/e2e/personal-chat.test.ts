import assert from 'node:assert/strict';
import { EXAMPLES } from '../../bot/examples.ts';
import { textsFor } from '../../bot/texts/texts.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { questionThatGets } from './support/questions.ts';
import {
  ask,
  buttonsIn,
  cardsIn,
  nextCard,
  openPersonalChat,
  readText,
  say,
  waitForText,
} from './support/teams-client.ts';

const sv = textsFor('sv');
const en = textsFor('en');
const [example] = EXAMPLES.sv;

describe('in a 1:1 chat in the local Teams client', () => {
  let client: OpenClient;
  before(async () => {
    client = await openClient();
    await openPersonalChat(client.page, client.product.clientPort);
  });
  after(() => client?.close());

  it('a newcomer is welcomed and an example opens an answer', async () => {
    const { page } = client;
    const welcome = cardsIn(page).first();
    assert.ok((await readText(welcome)).includes(sv.bot.welcome.heading));
    const answer = await nextCard(page, () => buttonsIn(welcome).first().click());
    await waitForText(answer, (text) => text.includes(sv.knowledge.source));
  });

  it('a question gets an answer with its source and a warning about its age', async () => {
    const { answer } = await questionThatGets('answer', [example?.question ?? '']);
    const card = await ask(client.page, example?.question ?? '');
    const text = await readText(card);
    assert.ok(text.includes(answer.entry.title));
    assert.ok(text.includes(answer.entry.source.title));
    assert.ok(text.includes(sv.knowledge.notes.historical(sv.knowledge.date(answer.entry.source.asOf ?? ''))));
    const link = card.getByRole('link', { name: answer.entry.source.title });
    assert.equal(await link.getAttribute('href'), answer.entry.source.url);
  });

  it('an alternative below the answer opens that answer', async () => {
    const { question, answer } = await questionThatGets('answer', ['Vem är ordförande i FVM styrgrupp?', 'avrop']);
    const alternative = answer.alternatives.find(({ status }) => status !== 'gap');
    const card = await ask(client.page, question);
    const opened = await nextCard(client.page, () =>
      card.getByRole('button', { name: alternative?.title ?? '' }).click(),
    );
    assert.ok((await readText(opened.getByRole('heading').first())).includes(alternative?.title ?? ''));
  });

  it('"Menade du" shows entries as buttons, and a button opens its answer', async () => {
    const { question, answer } = await questionThatGets('suggest');
    const card = await ask(client.page, question);
    assert.ok((await readText(card)).includes(sv.bot.suggest.heading(answer.entries.length)));
    const title = answer.entries[0]?.title ?? '';
    const opened = await nextCard(client.page, () => card.getByRole('button', { name: title }).click());
    assert.ok((await readText(opened)).includes(title));
  });

  it('a question without an answer is met by saying so, and by the way to the forum', async () => {
    const { question } = await questionThatGets('escalate', [
      'Vilken färg har bussen till månen?',
      'blorp zyx',
      'fotboll',
    ]);
    const card = await ask(client.page, question);
    assert.ok((await readText(card)).includes(sv.bot.escalate.heading));
    assert.equal(await card.getByRole('button', { name: sv.forum.ask }).count(), 1);
  });

  it('the help command shows itself', async () => {
    const card = await ask(client.page, 'hjälp');
    assert.ok((await readText(card)).includes(sv.bot.commands.help));
  });

  it('an English question finds the same entry, in an English frame', async () => {
    const { question, answer } = await questionThatGets('answer', [
      'Who chairs the FVM steering group?',
      'What are the three options?',
    ]);
    const text = await readText(await ask(client.page, question));
    assert.ok(text.includes(answer.entry.title));
    assert.ok(text.includes(en.knowledge.source));
    assert.ok(!text.includes(sv.knowledge.source));
  });

  it('a greeting gets a line without a card', async () => {
    const { page } = client;
    const before = await cardsIn(page).count();
    await say(page, 'hej');
    await page.getByText(sv.knowledge.smallTalk.greeting).first().waitFor();
    assert.equal(await cardsIn(page).count(), before);
  });

  it('a second visit brings no second welcome', async () => {
    const { page } = client;
    await page.reload();
    await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
    const card = await ask(page, 'hjälp');
    assert.equal(await cardsIn(page).count(), 1);
    assert.ok(!(await readText(card)).includes(sv.bot.welcome.heading));
  });
});
