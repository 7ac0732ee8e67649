import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Server } from 'restify';
import { conversations } from '../src/delivery/conversation.ts';
import { deliveries, deliverySeries, openDeliveries } from '../src/delivery/outbox.ts';
import { createPacer } from '../src/delivery/pacer.ts';
import { realTimer } from '../src/delivery/timer.ts';
import { forumPlaces } from '../src/forum/agenda-posts.ts';
import { forumArchive, forumDrafts } from '../src/forum/forum-archive.ts';
import { forumCalendar } from '../src/forum/forum-calendar.ts';
import { forumFeed } from '../src/forum/forum-feed.ts';
import { forumQueue } from '../src/forum/forum-queue.ts';
import { answerFeedback } from '../src/knowledge/answer-feedback.ts';
import { knowledgeEdits } from '../src/knowledge/edits.ts';
import { knowledgeWords } from '../src/knowledge/own-words.ts';
import { reviewLists } from '../src/knowledge/review.ts';
import { knowledgeQuestions } from '../src/knowledge/test-questions.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { profiles } from '../src/people/profiles.ts';
import { rightsOf } from '../src/people/rights.ts';
import { roleAudit } from '../src/people/role-audit.ts';
import { allRoles, roleBook } from '../src/people/roles.ts';
import { subscriptions } from '../src/people/subscriptions.ts';
import { downloads } from '../src/reports/downloads.ts';
import { reportDrafts } from '../src/reports/drafts.ts';
import { createExportFile } from '../src/reports/export-file.ts';
import { createExportTable } from '../src/reports/export-table.ts';
import { monthDoc, monthReports } from '../src/reports/month-reports.ts';
import { overviewOf } from '../src/reports/overview.ts';
import { windowOf } from '../src/reports/report-window.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Collection, Store } from '../src/store/store.ts';
import { summaries } from '../src/summaries/summary.ts';
import { createAdapter, type SignIn } from './adapter.ts';
import { type Clockwork, createClockwork } from './clockwork.ts';
import type { Config } from './config.ts';
import type { BotDeps } from './deps.ts';
import { addDownloadRoutes } from './download-routes.ts';
import { addForumRoute } from './forum-route.ts';
import { createLastQuestions } from './last-questions.ts';
import { localPeople } from './local/colleagues.ts';
import { createTurnHandlers } from './on-turn.ts';
import { createProactive } from './proactive.ts';
import { createPublishedKnowledge } from './published-knowledge.ts';
import { maySeeReports } from './rights.ts';
import { createServer } from './server.ts';
import { addTab, type OpenTab } from './tab/add-tab.ts';
import { createChanges } from './tab/changes.ts';
import type { TokenKeys } from './tab/token-keys.ts';

/** Every kind of document that the product keeps. */
const COLLECTIONS = [
  forumQueue,
  answerFeedback,
  conversations,
  profiles,
  roleBook,
  roleAudit,
  monthReports,
  reportDrafts,
  deliveries,
  openDeliveries,
  deliverySeries,
  downloads,
  subscriptions,
  summaries,
  forumCalendar,
  forumFeed,
  forumArchive,
  forumDrafts,
  forumPlaces,
  knowledgeEdits,
  reviewLists,
  knowledgeWords,
  knowledgeQuestions,
] as readonly Collection<unknown>[];

/** Opens the store of the product in a folder; the caller holds its lock. */
export function openForumStore(dir: string, log: Logger): Promise<Store> {
  return openStore({
    dir,
    collections: COLLECTIONS,
    onReplacedCopy: (replaced) => log.warn({ replaced }, 'a damaged second copy was replaced'),
  });
}

type Outside = Pick<BotDeps, 'store' | 'knowledge' | 'now' | 'log' | 'themes'> &
  Partial<Pick<BotDeps, 'pause' | 'sendTimeoutMs' | 'timer' | 'judged' | 'sentenceModel'>> & {
    municipalities: readonly Municipality[];
    signIn?: SignIn;
    /** Who signs tokens for the tab; Entra ID unless told. */
    tabKeys?: TokenKeys;
  };

/** The bot, wired: nothing listens and no clock runs yet. */
export type OpenBot = { readonly server: Server; readonly clockwork: Clockwork; readonly tab: OpenTab };

/** Teams sends the incoming activity again after 15 s. */
const SEND_TIMEOUT_MS = 12_000;

/** Wires adapter, bot, clockwork and server. */
export function openBot(
  config: Config,
  {
    store,
    knowledge,
    now,
    log,
    municipalities,
    pause = setTimeout,
    timer = realTimer,
    sendTimeoutMs = SEND_TIMEOUT_MS,
    signIn,
    tabKeys,
    themes,
    judged = [],
    sentenceModel,
  }: Outside,
): OpenBot {
  const isLocal = config.mode === 'local';
  const sorted = [...municipalities].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  const everywhere = sorted.map(({ code }) => code);
  const policy = { tenants: config.tenants, serviceHosts: config.serviceHosts, loopbackOnly: isLocal };
  const adapter = createAdapter(config.credentials, signIn);
  const changes = createChanges(store);
  const published = createPublishedKnowledge({
    base: knowledge,
    store,
    municipalities,
    now,
    log,
    onBuilt() {
      changes.tell('knowledge');
      sentenceModel?.learn(published.current());
    },
  });
  const deps: BotDeps = {
    store,
    knowledge: published.current,
    knowledgeChanged: published.refresh,
    underneath: published.underneath,
    tryOut: published.tryOut,
    judged,
    sentenceModel,
    lastQuestions: createLastQuestions(),
    themes,
    summaries: config.summaries,
    forum: config.forum,
    now,
    pause,
    sendTimeoutMs,
    municipalities: sorted,
    people: {
      administrators: config.administrators,
      everybodyMayDoAll: isLocal,
      known: isLocal ? localPeople() : [],
      nameOf: (tenantId) => config.tenantNames.get(tenantId) ?? (isLocal ? 'lokala Teams' : undefined),
      isAllowed: (tenantId) => isLocal || config.tenants.has(tenantId),
      municipalitiesOf: (tenantId) => (isLocal ? everywhere : (config.tenants.get(tenantId) ?? [])),
    },
    reports: config.reports,
    publicUrl: () => config.publicUrl ?? (isLocal ? `http://127.0.0.1:${server.address().port}` : undefined),
    proactive: createProactive(adapter, {
      appId: config.credentials?.appId ?? '',
      policy,
      pause,
      sendTimeoutMs,
      log,
    }),
    pace: config.pace,
    pacer: createPacer(config.pace, timer),
    timer,
    wake: () => clockwork.wake(),
    trustLocale: !isLocal,
    hasDialogs: !isLocal,
    log,
  };
  const clockwork = createClockwork(deps);
  const turns = createTurnHandlers(deps);
  adapter.onTurnError = turns.onTurnError;
  const server = createServer({ adapter, policy, onTurn: turns.onTurn, log });
  addDownloadRoutes(server, {
    store,
    now,
    log,
    mayDownload: async (person) => maySeeReports(rightsOf(person, await store.read(allRoles), deps.people)),
    async exportFile({ period, format, language }) {
      const month = await store.read(monthDoc(period));
      const overview = overviewOf(month, municipalities, windowOf(period, config.reports));
      return createExportFile(createExportTable(overview, { period, language }), format);
    },
  });
  addForumRoute(server, deps);
  const tab = addTab(server, { config, deps, changes, ...(tabKeys !== undefined && { keys: tabKeys }) });
  return { server, clockwork, tab };
}
