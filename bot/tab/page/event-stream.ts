/** A server-sent event, as far as the page needs it. */
export type StreamEvent = { readonly event: string; readonly id: string | undefined; readonly data: string };

/** More than this without an end of an event is no event of ours. */
const MOST_CHARACTERS = 64 * 1024;

/**
 * Reads events out of the pieces in which a stream arrives (the format of WHATWG's server-sent events, lines ended by a
 * line feed). The browser's own EventSource sends no token.
 */
export function createEventReader(onEvent: (event: StreamEvent) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split('\n\n');
    rest = (blocks.pop() ?? '').slice(0, MOST_CHARACTERS);
    for (const block of blocks) {
      const fields = new Map<string, string>();
      for (const line of block.split('\n')) {
        const [, name = '', value = ''] = /^(\w+):? ?(.*)$/.exec(line) ?? [];
        fields.set(name, fields.has(name) && name === 'data' ? `${fields.get(name)}\n${value}` : value);
      }
      const data = fields.get('data');
      if (data !== undefined) onEvent({ event: fields.get('event') ?? 'message', id: fields.get('id'), data });
    }
  };
}
