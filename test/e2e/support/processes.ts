import { readdir, readFile } from 'node:fs/promises';

type Running = { pid: number; parent: number; state: string };

/** The process and everything that it started, by id; Linux only. */
export async function familyOf(pid: number): Promise<number[]> {
  const all = await runningProcesses();
  const family = [pid];
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member).map((child) => child.pid));
  return family;
}

/** Those of the processes that still run; one that has ended and waits to be collected does not. */
export async function stillRunning(pids: readonly number[]): Promise<number[]> {
  const all = await runningProcesses();
  return pids.filter((pid) => all.some((running) => running.pid === pid && running.state !== 'Z'));
}

async function runningProcesses(): Promise<Running[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(pids.map(readProcess))).flat();
}

async function readProcess(pid: number): Promise<Running[]> {
  try {
    // The name, in parentheses, may hold anything; state and parent come after its last one.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(parent), state }];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return [];
    throw error;
  }
}
