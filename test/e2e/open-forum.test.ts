import { textsFor } from '../../bot/texts/texts.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { ask, cardsIn, nextCard, openPersonalChat, pick, press, says } from './support/teams-client.ts';

const texts = textsFor('sv');
const { ask: bring, stored, queue, answer, series, change } = texts.forum;
const QUESTION = 'När kommer lathunden för loggkontroller?';
const ANSWER = 'Lathunden för loggkontroller kommer den 3 mars.';

describe('the open forum in the local Teams client', () => {
  let client: OpenClient;
  before(async () => {
    client = await openClient();
    await openPersonalChat(client.page, client.product.clientPort);
    const municipality = await ask(client.page, 'kommun');
    await pick(municipality, texts.people.municipality.label, 'Borås');
    await press(municipality, texts.people.municipality.choose);
    await says(municipality, texts.people.municipality.chosen('Borås'));
  });
  after(() => client?.close());
  const last = () => cardsIn(client.page).last();

  it('what the bot cannot answer is brought to the queue, and the municipality’s vote is taken back and given', async () => {
    const unanswered = await ask(client.page, QUESTION);
    await press(unanswered, bring);
    await says(unanswered, stored);
    const list = await ask(client.page, 'frågor');
    await says(list, QUESTION, '1 kommun vill veta');
    await press(list, queue.unvote.title);
    await says(list, queue.unvoted, '0 kommuner vill veta');
    await press(list, queue.vote.title);
    await says(list, queue.voted, '1 kommun vill veta');
  });

  it('a host answers, the one who asked is told, and the bot answers so from then on', async () => {
    const list = cardsIn(client.page).nth((await cardsIn(client.page).count()) - 1);
    await press(list, answer.open.title);
    await says(list, answer.heading, QUESTION);
    await press(list, answer.keep.title);
    await says(list, answer.missing);
    await list.getByLabel(answer.label).fill(ANSWER);
    await nextCard(client.page, () => press(list, answer.keep.title));
    await says(last(), answer.told.heading, ANSWER);
    await says(list, answer.answered(1, true));
    await says(await ask(client.page, QUESTION), ANSWER, 'Öppet forum');
  });

  it('the next forums are shown, and a host cancels one with a reason', async () => {
    const card = await ask(client.page, 'forum');
    await says(card, series.heading, series.next, series.subscribe);
    await card
      .getByRole('button', { name: /^Ändra / })
      .first()
      .click();
    await says(card, change.text);
    await press(card, change.cancel.title);
    await says(card, change.refused.reason);
    await card.getByLabel(change.reason).fill('Värdarna är på konferens');
    await press(card, change.cancel.title);
    await says(card, change.done.cancelled, series.absent.cancelled('Värdarna är på konferens'));
  });
});
