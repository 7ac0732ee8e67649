import { textsFor } from '../../bot/texts/texts.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { ask, cardsIn, openPersonalChat, press, returnToPersonalChat, says } from './support/teams-client.ts';

const texts = textsFor('sv');
const { edit } = texts.knowledge;
const { review } = edit;
const QUESTION = 'Hur många xylofoner finns på månen?';
const TITLE = 'Xylofoner på månen';

describe('the knowledge base in the local Teams client', () => {
  let client: OpenClient;
  before(async () => {
    client = await openClient();
    await openPersonalChat(client.page, client.product.clientPort);
  });
  after(() => client?.close());
  const last = () => cardsIn(client.page).last();

  it('a question without an answer gathers for the hosts', async () => {
    const { page } = client;
    await ask(page, QUESTION);
    const list = await ask(page, 'att granska');
    await says(list, review.heading, QUESTION, 'Obesvarad');
  });

  it('a host adds an entry, and the next question is answered from it', async () => {
    const { page } = client;
    const form = await ask(page, 'kunskap');
    await press(form, edit.add.title);
    await form.getByLabel(edit.labels.title, { exact: true }).fill(TITLE);
    await press(form, edit.save.title);
    await says(form, edit.problems.body);
    await form.getByLabel(edit.labels.questions).fill('hur många xylofoner finns på månen\nmånens xylofoner');
    await form.getByLabel(edit.labels.body).fill('Det finns tre xylofoner på månen.');
    await form.getByLabel(edit.labels.publisher).fill('Rymdprogrammet');
    await form.getByLabel(edit.labels.source, { exact: true }).fill('Inventariet');
    await press(form, edit.save.title);
    await says(form, edit.saved, edit.history);
    await says(await ask(page, QUESTION), 'tre xylofoner', 'Rymdprogrammet');
  });

  it('the host changes the answer and retires the entry; the history shows who', async () => {
    const { page } = client;
    const list = await ask(page, 'kunskap');
    await says(list, TITLE, edit.isEdited);
    await press(list, edit.open.title);
    await list.getByLabel(edit.labels.body).fill('Det finns fyra xylofoner på månen.');
    await press(list, edit.save.title);
    await says(list, edit.saved, edit.kinds.edited);
    await says(await ask(page, 'månens xylofoner'), 'fyra xylofoner');
    await list.getByLabel(edit.labels.englishTitle).fill('Xylophones on the moon');
    await list.getByLabel(edit.labels.english, { exact: true }).fill('There are four xylophones on the moon.');
    await press(list, edit.save.title);
    await says(list, edit.saved, edit.withEnglish(edit.kinds.edited));
    await says(await ask(page, 'How many xylophones are on the moon?'), 'There are four xylophones', 'Source');
    const again = await ask(page, 'kunskap');
    await press(again, edit.open.title);
    await press(again, edit.retire.title);
    await says(again, edit.retired, edit.restore.title);
    await press(again, edit.restore.title);
    await says(again, edit.restored);
  });

  it('what hosts have saved is there after the client has been closed and opened', async () => {
    const { page, product } = client;
    await returnToPersonalChat(page, product.clientPort);
    await says(await ask(page, QUESTION), 'fyra xylofoner');
  });

  it('a host adds a test question, is warned of an edit that breaks it, and goes on', async () => {
    const { page } = client;
    const guard = 'Hur många xylofoner har månen?';
    const card = await ask(page, 'kunskap');
    await press(card, edit.open.title);
    await press(card, edit.tests.open(0).title);
    await card.getByLabel(edit.tests.labelOfEntry).fill(guard);
    await press(card, edit.tests.add.title);
    await says(card, edit.tests.saved(1), guard, edit.tests.right(TITLE));
    await press(card, edit.toEntry.title);
    await card.getByLabel(edit.labels.title, { exact: true }).fill('Klarinetter i havet');
    await card.getByLabel(edit.labels.questions).fill('havets klarinetter');
    await card.getByLabel(edit.labels.body).fill('Det finns två klarinetter i havet.');
    await press(card, edit.save.title);
    await says(card, 'var rätt och blir fel', `${edit.effects.broken}”${guard}”: ${TITLE} → `);
    await press(card, edit.saveAnyway.title);
    await says(card, edit.saved);
    await press(card, edit.tests.open(1).title);
    await says(card, guard, edit.tests.wrong);
    await press(card, edit.back.title);
    await press(card, edit.changes.open.title);
    await card.getByLabel(edit.changes.search).fill('fyra xylofoner');
    await press(card, edit.changes.find.title);
    await says(card, TITLE, edit.kinds.edited);
  });

  it('a question that follows another is understood, and shown so', async () => {
    const { page } = client;
    await ask(page, 'Vem är ordförande i FVM styrgrupp?');
    await says(
      await ask(page, 'och i ledningsutskottet?'),
      texts.bot.answer.meant('Vem är ordförande i ledningsutskottet?'),
    );
  });

  it('a thumb down may say what was wrong', async () => {
    const card = last();
    await press(card, '👎');
    await card.getByLabel(texts.bot.answer.whatWasWrong).fill('Det är en annan nu.');
    await press(card, texts.bot.answer.sendComment.title);
    await says(card, texts.bot.answer.commented);
    await says(await ask(client.page, 'granska'), review.comment('Det är en annan nu.'));
  });
});
