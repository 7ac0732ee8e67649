import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { familyOf, stillRunning } from './processes.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const START_TIMEOUT_MS = 40_000;
const STOP_TIMEOUT_MS = 10_000;
const NO_CREDENTIALS = { MicrosoftAppId: '', MicrosoftAppType: '', MicrosoftAppTenantId: '', MicrosoftAppPassword: '' };

/** The product, started as a person starts it. */
export type Product = {
  readonly pid: number;
  readonly botPort: number;
  readonly clientPort: number;
  /** What has been printed so far. */
  output(): string;
  /** The documents of a kind that lie in the store. */
  stored(collection: string): Promise<unknown[]>;
  /** Ctrl-C in the terminal; tells which processes of it are left after 10 seconds. */
  interrupt(): Promise<number[]>;
  /** Stops the product if it runs, and removes its store unless it was given one. */
  close(): Promise<void>;
};

/** `storeDir`: the folder of a store that stays when the product is closed; unless told, the product has one of its own. */
export type ProductOptions = { readonly storeDir?: string | undefined };

/**
 * `npm start` on free ports; resolves when the terminal says what to open.
 * @throws when it ends or says nothing, with what it printed
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dir = await mkdtemp(join(tmpdir(), 'fvm-e2e-'));
  const { storeDir = join(dir, 'store') } = options;
  const [botPort, clientPort] = [await freePort(), await freePort()];
  const child = spawn('npm', ['start'], {
    cwd: PROJECT,
    env: {
      ...process.env,
      ...NO_CREDENTIALS,
      PATH: `${await folderWithoutBrowser(dir)}${delimiter}${process.env.PATH}`,
      PORT: String(botPort),
      CLIENT_PORT: String(clientPort),
      STORE_DIR: storeDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as in a terminal: Ctrl-C reaches all of the group and none but it.
    detached: true,
  });
  const { output, saysItIsReady } = collectOutput(child, clientPort);
  const { pid } = child;
  let left: number[] | undefined;
  const interrupt = async (): Promise<number[]> => {
    left = pid === undefined ? [] : await stopFamily(pid, 'SIGINT');
    return left;
  };
  const close = async (): Promise<void> => {
    for (const member of left ?? (await interrupt())) process.kill(member, 'SIGKILL');
    await rm(dir, { recursive: true, force: true });
  };
  if (pid === undefined || !(await saysItIsReady)) {
    await close();
    throw new Error(`npm start did not come to anything:\n${output()}`);
  }
  return { pid, botPort, clientPort, output, stored: (name) => readDocuments(join(storeDir, name)), interrupt, close };
}

/** The client opens the desktop's browser by `xdg-open`; a test wants none. */
async function folderWithoutBrowser(dir: string): Promise<string> {
  const bin = join(dir, 'bin');
  await mkdir(bin);
  const command = join(bin, 'xdg-open');
  await writeFile(command, '#!/bin/sh\nexit 0\n');
  await chmod(command, 0o755);
  return bin;
}

function collectOutput(child: ChildProcess, clientPort: number) {
  let text = '';
  const saysItIsReady = new Promise<boolean>((resolve) => {
    const collect = (chunk: Buffer): void => {
      text += chunk.toString();
      if (text.includes(`http://localhost:${clientPort}`)) resolve(true);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('exit', () => resolve(false));
    child.once('error', () => resolve(false));
    setTimeout(resolve, START_TIMEOUT_MS, false).unref();
  });
  return { output: () => text, saysItIsReady };
}

/** Signals the process's group and waits until all that it started has ended; tells what has not. */
async function stopFamily(pid: number, signal: NodeJS.Signals): Promise<number[]> {
  const family = await stillRunning(await familyOf(pid));
  if (family.length === 0) return [];
  process.kill(-pid, signal);
  const givenUpAt = Date.now() + STOP_TIMEOUT_MS;
  let left = family;
  while (left.length > 0 && Date.now() < givenUpAt) {
    await pause(50);
    left = await stillRunning(left);
  }
  return left;
}

async function readDocuments(dir: string): Promise<unknown[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(dir, name), 'utf8')).data));
}
