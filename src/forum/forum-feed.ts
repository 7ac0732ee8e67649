import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineCollection, type Store } from '../store/store.ts';

/** The secret part of the calendar file's address: who knows it sees when the forum is and how to join, and nothing else. */
export const forumFeed = defineCollection({
  name: 'forum-feed',
  version: 1,
  schema: z.object({ token: z.string().nullable() }),
  empty: () => ({ token: null as string | null }),
});

/** The token of the calendar file's address, made when it is first asked for. */
export async function feedToken(store: Store): Promise<string> {
  const made = randomBytes(16).toString('base64url');
  return store.change(forumFeed.doc('all'), ({ token }) =>
    token === null ? { next: { token: made }, result: made } : { result: token },
  );
}
