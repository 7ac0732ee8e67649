import { existsSync } from 'node:fs';
import { type Logger, pino } from 'pino';
import { dataFile } from '../src/data-files.ts';
import { realTimer } from '../src/delivery/timer.ts';
import { readJudgedQuestions } from '../src/knowledge/judged-questions.ts';
import { readWordLists } from '../src/knowledge/word-lists.ts';
import { type Municipality, readMunicipalities } from '../src/people/municipalities.ts';
import { createSentenceModel } from '../src/sentence-model/sentence-model.ts';
import { lockStore } from '../src/store/lock-store.ts';
import { readThemes } from '../src/summaries/themes.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { EXAMPLES } from './examples.ts';
import { openLiveKnowledge } from './live-knowledge.ts';
import { clientConfig } from './local/client-config.ts';
import { type LocalClient, startClient } from './local/start-client.ts';
import { openBot, openForumStore } from './open-bot.ts';

const PARENT_CHECK_MS = 1000;

type Cleanup = () => Promise<unknown> | unknown;

async function main(cleanups: Cleanup[]): Promise<LocalClient | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env, { localAllowed: process.argv.includes('--local') });
  const log = pino({ level: config.logLevel });
  const municipalities = await readMunicipalities(dataFile('municipalities.json'));
  checkPeople(config, municipalities, log);
  const knowledge = await openLiveKnowledge({
    dir: dataFile('knowledge'),
    lists: await readWordLists(dataFile('words')),
    municipalities: municipalities.map(({ name }) => name),
    strict: config.mode === 'teams',
    log,
  });
  cleanups.push(() => knowledge.close());
  const release = await lockStore(config.storeDir, {
    onCompromised: (error) => {
      log.fatal({ err: error }, 'the lock of the store was lost; stopping so that nothing is overwritten');
      process.exit(1);
    },
    onWait: () =>
      console.error(`Waiting for the store in ${config.storeDir}, which another process holds or has just left …`),
  });
  cleanups.push(release);
  const store = await openForumStore(config.storeDir, log);
  cleanups.push(() => store.close());
  const sentenceModel =
    config.model === undefined ? undefined : createSentenceModel({ settings: config.model, timer: realTimer, log });
  cleanups.push(() => sentenceModel?.stop());
  const { server, clockwork, tab } = openBot(config, {
    sentenceModel,
    store,
    municipalities,
    knowledge: knowledge.current,
    themes: await readThemes(dataFile('words')),
    judged: await readJudgedQuestions(dataFile('judged-questions.json')),
    now: () => new Date(),
    log,
  });
  cleanups.push(() => clockwork.stop());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = new Error(`PORT ${config.port} is taken by another program: choose another with PORT=…`);
      reject(error.code === 'EADDRINUSE' ? taken : error);
    });
    server.listen(config.port, config.host, () => resolve());
  });
  cleanups.push(() => closeServer(server));
  // The pages that are told of changes would keep the server open.
  cleanups.push(() => tab.close());
  tab.prepare();
  clockwork.start();
  if (config.mode === 'teams') {
    log.info({ host: config.host, port: server.address().port }, 'the bot listens for Teams');
    return undefined;
  }
  const client = await startClient({
    botPort: server.address().port,
    port: config.clientPort,
    config: clientConfig(municipalities),
  });
  if (client !== undefined) cleanups.push(() => client.stop());
  console.log(localGreeting(config, server.address().port, client));
  return client;
}

/** @throws ConfigError for a municipality that does not exist */
function checkPeople(
  { mode, tenants, administrators }: Config,
  municipalities: readonly Municipality[],
  log: Logger,
): void {
  const codes = new Set(municipalities.map(({ code }) => code));
  const unknown = [...tenants.values()].flat().filter((code) => !codes.has(code));
  if (unknown.length > 0)
    throw new ConfigError([`TENANTS: there is no municipality ${unknown.join(', ')} (data/municipalities.json)`]);
  if (mode === 'teams' && administrators.length === 0) {
    log.warn('ADMINISTRATORS is empty: unless administrators were named before, nobody can grant roles');
  }
}

function closeServer(server: ReturnType<typeof openBot>['server']): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    (server.server as { closeIdleConnections(): void }).closeIdleConnections();
  });
}

function localGreeting({ storeDir }: Config, botPort: number, client: LocalClient | undefined): string {
  const address =
    client === undefined
      ? 'The local Teams client is not installed; "npm ci" (with development packages) brings it.'
      : `Open http://localhost:${client.port} in a browser, choose "Personal Chat" and try:`;
  return [
    '',
    'FVM-forum, local mode: no credentials, the bot listens on this machine only, nothing reaches Teams.',
    '',
    address,
    ...EXAMPLES.sv.map(({ question }) => `  · ${question}`),
    '  · rapport, status rapporter, prenumerera or månadsrapport (here you act in all roles)',
    '',
    `The tab, in a page that acts as Teams: http://localhost:${botPort}/host`,
    '',
    `The bot listens on http://127.0.0.1:${botPort} and saves in ${storeDir}. Ctrl-C stops both.`,
    'The client is Microsoft 365 Agents Playground: pre-release software under a licence of its own',
    '(node_modules/@microsoft/m365agentsplayground/LICENSE), started with telemetry switched off. It listens on every',
    'network address of this machine and cannot be told otherwise: use it on a network that you trust.',
    '',
  ].join('\n');
}

/** Runs in the opposite order of opening, once; a step that fails is told and does not hinder the others. */
async function closeAll(cleanups: Cleanup[]): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) {
    try {
      await cleanup();
    } catch (error) {
      console.error(error);
    }
  }
}

const cleanups: Cleanup[] = [];
const stop = async (): Promise<void> => {
  await closeAll(cleanups);
  process.exit();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
if (process.env.npm_lifecycle_event !== undefined) {
  // npm does not pass SIGTERM on through its shell; without this its end would leave the bot and the client behind.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void stop();
  }, PARENT_CHECK_MS).unref();
}
try {
  const client = await main(cleanups);
  void client?.exited.then(stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  await stop();
}
