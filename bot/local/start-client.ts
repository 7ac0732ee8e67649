import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@microsoft/m365agentsplayground';
const CLIENT_DIR = fileURLToPath(new URL('../../build/local-client', import.meta.url));
const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 3_000;

/** The local Teams client, running. `port` may differ from the one asked for when that was taken. */
export type LocalClient = { readonly port: number; readonly exited: Promise<unknown>; stop(): Promise<void> };

/**
 * Starts Microsoft's local Teams client beside the bot, with telemetry off. Its log and state go to `build/`.
 * @returns `undefined` when the client is not installed (`npm ci --omit=dev`)
 * @throws when the client ends before it listens
 */
export async function startClient(options: {
  botPort: number;
  port: number;
  config: string;
}): Promise<LocalClient | undefined> {
  const script = findClient();
  if (script === undefined) return undefined;
  await mkdir(CLIENT_DIR, { recursive: true });
  const configFile = join(CLIENT_DIR, 'client.yml');
  await writeFile(configFile, options.config);
  const endpoint = `http://127.0.0.1:${options.botPort}/api/messages`;
  const args = [script, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(options.port), '--disable-telemetry'];
  const child = spawn(process.execPath, args, {
    cwd: CLIENT_DIR,
    env: { ...process.env, TEAMS_APP_TEST_TOOL_CONFIG_PATH: configFile },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: Ctrl-C reaches the bot alone, which then stops the client in order.
    detached: true,
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(forced);
  };
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await listeningPort(child.stdout, exited);
  if (port === undefined) {
    await stop();
    throw new Error(`The local Teams client did not start; see ${join('build', 'local-client', 'devTools')}`);
  }
  return { port, exited, stop };
}

function findClient(): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    const file = require.resolve(`${PACKAGE}/package.json`);
    const { bin } = require(file) as { bin: Record<string, string> };
    return join(dirname(file), bin.agentsplayground ?? 'cli.js');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

async function listeningPort(output: NodeJS.ReadableStream, exited: Promise<unknown>): Promise<number | undefined> {
  const lines = createInterface({ input: output });
  const listening = new Promise<number>((resolve) => {
    lines.on('line', (line) => {
      const port = /Listening on\D*(\d+)/i.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
  const timeout = new Promise<undefined>((resolve) => {
    setTimeout(resolve, START_TIMEOUT_MS, undefined).unref();
  });
  return Promise.race([listening, timeout, exited.then(() => undefined)]);
}
