import { once } from 'node:events';
import { connect } from 'node:net';

/** Stands at the end of what came back when the other side did not hang up. */
export const SILENCE = '[silence]';

/**
 * Sends bytes to a port of this machine, well-formed or not, and gives all that comes back until the other side hangs
 * up or has been silent for a moment, which is then the last word.
 */
export async function sendRaw(
  port: number,
  bytes: string | Buffer,
  { hangUp = false, silenceMs = 300 } = {},
): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', (error: NodeJS.ErrnoException) => chunks.push(Buffer.from(`[${error.code}]`)));
  socket.setTimeout(silenceMs, () => {
    chunks.push(Buffer.from(SILENCE));
    socket.destroy();
  });
  await once(socket, 'connect');
  socket.write(bytes, () => hangUp && socket.resetAndDestroy());
  // Not `once`, which rejects on the error that is noted above.
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString('utf8');
}

/** The status codes in a stream of answers. */
export function statusesIn(answers: string): number[] {
  return [...answers.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

/** A POST of JSON to the bot's door, as bytes. */
export function rawPost(body: string, headers: Record<string, string> = {}): string {
  const all = {
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /api/messages HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
