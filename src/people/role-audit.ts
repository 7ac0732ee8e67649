import { z } from 'zod';
import { defineCollection, type Store } from '../store/store.ts';
import { allRoles, type RoleEvent, roleEventSchema } from './roles.ts';

/** Who did what to which role, and when: a document for each year. */
export const roleAudit = defineCollection({
  name: 'role-audit',
  version: 1,
  schema: z.object({ events: z.array(roleEventSchema) }),
  empty: () => ({ events: [] }),
});

/**
 * Moves what has happened into the audit log. An event is saved together with the change that it tells, and leaves
 * there only when it stands in the log, so that a stop at any moment loses none and writes none twice.
 */
export async function writeRoleAudit(store: Store): Promise<void> {
  const { unlogged } = await store.read(allRoles);
  for (const event of unlogged) {
    await store.change(roleAudit.doc(event.at.slice(0, 4)), ({ events }) =>
      events.some(({ id }) => id === event.id)
        ? { result: undefined }
        : { next: { events: [...events, event] }, result: undefined },
    );
  }
  if (unlogged.length === 0) return;
  const written = new Set(unlogged.map(({ id }) => id));
  await store.change(allRoles, (roles) => {
    const left = roles.unlogged.filter(({ id }) => !written.has(id));
    return left.length === roles.unlogged.length
      ? { result: undefined }
      : { next: { ...roles, unlogged: left }, result: undefined };
  });
}

/** The latest events of this year and the last, the newest first. */
export async function latestRoleEvents(store: Store, year: number, most: number): Promise<RoleEvent[]> {
  const years = await Promise.all([year - 1, year].map((one) => store.read(roleAudit.doc(String(one)))));
  return years
    .flatMap(({ events }) => events)
    .slice(-most)
    .reverse();
}
