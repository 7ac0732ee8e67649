import type { Doc, Store } from '../store/store.ts';
import { createDispatchQueue, type Waiting } from './dispatch-queue.ts';
import {
  beginSending,
  closeInterrupted,
  endMessage,
  outcomeOfError,
  postponeMessage,
  recordOutcome,
  takeBack,
} from './message-steps.ts';
import { type Delivery, deliveries, deliveriesToDo, isOpen, type OutboxMessage } from './outbox.ts';
import type { Pacer } from './pacer.ts';
import { readParts } from './plan.ts';
import { conversationKey } from './recipient.ts';
import type { SendOutcome } from './send-outcome.ts';
import type { Timer } from './timer.ts';

/** A waiting message with its place: what a courier judges by. */
export type Due = {
  readonly job: string;
  readonly occurrence: string;
  readonly id: string;
  readonly message: OutboxMessage;
};

/** What a courier makes of a message when its turn comes. */
export type Sending =
  | { kind: 'send'; send: () => Promise<SendOutcome> }
  /** Not before that moment. */
  | { kind: 'wait'; until: Date }
  /** It is no longer needed. */
  | { kind: 'drop'; cause: string }
  /** It cannot reach anybody. */
  | { kind: 'fail'; cause: string };

/** Prepares a waiting message; called right before it would be sent, so that it judges by what holds then. */
export type Courier = (due: Due) => Promise<Sending>;

export type DispatcherOptions = {
  readonly courier: Courier;
  readonly pacer: Pacer;
  readonly timer: Timer;
  readonly now: () => Date;
  /** The longest that Teams' Retry-After is obeyed, in milliseconds. */
  readonly mostRetryAfterMs: number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told of a message that could not be prepared or sent for a reason of our own; it is tried again later. */
  readonly onError: (error: unknown) => void;
};

/** Sends what is planned. There must be one on a store. */
export type Dispatcher = {
  /** Sends all that is due; resolves when nothing that is due is left. Called again while it runs, it looks for what is new. */
  run(): Promise<void>;
  /** When the next message is due; `undefined` for none that is known. */
  nextAt(): Date | undefined;
  /** Begins nothing more, and resolves when each message under way has an outcome. */
  stop(): Promise<void>;
};

/** Messages on their way to Teams; so many slow ones are needed to delay the others. */
const MOST_UNDER_WAY = 1_000;
/** Messages that are noted as going out and have not left: after a sudden end they are uncertain. */
const MOST_ABOUT_TO_LEAVE = 24;
const MOST_ABOUT_TO_LEAVE_OF_TENANT = 3;
/** A sleep that is no longer waited for goes on; none is to go on for long. */
const LONGEST_SLEEP_MS = 500;

const earliest = (list: readonly { readonly at: number }[]): number =>
  list.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);

export function createDispatcher(store: Store, options: DispatcherOptions): Dispatcher {
  const { courier, pacer, timer, now, mostRetryAfterMs, random, onError } = options;
  const queue = createDispatchQueue();
  /** Not before a moment: after a refusal, or because they are planned for then. */
  const later: { at: number; waiting: Waiting }[] = [];
  /** Not before the conversation may get another message. */
  const held: { at: number; waiting: Waiting }[] = [];
  /** Everything that waits here or is under way, by place. */
  const known = new Set<string>();
  /** How many of a delivery's messages are known. */
  const open = new Map<string, number>();
  const busyConversations = new Set<string>();
  const aboutToLeave = new Map<string, number>();
  let aboutToLeaveInAll = 0;
  let underWay = 0;
  let isStopping = false;
  let isStale = true;
  let running: Promise<void> | undefined;
  let signal: (() => void) | undefined;

  const placeOf = ({ doc, id }: { doc: Doc<Delivery>; id: string }): string => `${doc.key}/${id}`;

  async function load(): Promise<void> {
    isStale = false;
    const { keys } = await store.read(deliveriesToDo);
    for (const [key, generation] of Object.entries(keys)) {
      const first = deliveries.doc(key);
      try {
        for (const { doc } of await readParts(store, first)) await loadPart(key, doc);
      } catch (error) {
        onError(error);
      }
      if (!open.has(key)) await forgetFinished(first, generation);
    }
  }

  async function loadPart(key: string, doc: Doc<Delivery>): Promise<void> {
    const isUnderWay = (id: string): boolean => known.has(placeOf({ doc, id }));
    let delivery = await store.read(doc);
    const isInterrupted = Object.entries(delivery.messages).some(
      ([id, { state }]) => state === 'sending' && !isUnderWay(id),
    );
    if (isInterrupted) {
      await store.change(doc, (current) => closeInterrupted(current, now(), isUnderWay));
      delivery = await store.read(doc);
    }
    // What is put off may have been revised or stopped meanwhile.
    for (const one of later) {
      const message = one.waiting.doc.key === doc.key ? delivery.messages[one.waiting.id] : undefined;
      if (message !== undefined) one.at = Date.parse(message.at);
    }
    for (const [id, { state, at, to }] of Object.entries(delivery.messages)) {
      if (state !== 'waiting' || isUnderWay(id)) continue;
      const waiting = { delivery: key, doc, id, tenantId: to.tenantId, conversation: conversationKey(to) };
      known.add(placeOf(waiting));
      open.set(key, (open.get(key) ?? 0) + 1);
      enqueue(waiting, Date.parse(at));
    }
  }

  function enqueue(waiting: Waiting, at: number): void {
    if (at <= now().getTime()) queue.add(waiting);
    else later.push({ at, waiting });
  }

  function moveDue(list: { at: number; waiting: Waiting }[], moment: number): void {
    if (!list.some(({ at }) => at <= moment)) return;
    for (const { at, waiting } of list.splice(0)) {
      if (at <= moment) queue.add(waiting);
      else list.push({ at, waiting });
    }
  }

  const hasRoom = (tenantId: string): boolean =>
    underWay < MOST_UNDER_WAY &&
    aboutToLeaveInAll < MOST_ABOUT_TO_LEAVE &&
    (aboutToLeave.get(tenantId) ?? 0) < MOST_ABOUT_TO_LEAVE_OF_TENANT;

  /** One message at a time to a conversation: it keeps their order, and its limits. */
  function launchAll(): void {
    for (let next = queue.take(hasRoom); next !== undefined; next = queue.take(hasRoom)) launch(next);
  }

  function launch(waiting: Waiting): void {
    const { conversation, tenantId } = waiting;
    const freeAt = busyConversations.has(conversation) ? Number.POSITIVE_INFINITY : pacer.freeAt(conversation);
    if (freeAt > timer.now()) {
      held.push({ at: freeAt, waiting });
      return;
    }
    busyConversations.add(conversation);
    underWay++;
    let isAboutToLeave = true;
    aboutToLeaveInAll++;
    aboutToLeave.set(tenantId, (aboutToLeave.get(tenantId) ?? 0) + 1);
    const leave = (): void => {
      if (!isAboutToLeave) return;
      isAboutToLeave = false;
      aboutToLeaveInAll--;
      aboutToLeave.set(tenantId, (aboutToLeave.get(tenantId) ?? 0) - 1);
      wake();
    };
    void carry(waiting, leave)
      .catch(onError)
      .then(async () => {
        leave();
        busyConversations.delete(conversation);
        for (const one of held) if (one.waiting.conversation === conversation) one.at = pacer.freeAt(conversation);
        await conclude(waiting).catch(onError);
        underWay--;
        wake();
      });
  }

  async function carry({ doc, id, tenantId, conversation }: Waiting, leave: () => void): Promise<void> {
    const { job, occurrence, messages } = await store.read(doc);
    const message = messages[id];
    if (message?.state !== 'waiting') return;
    try {
      await send({ job, occurrence, id, message }, doc, { tenantId, conversation, leave });
    } catch (error) {
      onError(error);
      const ended = attempt();
      await store.change(doc, (delivery) =>
        recordOutcome(delivery, id, { ...ended, outcome: outcomeOfError(delivery, id) }),
      );
    }
  }

  async function send(
    due: Due,
    doc: Doc<Delivery>,
    { tenantId, conversation, leave }: { tenantId: string; conversation: string; leave: () => void },
  ): Promise<void> {
    const { id, message: prepared } = due;
    const sending = await courier(due);
    if (sending.kind === 'wait') {
      await store.change(doc, (delivery) => postponeMessage(delivery, id, sending.until));
    } else if (sending.kind === 'send') {
      if (!(await store.change(doc, (delivery) => beginSending(delivery, id, { prepared, now: now() })))) return;
      await pacer.turn(tenantId, conversation);
      leave();
      if (isStopping) {
        await store.change(doc, (delivery) => takeBack(delivery, id, now()));
        return;
      }
      const outcome = await sending.send();
      const ended = attempt();
      await store.change(doc, (delivery) => recordOutcome(delivery, id, { ...ended, outcome }));
    } else {
      const state = sending.kind === 'drop' ? 'cancelled' : 'failed';
      await store.change(doc, (delivery) => endMessage(delivery, id, { state, cause: sending.cause, now: now() }));
    }
  }

  const attempt = () => ({ now: now(), mostRetryAfterMs, random: random() });

  /** Puts a message back that still waits; otherwise forgets it, and its delivery after the last one. */
  async function conclude(waiting: Waiting): Promise<void> {
    const { doc, id, delivery } = waiting;
    const message = (await store.read(doc)).messages[id];
    if (message?.state === 'waiting' && !isStopping) {
      enqueue(waiting, Date.parse(message.at));
      return;
    }
    known.delete(placeOf(waiting));
    const left = (open.get(delivery) ?? 1) - 1;
    if (left > 0) open.set(delivery, left);
    else {
      open.delete(delivery);
      const { keys } = await store.read(deliveriesToDo);
      await forgetFinished(deliveries.doc(delivery), keys[delivery] ?? 0);
    }
  }

  /** Unless something has been added to it meanwhile. */
  async function forgetFinished(first: Doc<Delivery>, generation: number): Promise<void> {
    const parts = await readParts(store, first);
    // One that is listed and not there yet is just being planned.
    if (parts.length === 0 || parts.some(({ delivery }) => isOpen(delivery))) return;
    await store.change(deliveriesToDo, ({ keys }) => {
      if (keys[first.key] !== generation) return { result: undefined };
      const { [first.key]: _finished, ...others } = keys;
      return { next: { keys: others }, result: undefined };
    });
  }

  function wake(): void {
    signal?.();
  }

  async function waitForMore(): Promise<void> {
    const signalled = new Promise<void>((resolve) => {
      signal = resolve;
    });
    const waitMs = Math.min(LONGEST_SLEEP_MS, earliest(later) - now().getTime(), earliest(held) - timer.now());
    const sleep = timer.sleep(Math.max(1, waitMs));
    await Promise.race([signalled, sleep]);
    signal = undefined;
  }

  async function loop(): Promise<void> {
    while (!isStopping) {
      if (isStale) await load();
      moveDue(later, now().getTime());
      moveDue(held, timer.now());
      launchAll();
      if (isStale) continue;
      if (underWay === 0 && queue.isEmpty && held.length === 0) return;
      await waitForMore();
    }
    while (underWay > 0) await waitForMore();
  }

  return {
    run() {
      isStale = true;
      wake();
      running ??= loop().finally(() => {
        running = undefined;
      });
      return running;
    },
    nextAt() {
      return later.length === 0 ? undefined : new Date(earliest(later));
    },
    async stop() {
      isStopping = true;
      wake();
      await running;
    },
  };
}
