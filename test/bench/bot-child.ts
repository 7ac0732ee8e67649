import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../bot/config.ts';
import { openBot, openForumStore } from '../../bot/open-bot.ts';
import { openKnowledge } from '../../src/cli/open-knowledge.ts';
import { dataFile } from '../../src/data-files.ts';
import { readMunicipalities } from '../../src/people/municipalities.ts';
import { readThemes } from '../../src/summaries/themes.ts';
import { serveToParent } from './serve-to-parent.ts';

/** The product with a store of its own; what production logs is written, to nowhere. */
async function main(): Promise<void> {
  const storeDir = mkdtempSync(join(tmpdir(), 'fvm-door-bench-'));
  process.once('exit', () => rmSync(storeDir, { recursive: true, force: true }));
  const config = readConfig({ STORE_DIR: storeDir }, { localAllowed: true });
  const log = pino({ level: 'info' }, pino.destination('/dev/null'));
  const knowledge = await openKnowledge();
  const store = await openForumStore(storeDir, log);
  const municipalities = await readMunicipalities(dataFile('municipalities.json'));
  const themes = await readThemes(dataFile('words'));
  const { server } = openBot(config, {
    store,
    municipalities,
    themes,
    knowledge: () => knowledge,
    now: () => new Date(),
    log,
  });
  serveToParent(server);
}

await main();
