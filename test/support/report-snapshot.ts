import { deliveries } from '../../src/delivery/outbox.ts';
import { forumQueue } from '../../src/forum/forum-queue.ts';
import { profiles } from '../../src/people/profiles.ts';
import { roleAudit } from '../../src/people/role-audit.ts';
import { roleBook } from '../../src/people/roles.ts';
import { reportDrafts } from '../../src/reports/drafts.ts';
import { monthReports } from '../../src/reports/month-reports.ts';
import type { Collection } from '../../src/store/store.ts';
import type { TestBot } from './start-bot.ts';

const KEPT = [
  monthReports,
  reportDrafts,
  roleBook,
  roleAudit,
  forumQueue,
  deliveries,
  profiles,
] as readonly Collection<unknown>[];

/** Everything that is kept about reports and people, to see that nothing was saved. */
export async function snapshot({ store }: TestBot): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const collection of KEPT) {
    for (const key of await store.keys(collection)) {
      found[`${collection.name}/${key}`] = await store.read(collection.doc(key));
    }
  }
  return found;
}
