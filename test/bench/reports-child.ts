import { pino } from 'pino';
import { readConfig } from '../../bot/config.ts';
import { openBot } from '../../bot/open-bot.ts';
import { openKnowledge } from '../../src/cli/open-knowledge.ts';
import { dataFile } from '../../src/data-files.ts';
import { readMunicipalities } from '../../src/people/municipalities.ts';
import { readThemes } from '../../src/summaries/themes.ts';
import { openReports } from './reports-store.ts';
import { serveToParent } from './serve-to-parent.ts';

/** The product on the store in `STORE_DIR`; its parent sets its clock, in milliseconds. */
async function main(): Promise<void> {
  const config = readConfig(process.env, { localAllowed: true });
  const log = pino({ level: 'info' }, pino.destination('/dev/null'));
  const knowledge = await openKnowledge();
  const store = await openReports(config.storeDir);
  const municipalities = await readMunicipalities(dataFile('municipalities.json'));
  const themes = await readThemes(dataFile('words'));
  let clock = 0;
  const now = (): Date => new Date(clock);
  const { server } = openBot(config, { store, municipalities, themes, knowledge: () => knowledge, now, log });
  serveToParent(server, (message) => {
    if (typeof message === 'number') clock = message;
  });
}

await main();
