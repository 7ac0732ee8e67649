import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { conversations } from '../src/delivery/conversation.ts';
import { forumQueue } from '../src/forum/forum-queue.ts';
import { answerFeedback } from '../src/knowledge/answer-feedback.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Collection, Store } from '../src/store/store.ts';
import { createAdapter, type SignIn } from './adapter.ts';
import type { Config } from './config.ts';
import type { BotDeps } from './deps.ts';
import { localMunicipality } from './local/colleagues.ts';
import { createTurnHandlers } from './on-turn.ts';
import { createServer } from './server.ts';

/** Every kind of document that the product keeps. */
const COLLECTIONS = [forumQueue, answerFeedback, conversations] as readonly Collection<unknown>[];

/** Opens the store of the product in a folder; the caller holds its lock. */
export function openForumStore(dir: string, log: Logger): Promise<Store> {
  return openStore({
    dir,
    collections: COLLECTIONS,
    onReplacedCopy: (replaced) => log.warn({ replaced }, 'a damaged second copy was replaced'),
  });
}

type Outside = Pick<BotDeps, 'store' | 'knowledge' | 'now' | 'log'> &
  Partial<Pick<BotDeps, 'pause' | 'sendTimeoutMs'>> & { signIn?: SignIn };

/** Teams sends the incoming activity again after 15 s. */
const SEND_TIMEOUT_MS = 12_000;

/** Wires adapter, bot and server; nothing listens yet. */
export function openBot(
  config: Config,
  { store, knowledge, now, log, pause = setTimeout, sendTimeoutMs = SEND_TIMEOUT_MS, signIn }: Outside,
) {
  const isLocal = config.mode === 'local';
  const municipalityOf: BotDeps['municipalityOf'] = ({ tenantId, userId }) => {
    if (isLocal) return localMunicipality(userId);
    const [municipality, another] = config.tenants.get(tenantId) ?? [];
    return another === undefined ? municipality : undefined;
  };
  const turns = createTurnHandlers({
    store,
    knowledge,
    now,
    pause,
    sendTimeoutMs,
    municipalityOf,
    trustLocale: !isLocal,
    log,
  });
  const adapter = createAdapter(config.credentials, signIn);
  adapter.onTurnError = turns.onTurnError;
  const policy = { tenants: config.tenants, serviceHosts: config.serviceHosts, loopbackOnly: isLocal };
  return createServer({ adapter, policy, onTurn: turns.onTurn, log });
}
