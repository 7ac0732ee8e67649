import { textsFor } from '../../../bot/texts/texts.ts';
import { REPORT_BOT, STAFF, somebody, VASTKOM } from '../../support/report-people.ts';
import { appoint, asks, redraws } from '../../support/report-talk.ts';
import { startBot } from '../../support/start-bot.ts';

type Card = Record<string, unknown>;

const { edit } = textsFor('sv').knowledge;
const HOST = somebody('Karin Lund', VASTKOM, 21);
const QUESTION = 'Vem är ordförande i FVM styrgrupp?';

/** The cards of the knowledge base as hosts and readers get them. */
export async function knowledgeCards(): Promise<Record<string, Card>> {
  const bot = await startBot(REPORT_BOT);
  try {
    bot.clock.now = new Date('2026-11-25T08:00:00Z');
    await appoint(bot, HOST, 'host');
    const rated = await redraws(bot, STAFF, await asks(bot, STAFF, QUESTION), '👎');
    await redraws(bot, STAFF, rated, 'answer.comment', { comment: 'Det är en annan person sedan i våras.' });
    const followed = await asks(bot, STAFF, 'och i ledningsutskottet?');
    for (const text of [
      'Får utbildningsdeltagarna smörgåstårta?',
      'Hur parkerar man vid kontoret i Göteborg på onsdag?',
    ])
      await asks(bot, STAFF, text);
    const found = await asks(bot, HOST, `kunskap ${QUESTION}`);
    const form = await redraws(bot, HOST, found, edit.open.title);
    const differ = await redraws(bot, HOST, form, 'entry.save', {
      title: 'Vem som leder ledningsgruppen',
      questions: 'vem leder ledningsgruppen för FVM',
      body: 'FVM ledningsgrupp leds av programägaren.',
    });
    const saved = await redraws(bot, HOST, differ, edit.saveAnyway.title);
    const noTests = await redraws(bot, HOST, saved, 'test.list');
    const questions =
      'vem leder ledningsgruppen\nVem är ordförande i programstyrgruppen?\nHur många sitter i ledningsgruppen?';
    const tests = await redraws(bot, HOST, noTests, 'test.add', { testQuestions: questions });
    const allTests = await redraws(bot, HOST, tests, edit.tests.all.title);
    const refusedTests = await redraws(bot, HOST, allTests, 'test.add', {
      testQuestions: 'vem leder ledningsgruppen?',
    });
    const retiring = await redraws(bot, HOST, saved, edit.retire.title);
    const review = await asks(bot, HOST, 'att granska');
    const list = await asks(bot, HOST, 'kunskap');
    const changes = await redraws(bot, HOST, list, 'entry.history');
    const told = { noTests, tests, allTests, refusedTests, retiring, changes };
    return { rated, followed, found, form, differ, saved, ...told, review, list };
  } finally {
    await bot.close();
  }
}
