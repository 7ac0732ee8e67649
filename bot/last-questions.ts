/** How long a question is remembered for those that follow it, in milliseconds. */
const REMEMBERED_MS = 15 * 60_000;
const MOST = 10_000;
const MOST_NOTED = 20;

/** The last question of each person in each conversation: what "och option 3?" is asked after. Kept in memory only. */
export type LastQuestions = {
  /** Whether a question of that person is noted for the hosts: so many a day, so that nobody fills their list. */
  mayNote(person: string, now: Date): boolean;
  get(key: string, now: Date): string | undefined;
  set(key: string, question: string, now: Date): void;
};

export function createLastQuestions(): LastQuestions {
  const asked = new Map<string, { question: string; at: number }>();
  const noted = new Map<string, number>();
  let day = '';
  return {
    mayNote(person, now) {
      const today = now.toISOString().slice(0, 10);
      if (today !== day) noted.clear();
      day = today;
      const count = (noted.get(person) ?? 0) + 1;
      noted.set(person, count);
      return count <= MOST_NOTED;
    },
    get(key, now) {
      const last = asked.get(key);
      return last !== undefined && now.getTime() - last.at < REMEMBERED_MS ? last.question : undefined;
    },
    set(key, question, now) {
      // Last in the order, so that the oldest go first.
      asked.delete(key);
      asked.set(key, { question, at: now.getTime() });
      const [oldest] = asked.keys();
      if (asked.size > MOST && oldest !== undefined) asked.delete(oldest);
    },
  };
}
