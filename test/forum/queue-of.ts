import assert from 'node:assert/strict';
import { type NewQuestion, openQuestions, putQuestion, type Queue } from '../../src/forum/forum-queue.ts';
import { inOrder } from '../../src/forum/questions.ts';

export const NOW = new Date('2026-11-20T08:00:00.000Z');
export const LATER = new Date('2026-11-21T08:00:00.000Z');
export const ASKER = { tenantId: 't', userId: 'u' };
export const OTHER = { tenantId: 't', userId: 'v' };
export const HOST = { tenantId: 'h', userId: 'h' };
/** What a host does. */
export const BY_HOST = { by: HOST, now: LATER };

/** A question as Uddevalla puts it. */
export const asked = (text: string, changes: Partial<NewQuestion> = {}): NewQuestion => ({
  text,
  askedBy: ASKER,
  municipality: '1485',
  thread: null,
  askedAt: NOW.toISOString(),
  ...changes,
});

export const queueWith = (...questions: NewQuestion[]): Queue =>
  questions.reduce((queue, one) => putQuestion(queue, one).next ?? queue, openQuestions.collection.empty());

export const idOf = (queue: Queue, text: string): string =>
  inOrder(queue).find((one) => one.text === text)?.id ?? assert.fail(text);

/** What a step makes of the queue; it must have been done. */
export function done({ next, result }: { next?: Queue | undefined; result: unknown }): Queue {
  assert.ok(next, `done, not ${JSON.stringify(result)}`);
  return next;
}
