import { textsFor } from '../../bot/texts/texts.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { ask, cardsIn, nextCard, openPersonalChat, pick, post, press, says } from './support/teams-client.ts';

const texts = textsFor('sv');
const { agenda, ask: bring, answer, change, draft, manage, queue, series, stored } = texts.forum;
/** The channel of the local client. */
const CHANNEL = 'Kommun-FVM - Frågor';
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

  it('a host takes it in and puts it on the agenda', async () => {
    const list = last();
    await press(list, manage.open.title);
    await says(list, manage.heading, QUESTION);
    await press(list, manage.accept.title);
    await says(list, manage.done.accepted);
    await press(list, manage.place.title);
    await says(list, manage.done.placed);
    const planned = await ask(client.page, 'agenda');
    await says(planned, QUESTION, agenda.votes(1), agenda.postHere);
  });

  it('the host answers, the one who asked is told, and once the draft is approved the bot answers so', async () => {
    const card = await ask(client.page, 'frågor');
    await press(card, manage.open.title);
    await press(card, answer.open.title);
    await says(card, answer.heading, QUESTION);
    await press(card, answer.keep.title);
    await says(card, answer.missing);
    await card.getByLabel(answer.label).fill(ANSWER);
    await nextCard(client.page, () => press(card, answer.keep.title));
    await says(last(), answer.told.heading, ANSWER);
    await says(card, answer.answered(1, true), draft.heading);
    await press(card, draft.approve.title);
    await says(card, draft.approved, draft.none);
    await says(await ask(client.page, QUESTION), ANSWER, 'Öppet forum');
  });

  it('the agenda is posted in a channel, and is drawn anew there when it changes', async () => {
    const { page } = client;
    const own = await ask(page, 'fråga forum: Vem ställer om klockorna på vårdcentralen?');
    await says(own, 'Vem ställer om klockorna');
    await page.getByRole('treeitem', { name: CHANNEL }).click();
    await cardsIn(page).first().waitFor();
    await post(page, 'agenda');
    const shared = cardsIn(page).first();
    await says(shared, 'Dagordning', QUESTION, agenda.states.answered);
    await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
    const filled = await ask(page, 'dagordning');
    await press(filled, agenda.fill.title);
    await says(filled, agenda.filled(1));
    await page.getByRole('treeitem', { name: CHANNEL }).click();
    await says(cardsIn(page).first(), 'Vem ställer om klockorna');
  });

  it('the next forums are shown, and a host cancels one with a reason', async () => {
    await client.page.getByRole('treeitem', { name: 'Personal Chat' }).click();
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
