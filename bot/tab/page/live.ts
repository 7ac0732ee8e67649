import type { ChangedTopic } from '../changes.ts';
import { apiHeaders } from './call-api.ts';
import { createEventReader, type StreamEvent } from './event-stream.ts';

/** `undefined`: anything may have changed. */
type Listener = (topic: ChangedTopic | undefined) => void;

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** A stream that is silent for so long is dead: the server says something every 20 s. */
const SILENCE_MS = 50_000;

const listeners = new Set<Listener>();
let isRunning = false;

/** Hears what changes on the server, as long as somebody listens and the page is seen. */
export function listenToChanges(listener: Listener): () => void {
  listeners.add(listener);
  if (!isRunning) void run();
  return () => listeners.delete(listener);
}

function tell(topic: ChangedTopic | undefined): void {
  for (const listener of listeners) listener(topic);
}

/**
 * Reads the stream, and opens it anew where it ended. Where it cannot be had, each new attempt has the page look itself,
 * which is then its polling, at most once a minute.
 */
async function run(): Promise<void> {
  isRunning = true;
  let lastId: string | undefined;
  let waitMs = FIRST_WAIT_MS;
  while (listeners.size > 0) {
    await untilSeen();
    const was = lastId;
    try {
      await readStream(was, ({ event, id, data }) => {
        lastId = id ?? lastId;
        waitMs = FIRST_WAIT_MS;
        if (event === 'changed') tell((JSON.parse(data) as { topic: ChangedTopic }).topic);
        if (event === 'reset') tell(undefined);
      });
    } catch {
      // Not reached, refused or silent: all of them are waited out.
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs * (0.75 + Math.random() / 2)));
    if (waitMs > FIRST_WAIT_MS * 4) tell(undefined);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
  isRunning = false;
}

async function readStream(lastId: string | undefined, onEvent: (event: StreamEvent) => void): Promise<void> {
  const dead = new AbortController();
  const response = await fetch('/tab/api/live', {
    headers: { ...(await apiHeaders()), ...(lastId !== undefined && { 'last-event-id': lastId }) },
    cache: 'no-store',
    signal: dead.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`the stream was refused: ${response.status}`);
  const read = createEventReader(onEvent);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const silence = setTimeout(() => dead.abort(), SILENCE_MS);
    const { done, value } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return;
    read(value);
  }
}

function untilSeen(): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', () => resolve(), { once: true });
  });
}
