import assert from 'node:assert/strict';
import { type NewQuestion, openQuestions, putQuestion } from '../../src/forum/forum-queue.ts';

const question = (changes: Partial<NewQuestion> = {}): NewQuestion => ({
  text: 'Vad händer i höst?',
  askedBy: { tenantId: 't', userId: 'u' },
  municipality: '1485',
  thread: null,
  askedAt: '2026-11-20T08:00:00.000Z',
  ...changes,
});
const empty = openQuestions.collection.empty();

function queueWith(...questions: NewQuestion[]): typeof empty {
  return questions.reduce((queue, one) => putQuestion(queue, one).next ?? queue, empty);
}

describe('putting a question to the forum', () => {
  it('stores it whole, and leaves the queue it was given as it was', () => {
    const { next, result } = putQuestion(empty, question());
    assert.equal(result.kind, 'stored');
    const { askedBy: by, askedAt: at } = question();
    const votes = { 1485: { by, at } };
    const [stored] = Object.values(next?.questions ?? {});
    assert.deepEqual({ ...stored, ...question(), isShown: false, votes, state: 'new' }, stored);
    assert.deepEqual(Object.values(stored?.followers ?? {}), [by]);
    assert.deepEqual(stored?.history, [{ what: 'new', by, at }]);
    assert.deepEqual(empty.questions, {});
  });

  const same: [string, Partial<NewQuestion>][] = [
    ['the same words', {}],
    ['other case', { text: 'VAD HÄNDER I HÖST?' }],
    ['other blanks', { text: ' Vad  händer\ni höst? ' }],
    ['invisible characters', { text: 'Vad hän\u200bder i höst?' }],
    ['decomposed letters', { text: 'Vad ha\u0308nder i ho\u0308st?' }],
    ['another conversation', { thread: { tenantId: 't', conversationId: '19:x' } }],
    ['a later time', { askedAt: '2026-11-27T08:00:00.000Z' }],
    ['another municipality', { municipality: null }],
  ];
  for (const [which, changes] of same) {
    it(`takes it for the same question with ${which}`, () => {
      const { next, result } = putQuestion(queueWith(question()), question(changes));
      assert.deepEqual([result.kind, next], ['already-there', undefined]);
    });
  }

  const others: [string, Partial<NewQuestion>][] = [
    ['other words', { text: 'Vad händer i vår?' }],
    ['another person', { askedBy: { tenantId: 't', userId: 'v' } }],
    ['the same id in another tenant', { askedBy: { tenantId: 's', userId: 'u' } }],
    ['ids that run together', { askedBy: { tenantId: 'tu', userId: '' } }],
  ];
  for (const [which, changes] of others) {
    it(`takes it for another question with ${which}`, () => {
      assert.equal(putQuestion(queueWith(question()), question(changes)).result.kind, 'stored');
    });
  }

  it('refuses personal identity numbers', () => {
    const { next, result } = putQuestion(empty, question({ text: 'Gäller det 811218-9876?' }));
    assert.deepEqual([result, next], [{ kind: 'personal-data' }, undefined]);
  });

  it('takes fifty of one person and no more, and those of others beside them', () => {
    const full = queueWith(...Array.from({ length: 50 }, (_, n) => question({ text: `fråga ${n}` })));
    assert.equal(Object.keys(full.questions).length, 50);
    assert.deepEqual(putQuestion(full, question({ text: 'en till' })).result, { kind: 'too-many', most: 50 });
    assert.equal(putQuestion(full, question({ text: 'fråga 7' })).result.kind, 'already-there');
    const other = question({ text: 'en till', askedBy: { tenantId: 't', userId: 'v' } });
    assert.equal(putQuestion(full, other).result.kind, 'stored');
  });

  it('takes a text named like a property of objects for a text', () => {
    for (const text of ['__proto__', 'constructor'])
      assert.equal(putQuestion(empty, question({ text })).result.kind, 'stored');
  });
});
