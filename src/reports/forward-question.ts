import { openQuestions, replaceQuestion, takeBackQuestion } from '../forum/forum-queue.ts';
import { plainText } from '../knowledge/normalise.ts';
import type { Store } from '../store/store.ts';
import {
  currentRevision,
  type MunicipalityMonth,
  monthDoc,
  ofMunicipality,
  type Revision,
  withMunicipality,
} from './month-reports.ts';
import type { Period } from './period.ts';

/**
 * Puts the questions that stand in a month's reports in the queue to the open forum, each once; one that was changed or
 * taken out of its report is replaced or taken back. What a stop has left undone in between is done the next time.
 */
export async function forwardQuestions(store: Store, period: Period): Promise<void> {
  const month = await store.read(monthDoc(period));
  for (const code of Object.keys(month.municipalities)) {
    const current = currentRevision(month, code);
    const { forwarded } = ofMunicipality(month, code);
    const question = current?.report.question ?? '';
    if (current === undefined || question === (forwarded?.question ?? '')) continue;
    const before = forwarded?.id;
    if (question === '' && before !== undefined) {
      await store.change(openQuestions, (queue) => takeBackQuestion(queue, before, current.at));
    }
    const source = `report ${period} ${code}`;
    const next = question === '' ? null : await forward(store, { before, question, source, code, current });
    // A queue that is full for the asker has room later.
    if (next === undefined) continue;
    await store.change(monthDoc(period), (now) => ({
      next: withMunicipality(now, code, { forwarded: next }),
      result: undefined,
    }));
  }
}

async function forward(
  store: Store,
  {
    before,
    question,
    source,
    code,
    current,
  }: { before: string | undefined; question: string; source: string; code: string; current: Revision },
): Promise<MunicipalityMonth['forwarded'] | undefined> {
  const result = await store.change(openQuestions, (queue) =>
    replaceQuestion(queue, {
      before,
      source,
      question: {
        text: plainText(question),
        askedBy: current.by,
        municipality: code,
        thread: null,
        askedAt: current.at,
      },
    }),
  );
  return result.kind === 'stored' || result.kind === 'already-there' ? { question, id: result.id } : undefined;
}
