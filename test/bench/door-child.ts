import { fork } from 'node:child_process';
import { on } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromChild } from './serve-to-parent.ts';

/** A server in a process of its own, so that its CPU time is its own. */
export type DoorChild = {
  name: string;
  port: number;
  /** The CPU time spent so far. */
  cpuMs(): Promise<number>;
  /** Tells the server something; resolves when it has heard it. */
  tell(message: number): Promise<void>;
  stop(): void;
};

/** Starts a server; what it writes to standard output is not shown, so that the figures stand alone there. */
export async function startChild(name: string, file: URL, env: NodeJS.ProcessEnv = {}): Promise<DoorChild> {
  const child = fork(fileURLToPath(file), {
    env: { ...process.env, ...env },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const messages = on(child, 'message', { close: ['exit'] });
  const next = async (): Promise<FromChild> => {
    const { value, done } = await messages.next();
    if (done) throw new Error(`the server ${name} ended`);
    return (value as [FromChild])[0];
  };
  const first = await next();
  if (!('port' in first)) throw new Error(`the server ${name} did not tell its port`);
  return {
    name,
    port: first.port,
    async cpuMs() {
      child.send('cpu');
      const message = await next();
      return 'cpuMs' in message ? message.cpuMs : Number.NaN;
    },
    async tell(message) {
      child.send(message);
      await next();
    },
    stop: () => child.disconnect(),
  };
}
