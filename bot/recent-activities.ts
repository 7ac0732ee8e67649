import { type Activity, ActivityTypes } from 'botbuilder';

/** Teams sends an activity again, with the same id, when the bot has not answered within 15 seconds. */
const REMEMBERED_MS = 10 * 60_000;
const MOST = 10_000;

/** Knows the messages of the last ten minutes, so that a repeated one is not answered twice. */
export function createRecentActivities() {
  const seenAt = new Map<string, number>();
  const keyOf = ({ type, id, conversation }: Activity): string | undefined =>
    type === ActivityTypes.Message && id ? `${conversation.id}\n${id}` : undefined;
  const dropOld = (now: number): void => {
    for (const [key, at] of seenAt) {
      if (seenAt.size <= MOST && now - at < REMEMBERED_MS) return;
      seenAt.delete(key);
    }
  };
  return {
    /** Whether this activity has not been seen before; from then on it has. */
    isFirst(activity: Activity, now: Date): boolean {
      const key = keyOf(activity);
      if (key === undefined) return true;
      dropOld(now.getTime());
      if (seenAt.has(key)) return false;
      seenAt.set(key, now.getTime());
      return true;
    },
    forget(activity: Activity): void {
      const key = keyOf(activity);
      if (key !== undefined) seenAt.delete(key);
    },
  };
}
