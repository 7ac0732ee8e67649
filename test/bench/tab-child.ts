import { createLocalJWKSet } from 'jose';
import { pino } from 'pino';
import { readConfig } from '../../bot/config.ts';
import { openBot, openForumStore } from '../../bot/open-bot.ts';
import type { TokenKeys } from '../../bot/tab/token-keys.ts';
import { openKnowledge } from '../../src/cli/open-knowledge.ts';
import { dataFile } from '../../src/data-files.ts';
import { openQuestions, putQuestion } from '../../src/forum/forum-queue.ts';
import { readMunicipalities } from '../../src/people/municipalities.ts';
import { readThemes } from '../../src/summaries/themes.ts';
import { serveToParent } from './serve-to-parent.ts';

/** The product with `OPEN_QUESTIONS` questions in its queue; tokens for the tab are checked with the key `TAB_KEY`. */
async function main(): Promise<void> {
  const config = readConfig(process.env, { localAllowed: false });
  const log = pino({ level: 'info' }, pino.destination('/dev/null'));
  const knowledge = await openKnowledge();
  const municipalities = await readMunicipalities(dataFile('municipalities.json'));
  const themes = await readThemes(dataFile('words'));
  const store = await openForumStore(config.storeDir, log);
  const questions = Array.from({ length: Number(process.env.OPEN_QUESTIONS) }, (_, n) => ({
    text: `Fråga nummer ${n} om hur kommunerna ska göra med det som ännu inte är klart?`,
    askedBy: { tenantId: 't', userId: `u${n}` },
    municipality: null,
    thread: null,
    askedAt: '2026-11-01T08:00:00.000Z',
  }));
  await store.change(openQuestions, (queue) => ({
    next: questions.reduce((now, one) => putQuestion(now, one).next ?? now, queue),
    result: undefined,
  }));
  const tabKeys = createLocalJWKSet({ keys: [JSON.parse(process.env.TAB_KEY ?? '')] }) as TokenKeys;
  const now = (): Date => new Date();
  const outside = { store, municipalities, themes, knowledge: () => knowledge, now, log, tabKeys };
  serveToParent(openBot(config, outside).server);
}

await main();
