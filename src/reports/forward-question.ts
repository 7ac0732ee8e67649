import { openQuestions, putQuestion } from '../forum/forum-queue.ts';
import { plainText } from '../knowledge/normalise.ts';
import { profileOf } from '../people/profiles.ts';
import type { Store } from '../store/store.ts';
import { currentRevision, monthDoc, ofMunicipality, withMunicipality } from './month-reports.ts';
import type { Period } from './period.ts';

/**
 * Puts the questions that stand in a month's reports in the queue to the open forum, each once. What a stop has left
 * between the report and the queue is done the next time.
 */
export async function forwardQuestions(store: Store, period: Period): Promise<void> {
  const month = await store.read(monthDoc(period));
  for (const code of Object.keys(month.municipalities)) {
    const current = currentRevision(month, code);
    const question = current?.report.question ?? '';
    if (current === undefined || question === '' || question === ofMunicipality(month, code).forwardedQuestion)
      continue;
    const { chat } = await store.read(profileOf(current.by));
    const result = await store.change(openQuestions, (queue) =>
      putQuestion(queue, {
        text: plainText(question),
        askedBy: current.by,
        municipality: code,
        conversationId: chat?.conversationId ?? '',
        askedAt: current.at,
      }),
    );
    // A queue that is full for the asker has room later.
    if (result.kind === 'too-many') continue;
    await store.change(monthDoc(period), (now) => ({
      next: withMunicipality(now, code, { forwardedQuestion: question }),
      result: undefined,
    }));
  }
}
