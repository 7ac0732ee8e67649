import type { ChangedTopic } from '../changes.ts';
import { createEventReader, type StreamEvent } from './event-stream.ts';

/** `undefined`: anything may have changed. */
type Listener = (topic: ChangedTopic | undefined) => void;

/** What hearing of changes needs from around it. */
export type LiveSurroundings = {
  /** Opens the stream, from after that change on; rejects when it cannot be had. */
  open(lastId: string | undefined, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  isSeen(): boolean;
  /** Tells whenever the page comes into sight or goes out of it. */
  onSeen(listener: () => void): void;
};

export type Live = {
  /** Hears what changes on the server, as long as the page is seen; what changed meanwhile is told when it is again. */
  listen(listener: Listener): () => void;
  /** The last change of which an answer may know: what comes after it is told. */
  know(change: string): void;
};

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** The stream goes on from the first answer, which comes within this time or not at all. */
const FIRST_ANSWER_MS = 5000;
/** The server says at once from where it goes on; a stream that does not is held up on its way. */
const FIRST_SILENCE_MS = 10_000;
/** A stream that is silent for so long is dead: the server says something every 20 s. */
const SILENCE_MS = 50_000;
/** Where no stream can be had, the page looks itself so often. */
const POLL_MS = 60_000;

export function createLive({ open, isSeen, onSeen }: LiveSurroundings): Live {
  const listeners = new Set<Listener>();
  let lastId: string | undefined;
  let heardAt = 0;
  let current: AbortController | undefined;
  let wake: () => void = () => undefined;
  let answered: () => void = () => undefined;
  const firstAnswer = new Promise<void>((resolve) => {
    answered = resolve;
  });
  let isRunning = false;

  const isWanted = (): boolean => listeners.size > 0 && isSeen();

  function tell(topic: ChangedTopic | undefined): void {
    for (const listener of listeners) listener(topic);
  }

  function hear({ event, id, data }: StreamEvent): void {
    // Nobody knows what has changed before a stream that begins anywhere.
    const isAnew = event === 'reset' || (event === 'open' && lastId === undefined);
    lastId = id ?? lastId;
    if (event === 'changed') tell((JSON.parse(data) as { topic: ChangedTopic }).topic);
    if (isAnew) tell(undefined);
  }

  function poll(): void {
    if (!isWanted() || Date.now() - heardAt < POLL_MS) return;
    heardAt = Date.now();
    tell(undefined);
  }

  /** Reads a stream until it ends or is silent for too long. Tells whether anything came. */
  async function read(): Promise<boolean> {
    const ended = new AbortController();
    current = ended;
    let hasCome = false;
    let silence = setTimeout(() => ended.abort(), FIRST_SILENCE_MS);
    const gone = new Promise<never>((_, reject) => {
      ended.signal.addEventListener('abort', () => reject(new Error('the stream was given up')));
    });
    gone.catch(() => undefined);
    const events = createEventReader((event) => {
      hasCome = true;
      hear(event);
    });
    try {
      const stream = await Promise.race([open(lastId, ended.signal), gone]);
      const reader = stream.getReader();
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await Promise.race([reader.read(), gone]);
        if (done) return hasCome;
        heardAt = Date.now();
        events(decoder.decode(value, { stream: true }));
        if (!hasCome) continue;
        clearTimeout(silence);
        silence = setTimeout(() => ended.abort(), SILENCE_MS);
      }
    } catch {
      // Not reached, refused, silent, or no longer wanted: all of them are waited out.
      return hasCome;
    } finally {
      clearTimeout(silence);
      ended.abort();
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    heardAt = Date.now();
    const polling = setInterval(poll, POLL_MS / 4);
    let waitMs = FIRST_WAIT_MS;
    if (lastId === undefined)
      await Promise.race([firstAnswer, new Promise((resolve) => setTimeout(resolve, FIRST_ANSWER_MS))]);
    while (listeners.size > 0) {
      if (isSeen() && (await read())) waitMs = FIRST_WAIT_MS;
      if (listeners.size === 0) break;
      // What goes out of sight is woken when it comes back.
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isSeen()) setTimeout(resolve, waitMs * (0.75 + Math.random() / 2));
      });
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
    clearInterval(polling);
    isRunning = false;
  }

  onSeen(() => {
    if (isSeen()) {
      poll();
      wake();
    } else current?.abort();
  });
  return {
    listen(listener) {
      listeners.add(listener);
      if (!isRunning) void run();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        current?.abort();
        wake();
      };
    },
    know(change) {
      lastId ??= change;
      answered();
    },
  };
}
