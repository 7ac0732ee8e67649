import assert from 'node:assert/strict';
import { textsFor } from '../../bot/texts/texts.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { ask, cardsIn, openPersonalChat, pick, waitForText } from './support/teams-client.ts';

type Queue = { questions: Record<string, { text: string; municipality: string | null }> };
type Ratings = { ratings: Record<string, { helpful: boolean }> };

const { bot, forum, people } = textsFor('sv');
const thumbUp = new RegExp(`👍|${bot.answer.helpful}`);
const thumbDown = new RegExp(`👎|${bot.answer.notHelpful}`);

describe('what a press in the local Teams client saves', () => {
  let client: OpenClient;
  before(async () => {
    client = await openClient();
    await openPersonalChat(client.page, client.product.clientPort);
  });
  after(() => client?.close());

  const storedQuestions = async (text: string) => {
    const queues = (await client.product.stored('forum-queue')) as Queue[];
    return queues.flatMap(({ questions }) => Object.values(questions)).filter((question) => question.text === text);
  };
  const storedRatings = async () =>
    ((await client.product.stored('answer-feedback')) as Ratings[]).flatMap(({ ratings }) => Object.values(ratings));

  it('a question to the forum is stored once, however often the button is pressed, and the card says so', async () => {
    const place = await ask(client.page, 'kommun');
    await pick(place, people.municipality.label, 'Borås');
    await place.getByRole('button', { name: people.municipality.choose }).click();
    await waitForText(place, (text) => text.includes(people.municipality.chosen('Borås')));
    const question = 'Vem bjuder på kaffe på torsdag?';
    const card = await ask(client.page, question);
    await card.getByRole('button', { name: forum.ask }).dblclick();
    const isConfirmed = (text: string): boolean => text.includes(forum.stored) || text.includes(forum.alreadyThere);
    await waitForText(card, isConfirmed);
    assert.equal((await storedQuestions(question)).length, 1);

    const again = await ask(client.page, question);
    await again.getByRole('button', { name: forum.ask }).click();
    await waitForText(again, (text) => text.includes(forum.alreadyThere));
    const stored = await storedQuestions(question);
    assert.equal(stored.length, 1);
    assert.equal(stored[0]?.municipality, '1490');
  });

  it('a thumb is kept, thanked for, and then gone', async () => {
    const card = await ask(client.page, 'Vem är ordförande i FVM styrgrupp?');
    await card.getByRole('button', { name: thumbUp }).click();
    await waitForText(card, (text) => text.includes(bot.answer.thanks));
    assert.equal(await card.getByRole('button', { name: thumbDown }).count(), 0);
    assert.deepEqual(
      (await storedRatings()).map(({ helpful }) => helpful),
      [true],
    );
  });

  it('a thumb down offers the forum', async () => {
    const card = await ask(client.page, 'Vilka är de tre optionerna?');
    await card.getByRole('button', { name: thumbDown }).click();
    await waitForText(card, (text) => text.includes(bot.answer.sorry));
    assert.equal(await card.getByRole('button', { name: forum.ask }).count(), 1);
  });

  it('HTML and markdown in a question are neither run nor drawn in a card, and stored as plain text', async () => {
    const { page } = client;
    const markup =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it must reach the card's template unevaluated.
      '<img src=x onerror="window.ran = true">**Kaffe** [på torsdag](https://example.org) ${1+1} <script>window.ran = true</script>';
    const card = await ask(page, markup);
    await card.getByRole('button', { name: forum.ask }).click();
    await waitForText(card, (text) => text.includes(forum.stored));
    assert.equal(await cardsIn(page).locator('img, script, strong, b, a[href*="example.org"]').count(), 0);
    assert.equal(await page.evaluate('window.ran'), undefined);
    const queues = (await client.product.stored('forum-queue')) as Queue[];
    const texts = queues.flatMap(({ questions }) => Object.values(questions).map(({ text }) => text));
    const stored = texts.find((text) => text.includes('Kaffe')) ?? '';
    assert.match(stored, /på torsdag/);
    assert.doesNotMatch(stored, /<|onerror/);
  });
});
