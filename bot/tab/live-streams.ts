import type { ServerResponse } from 'node:http';
import { type Person, personKey } from '../../src/people/person.ts';
import type { Changes } from './changes.ts';

/** The pages that are told at once what changes, as server-sent events. */
export type LiveStreams = {
  /**
   * Answers with a stream that lasts until the person's token expires, the page hangs up or the bot stops. `false`, with
   * nothing answered, when the person has too many.
   */
  open(res: ServerResponse, stream: { person: Person; lastEventId: string | undefined; lastsMs: number }): boolean;
  /** The id of the last change. */
  last(): string;
  /** Ends all streams; no new ones are opened. */
  close(): void;
};

const MOST_OF_A_PERSON = 6;
const HEARTBEAT_MS = 20_000;
/** No stream lasts longer, whatever the token says. */
const LONGEST_MS = 90 * 60_000;
/** A page that does not read what it is sent is cut off at this many bytes; it asks for the rest when it comes back. */
const MOST_UNREAD_BYTES = 64 * 1024;

export function createLiveStreams(changes: Changes): LiveStreams {
  const open = new Map<ServerResponse, { key: string; end: () => void }>();
  let closed = false;
  return {
    open(res, { person, lastEventId, lastsMs }) {
      const key = personKey(person);
      const own = [...open.values()].filter((one) => one.key === key).length;
      if (closed || own >= MOST_OF_A_PERSON) return false;
      res.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        // Proxies that gather answers would hold the events back.
        'x-accel-buffering': 'no',
      });
      const write = (text: string): void => {
        res.write(text);
        if (res.writableLength > MOST_UNREAD_BYTES) res.destroy();
      };
      const send = (event: string, id: string, data: object): void =>
        write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
      const stopListening = changes.listen(({ id, topic }) => send('changed', id, { topic }));
      const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS);
      const end = (): void => void res.end();
      const expiry = setTimeout(end, Math.min(lastsMs, LONGEST_MS));
      open.set(res, { key, end });
      res.once('close', () => {
        stopListening();
        clearInterval(heartbeat);
        clearTimeout(expiry);
        open.delete(res);
      });
      const missed = lastEventId === undefined ? [] : changes.since(lastEventId);
      // `open` says from where to go on; `reset` that anything may have changed meanwhile.
      if (missed === undefined) send('reset', changes.last(), {});
      else {
        for (const { id, topic } of missed) send('changed', id, { topic });
        send('open', changes.last(), {});
      }
      return true;
    },
    last: changes.last,
    close() {
      closed = true;
      for (const { end } of open.values()) end();
    },
  };
}
