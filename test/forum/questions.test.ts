import assert from 'node:assert/strict';
import { forumQueue, type NewQuestion, openQuestions, putQuestion, type Queue } from '../../src/forum/forum-queue.ts';
import {
  countVotes,
  editQuestion,
  findQuestion,
  inOrder,
  showMunicipality,
  voteFor,
  withdrawQuestion,
} from '../../src/forum/questions.ts';

const NOW = new Date('2026-11-20T08:00:00.000Z');
const ASKER = { tenantId: 't', userId: 'u' };
const OTHER = { tenantId: 't', userId: 'v' };

const asked = (text: string, changes: Partial<NewQuestion> = {}): NewQuestion => ({
  text,
  askedBy: ASKER,
  municipality: '1485',
  conversationId: 'a:1',
  askedAt: NOW.toISOString(),
  ...changes,
});
const queueWith = (...questions: NewQuestion[]): Queue =>
  questions.reduce((queue, one) => putQuestion(queue, one).next ?? queue, openQuestions.collection.empty());
const idOf = (queue: Queue, text: string): string =>
  inOrder(queue).find((one) => one.text === text)?.id ?? assert.fail(text);
const voted = (queue: Queue, id: string, municipality: string, on = true): Queue =>
  voteFor(queue, id, { municipality, on, by: OTHER, now: NOW }).next ?? queue;

describe('a vote', () => {
  const queue = queueWith(asked('A?'));
  const id = idOf(queue, 'A?');

  it('of the asker’s municipality is there from the start, and none where it is not known', () => {
    assert.deepEqual(Object.keys(findQuestion(queue, id)?.votes ?? {}), ['1485']);
    assert.equal(countVotes(inOrder(queueWith(asked('B?', { municipality: null })))[0] ?? assert.fail()), 0);
  });

  it('counts once for each municipality, however many of its people vote', () => {
    let next = queue;
    for (const userId of ['a', 'b', 'c']) {
      next =
        voteFor(next, id, { municipality: '1490', on: true, by: { tenantId: 't', userId }, now: NOW }).next ?? next;
    }
    assert.equal(countVotes(findQuestion(next, id) ?? assert.fail()), 2);
    assert.equal(findQuestion(next, id)?.votes['1490']?.by.userId, 'a', 'the first one stands');
  });

  for (const [what, question, municipality, on, result] of [
    ['for a question that is gone', 'f'.repeat(24), '1490', true, 'gone'],
    ['for "constructor"', 'constructor', '1490', true, 'gone'],
    ['twice', id, '1485', true, 'already'],
    ['taken back by a municipality that has none', id, '1490', false, 'already'],
    ['taken back', id, '1485', false, 'withdrawn'],
    ['given', id, '1490', true, 'voted'],
  ] as const) {
    it(`${what} is ${result}`, () => {
      assert.equal(voteFor(queue, question, { municipality, on, by: OTHER, now: NOW }).result, result);
    });
  }
});

describe('the queue', () => {
  it('has first what most municipalities want to know, then what has waited longest', () => {
    const later = { askedAt: '2026-11-21T08:00:00.000Z' };
    let queue = queueWith(asked('old'), asked('wanted', later), asked('new', later));
    queue = voted(queue, idOf(queue, 'wanted'), '1490');
    assert.deepEqual(
      inOrder(queue).map(({ text }) => text),
      ['wanted', 'old', 'new'],
    );
  });

  it('of version 1 gets the asker’s own vote', () => {
    const old = { questions: { q: asked('A?'), r: asked('B?', { municipality: null }) } };
    const { questions } = forumQueue.schema.parse(forumQueue.migrations[1]?.(old));
    assert.deepEqual(questions.q?.votes, { 1485: { by: ASKER, at: NOW.toISOString() } });
    assert.deepEqual([questions.r?.votes, questions.r?.isShown], [{}, false]);
  });
});

describe('one’s own question', () => {
  const queue = queueWith(asked('A?'));
  const id = idOf(queue, 'A?');
  const shared = voted(queue, id, '1490');

  it('can be changed as long as nobody else has voted for it', () => {
    const { next, result } = editQuestion(queue, id, { text: 'B?', by: ASKER });
    assert.deepEqual([result, findQuestion(next ?? queue, id)?.text], ['done', 'B?']);
    assert.deepEqual(editQuestion(shared, id, { text: 'B?', by: ASKER }), { result: 'others-voted' });
  });

  for (const [what, change, result] of [
    ['by somebody else', { text: 'B?', by: OTHER }, 'not-yours'],
    ['to the same words', { text: 'A?', by: ASKER }, 'already'],
    ['to a personal identity number', { text: '811218-9876', by: ASKER }, 'personal-data'],
  ] as const) {
    it(`is not changed ${what}`, () => assert.deepEqual(editQuestion(queue, id, change), { result }));
  }

  it('is gone when it is withdrawn, and stays without the own vote where others want to know', () => {
    assert.deepEqual(withdrawQuestion(queue, id, ASKER).next, { questions: {} });
    const { next } = withdrawQuestion(shared, id, ASKER);
    assert.deepEqual(Object.keys(findQuestion(next ?? shared, id)?.votes ?? {}), ['1490']);
    assert.deepEqual(withdrawQuestion(queue, id, OTHER), { result: 'not-yours' });
    assert.deepEqual(withdrawQuestion(queue, 'x', ASKER), { result: 'gone' });
  });

  it('shows its municipality only when its asker says so', () => {
    assert.equal(findQuestion(queue, id)?.isShown, false);
    const { next, result } = showMunicipality(queue, id, { isShown: true, by: ASKER });
    assert.deepEqual([result, findQuestion(next ?? queue, id)?.isShown], ['done', true]);
    assert.deepEqual(showMunicipality(queue, id, { isShown: true, by: OTHER }), { result: 'not-yours' });
  });
});
