import type { Server } from 'restify';

/** What the parent is told: the port once, and after each of its messages the CPU time spent so far. */
export type FromChild = { port: number } | { cpuMs: number };

/**
 * Listens on a free port; answers every message of the parent with the CPU time of this process, after `hear` has heard
 * it; ends with the parent.
 */
export function serveToParent(server: Server, hear: (message: unknown) => void = () => undefined): void {
  const tell = (message: FromChild): unknown => process.send?.(message);
  process.on('message', (message) => {
    hear(message);
    const { user, system } = process.cpuUsage();
    tell({ cpuMs: (user + system) / 1000 });
  });
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => tell({ port: server.address().port }));
}
