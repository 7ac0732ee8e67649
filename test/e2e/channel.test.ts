import assert from 'node:assert/strict';
import { textsFor } from '../../bot/texts/texts.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { questionThatGets } from './support/questions.ts';
import { cardsIn, openPersonalChat, post, waitForText } from './support/teams-client.ts';

const { forum } = textsFor('sv');

describe('in a channel in the local Teams client', () => {
  let client: OpenClient;
  before(async () => {
    client = await openClient();
    await openPersonalChat(client.page, client.product.clientPort);
    await client.page.getByRole('treeitem', { name: 'Kommun-FVM - Frågor' }).click();
    await cardsIn(client.page).first().waitFor();
  });
  after(() => client?.close());

  it('the answer to a post that mentions the bot stays in the thread, also when its button is pressed', async () => {
    const { page } = client;
    const { question, answer } = await questionThatGets('answer', ['Vem är ordförande i FVM styrgrupp?', 'avrop']);
    await post(page, question);
    // The thread is recognised by what a person wrote, with the bot's name before it: the welcome's button says the same.
    const thread = page
      .getByRole('group')
      .filter({ hasText: new RegExp(`FVM-forum\\s*${question.replace('?', '\\?')}`) })
      .first();
    const card = cardsIn(thread).first();
    await waitForText(card, (text) => text.includes(answer.entry.title));
    await card.getByRole('button', { name: forum.ask }).click();
    await waitForText(card, (text) => text.includes(forum.stored));
    assert.equal(await cardsIn(thread).count(), 1);
    assert.equal(await cardsIn(page).count(), 2, 'the welcome and the answer');
  });
});
