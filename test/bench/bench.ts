import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchDelivery } from './delivery-bench.ts';
import { benchDoor } from './door-bench.ts';
import { rounded } from './figures.ts';
import { benchForum } from './forum-bench.ts';
import { benchKnowledge } from './knowledge-bench.ts';
import { benchReports } from './reports-bench.ts';
import { benchSearch } from './search-bench.ts';
import { benchStore } from './store-bench.ts';
import { benchTab } from './tab-bench.ts';
import { toTables } from './tables.ts';

const USAGE =
  'Usage: npm run --silent bench -- [--json] [--only search|door|store|reports|delivery|forum|knowledge|tab]';
const PARTS = ['search', 'door', 'store', 'reports', 'delivery', 'forum', 'knowledge', 'tab'] as const;

/** The figures of the parts that were run. */
export type Figures = {
  node: string;
  processors: string;
  search?: Awaited<ReturnType<typeof benchSearch>>;
  door?: Awaited<ReturnType<typeof benchDoor>>;
  store?: Awaited<ReturnType<typeof benchStore>>;
  reports?: Awaited<ReturnType<typeof benchReports>>;
  delivery?: Awaited<ReturnType<typeof benchDelivery>>;
  knowledge?: Awaited<ReturnType<typeof benchKnowledge>>;
  tab?: Awaited<ReturnType<typeof benchTab>>;
  forum?: Awaited<ReturnType<typeof benchForum>>;
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const parts = PARTS.filter((part) => values.only === undefined || values.only === part);
  if (parts.length === 0) throw new Error(USAGE);
  const progress = (line: string): void => console.error(line);
  const figures: Figures = {
    node: process.version,
    processors: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  };
  if (parts.includes('search')) figures.search = await benchSearch(progress);
  if (parts.includes('door')) figures.door = await benchDoor(progress);
  if (parts.includes('store')) {
    progress('store: about 25 seconds');
    figures.store = await benchStore();
  }
  if (parts.includes('reports')) figures.reports = await benchReports(progress);
  if (parts.includes('delivery')) figures.delivery = await benchDelivery(progress);
  if (parts.includes('knowledge')) figures.knowledge = await benchKnowledge(progress);
  if (parts.includes('forum')) figures.forum = await benchForum(progress);
  if (parts.includes('tab')) figures.tab = await benchTab(progress);
  const readable = JSON.parse(
    JSON.stringify(figures, (_, value) => (typeof value === 'number' ? rounded(value) : value)),
  ) as Figures;
  console.log(values.json ? JSON.stringify(readable, null, 2) : toTables(readable));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
