import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../bot/config.ts';
import { LOCAL_TENANT } from '../../bot/local/colleagues.ts';
import { openBot, openForumStore } from '../../bot/open-bot.ts';
import type { TokenKeys } from '../../bot/tab/token-keys.ts';
import { dataFile } from '../../src/data-files.ts';
import { realTimer } from '../../src/delivery/timer.ts';
import { readJudgedQuestions } from '../../src/knowledge/judged-questions.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { readMunicipalities } from '../../src/people/municipalities.ts';
import { createSentenceModel } from '../../src/sentence-model/sentence-model.ts';
import { readThemes } from '../../src/summaries/themes.ts';
import { createCapturedLog } from './captured-log.ts';
import type { Posted } from './connector-conversations.ts';
import { openFakeConnector } from './fake-connector.ts';
import { openLocalSignIn, type TokenTwist } from './local-sign-in.ts';
import { createQuickTimer } from './quick-timer.ts';
import { realKnowledge } from './real-knowledge.ts';
import { routeTeamsTo, TEAMS_SERVICE_URL } from './route-teams.ts';
import { APP_ID, type WireActivity } from './teams-activities.ts';

export type BotOptions = {
  /** `teams`: with credentials, real token checks and Teams' addresses. `local` unless told. */
  mode?: Config['mode'];
  /** Settings beside those that the mode needs. */
  env?: Record<string, string>;
  /** The repository's unless told. */
  knowledge?: Knowledge;
  /** How long the Connector may take to answer. */
  sendTimeoutMs?: number;
  /** Who signs tokens for the tab. */
  tabKeys?: TokenKeys;
  /** One bot for all tests of the suite, in place of one for each. */
  shared?: boolean;
};

type Answer = { status: number; body: unknown; headers: Headers };
export type TestBot = Awaited<ReturnType<typeof startBot>>;

/** The settings of a bot for Teams whose tenant is the local client's, which serves Uddevalla. */
export const TEAMS_ENV = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppTenantId: 'aaaaaaaa-1111-4222-8333-444444444444',
  MicrosoftAppPassword: 'not a real one',
  TENANTS: `${LOCAL_TENANT}=1485`,
};

/**
 * Starts the real bot on a port of its own, with a real store in a temporary folder and a fake Connector.
 * @public for benchmarks and the like, which have no hooks; tests take `useBot`
 */
export async function startBot({
  mode = 'local',
  env = {},
  knowledge,
  sendTimeoutMs = 12_000,
  tabKeys,
}: BotOptions = {}) {
  const storeDir = await mkdtemp(join(tmpdir(), 'fvm-bot-'));
  const connector = await openFakeConnector();
  const log = createCapturedLog();
  const known = knowledge ?? (await realKnowledge());
  const isTeams = mode === 'teams';
  const config = readConfig({ ...(isTeams ? TEAMS_ENV : {}), ...env }, { localAllowed: true });
  const serviceUrl = isTeams ? TEAMS_SERVICE_URL : connector.url;
  const signIn = isTeams ? await openLocalSignIn(APP_ID, serviceUrl) : undefined;
  const unroute = isTeams ? routeTeamsTo(connector.port) : () => undefined;
  const municipalities = await readMunicipalities(dataFile('municipalities.json'));
  const themes = await readThemes(dataFile('words'));
  const judged = await readJudgedQuestions(dataFile('judged-questions.json'));
  const pauses: number[] = [];
  const timer = createQuickTimer();
  const clock = { now: new Date('2026-11-20T08:00:00Z') };
  const bug: { thrown?: Error | undefined } = {};
  const currentKnowledge = (): Knowledge => {
    if (bug.thrown !== undefined) throw bug.thrown;
    return known;
  };

  async function open() {
    const store = await openForumStore(storeDir, log.log);
    const pause = async (ms: number): Promise<void> => void pauses.push(ms);
    const outside = {
      store,
      municipalities,
      themes,
      judged,
      knowledge: currentKnowledge,
      now: () => clock.now,
      pause,
      timer,
      sendTimeoutMs,
      log: log.log,
    };
    const { model: settings } = config;
    const sentenceModel = settings && createSentenceModel({ settings, timer: realTimer, log: log.log });
    const { server, clockwork } = openBot(config, {
      ...outside,
      ...(signIn !== undefined && { signIn: signIn.signIn }),
      ...(tabKeys !== undefined && { tabKeys }),
      sentenceModel,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { store, server, clockwork, sentenceModel, port: server.address().port };
  }

  let running = await open();

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => running.server.close(() => resolve()));
    (running.server.server as { closeAllConnections(): void }).closeAllConnections();
    await closed;
    await running.clockwork.stop();
    running.sentenceModel?.stop();
    await running.store.close();
  }

  /** Sends an activity as Teams does; the `serviceUrl` is the Connector's unless the activity says otherwise. */
  async function post(activity: WireActivity, headers: Record<string, string> = {}): Promise<Answer> {
    const signed: Record<string, string> = signIn ? { authorization: `Bearer ${signIn.token()}` } : {};
    const response = await fetch(`http://127.0.0.1:${running.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed, ...headers },
      body: JSON.stringify({ serviceUrl, ...activity }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  }

  return {
    connector,
    log,
    /** A token as Teams sends it, or one with something wrong. Only for a bot for Teams. */
    token(twist?: TokenTwist): string {
      if (signIn === undefined) throw new Error('in local mode there are no tokens');
      return signIn.token(twist);
    },
    clock,
    /** What the bot throws in the middle of every turn, as long as it is set. */
    bug,
    storeDir,
    /** How long the bot has wanted to wait before sending again, in milliseconds; it did not have to. */
    pauses,
    post,
    /** Sends an activity that is to succeed, and gives what the bot posted in that conversation meanwhile. */
    async say(activity: WireActivity): Promise<Posted[]> {
      const { id } = activity.conversation as { id: string };
      const before = connector.posted(id).length;
      const { status, body } = await post(activity);
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      return connector.posted(id).slice(before);
    },
    get store() {
      return running.store;
    },
    get port() {
      return running.port;
    },
    /** Resolves when the sentence model, if one is set, knows the entries. */
    modelHasLearnt: async () => {
      running.sentenceModel?.learn(known);
      await running.sentenceModel?.learnt();
    },
    /** Does what the clock would do now. */
    tick: () => running.clockwork.tick(),
    /** Stops bot and store, and starts them again on the same folder. */
    async restart(): Promise<void> {
      await stop();
      running = await open();
    },
    async close(): Promise<void> {
      await stop();
      unroute();
      await signIn?.close();
      await connector.close();
      await rm(storeDir, { recursive: true, force: true });
    },
  };
}

/** Gives every test of the suite a bot of its own, or all of them one. */
export function useBot(options: BotOptions = {}): () => TestBot {
  let bot: TestBot | undefined;
  const [first, last] = options.shared ? [before, after] : [beforeEach, afterEach];
  first(async () => {
    bot = await startBot(options);
  });
  last(async () => {
    await bot?.close();
    bot = undefined;
  });
  return () => {
    if (bot === undefined) throw new Error('the bot runs only inside a test');
    return bot;
  };
}
