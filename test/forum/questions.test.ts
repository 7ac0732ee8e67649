import assert from 'node:assert/strict';
import { forumQueue, putQuestion, type Queue, replaceQuestion, takeBackQuestion } from '../../src/forum/forum-queue.ts';
import { placeOnAgenda } from '../../src/forum/host-questions.ts';
import {
  countVotes,
  editedSinceVoted,
  editQuestion,
  findQuestion,
  follow,
  inOrder,
  isFollowedBy,
  showMunicipality,
  voteFor,
  withdrawQuestion,
} from '../../src/forum/questions.ts';
import { ASKER, asked, done, idOf, LATER, NOW, OTHER, queueWith } from './queue-of.ts';

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

  it('moves with the person who gave it, and leaves what others and the asker have given', () => {
    const votes = (from: Queue, by: typeof OTHER, ...codes: string[]): Queue =>
      codes.reduce((now, code) => done(voteFor(now, id, { municipality: code, on: true, by, now: NOW })), from);
    const codes = (of: Queue): string[] => Object.keys(findQuestion(of, id)?.votes ?? {});
    const third = { tenantId: 't', userId: 'w' };
    const moved = votes(votes(queue, third, '1480'), OTHER, '1490', '1401', '1440');
    assert.deepEqual(codes(moved), ['1440', '1480', '1485']);
    assert.deepEqual(codes(votes(moved, OTHER, '1480')), ['1480', '1485'], 'also to where a colleague has voted');
    assert.deepEqual(codes(votes(queue, ASKER, '1490', '1401')), ['1401', '1485'], 'the asker’s own stands');
  });

  it('is not given for one municipality after another by asking the same again', () => {
    const again = queueWith(...['1485', '1490', '1401', '1440'].map((municipality) => asked('A?', { municipality })));
    assert.deepEqual(Object.keys(findQuestion(again, id)?.votes ?? {}), ['1440', '1485']);
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

describe('a question that comes of a report', () => {
  it('is not taken when it is too long, and the one before stays', () => {
    const queue = queueWith(asked('A?'));
    const question = asked('å'.repeat(1001));
    const change = { before: idOf(queue, 'A?'), question, source: 'report' };
    assert.deepEqual(replaceQuestion(queue, change), { result: { kind: 'too-long', length: 1001, most: 1000 } });
  });
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

  it('of version 1 gets the asker’s own vote, and the asker gets the answer', () => {
    const { thread: _, ...a } = asked('A?');
    const q = { ...a, conversationId: '19:c@thread.tacv2;messageid=7' };
    const r = { ...a, text: 'B?', municipality: null, conversationId: 'a:1' };
    const old = { questions: { q, r } };
    const { questions } = forumQueue.schema.parse(forumQueue.migrations[2]?.(forumQueue.migrations[1]?.(old)));
    assert.deepEqual(questions.q?.votes, { 1485: { by: ASKER, at: NOW.toISOString() } });
    assert.deepEqual([questions.r?.votes, questions.r?.isShown], [{}, false]);
    // The answer is posted in the thread where it was asked, not in a chat of one's own.
    assert.deepEqual([questions.q?.thread?.conversationId, questions.r?.thread], [q.conversationId, null]);
    assert.deepEqual(Object.values(questions.q?.followers ?? {}), [ASKER]);
  });
});

describe('one’s own question', () => {
  const queue = queueWith(asked('A?'));
  const id = idOf(queue, 'A?');
  const shared = voted(queue, id, '1490');

  it('can be changed until it is on the agenda, which is said to those who had voted before', () => {
    const edit = { text: 'B?', by: ASKER, now: LATER };
    const { next = queue, result } = editQuestion(queue, id, edit);
    assert.deepEqual([result, findQuestion(next, id)?.text], ['done', 'B?']);
    assert.equal(editedSinceVoted(findQuestion(next, id) ?? assert.fail()), undefined);
    const { next: after = shared } = editQuestion(shared, id, edit);
    assert.equal(editedSinceVoted(findQuestion(after, id) ?? assert.fail()), LATER.toISOString());
    const { next: onAgenda = queue } = placeOnAgenda(queue, id, { by: OTHER, now: LATER });
    assert.deepEqual(editQuestion(onAgenda, id, edit), { result: 'on-agenda' });
  });

  for (const [what, change, result] of [
    ['by somebody else', { text: 'B?', by: OTHER }, 'not-yours'],
    ['to the same words', { text: 'A?', by: ASKER }, 'already'],
    ['to a personal identity number', { text: '811218-9876', by: ASKER }, 'personal-data'],
  ] as const) {
    it(`is not changed ${what}`, () =>
      assert.deepEqual(editQuestion(queue, id, { ...change, now: LATER }), { result }));
  }

  it('is gone when it is withdrawn, and stays without the own vote where others want to know', () => {
    const own = { by: ASKER, now: LATER };
    const { next: left = queue, result } = withdrawQuestion(queue, id, own);
    assert.deepEqual([result, findQuestion(left, id), inOrder(left)], ['done', undefined, []]);
    const { next } = withdrawQuestion(shared, id, own);
    assert.deepEqual(Object.keys(findQuestion(next ?? shared, id)?.votes ?? {}), ['1490']);
    assert.deepEqual(withdrawQuestion(queue, id, { ...own, by: OTHER }), { result: 'not-yours' });
    assert.deepEqual(withdrawQuestion(queue, 'x', own), { result: 'gone' });
  });

  it('stays for a colleague who wants the answer, with the vote of those who voted', () => {
    const followed = follow(queue, id, { on: true, by: OTHER }).next ?? queue;
    const { next = queue, result } = withdrawQuestion(followed, id, { by: ASKER, now: LATER });
    assert.equal(result, 'stays');
    assert.deepEqual(Object.values(findQuestion(next, id)?.followers ?? {}), [OTHER]);
  });

  it('is asked again after it was withdrawn: its vote counts again, and the answer comes', () => {
    const left = withdrawQuestion(shared, id, { by: ASKER, now: LATER }).next ?? shared;
    const { next = left, result } = putQuestion(left, asked('A?'));
    assert.equal(result.kind, 'already-there');
    assert.deepEqual(Object.keys(findQuestion(next, id)?.votes ?? {}).sort(), ['1485', '1490']);
    assert.ok(isFollowedBy(findQuestion(next, id) ?? assert.fail(), ASKER));
  });

  it('is a new one when the same is being withdrawn', () => {
    const leaving = withdrawQuestion(queue, id, { by: ASKER, now: LATER }).next ?? queue;
    const { next = leaving, result } = putQuestion(leaving, asked('A?'));
    assert.equal(result.kind, 'stored');
    assert.equal(inOrder(next).length, 1);
  });

  it('keeps one step of its history for edits in a row', () => {
    let next = queue;
    for (const text of ['B?', 'C?', 'D?']) next = editQuestion(next, id, { text, by: ASKER, now: LATER }).next ?? next;
    assert.deepEqual(
      findQuestion(next, id)?.history.map(({ what }) => what),
      ['new', 'edited'],
    );
  });

  it('that stands in a report is changed in place until it is on the agenda, and then goes its way', () => {
    const change = { before: id, question: asked('B?'), source: 'report' };
    const edited = replaceQuestion(queue, change).next ?? queue;
    assert.deepEqual(
      inOrder(edited).map((one) => [one.id, one.text]),
      [[id, 'B?']],
    );
    const onAgenda = placeOnAgenda(queue, id, { by: OTHER, now: LATER }).next ?? queue;
    const both = replaceQuestion(onAgenda, change).next ?? onAgenda;
    assert.deepEqual(
      inOrder(both)
        .map(({ text, state }) => [text, state])
        .sort(),
      [
        ['A?', 'on-agenda'],
        ['B?', 'new'],
      ],
    );
    assert.deepEqual(inOrder(takeBackQuestion(onAgenda, id, LATER.toISOString()).next ?? onAgenda), []);
  });

  it('shows its municipality only when its asker says so', () => {
    assert.equal(findQuestion(queue, id)?.isShown, false);
    const { next, result } = showMunicipality(queue, id, { isShown: true, by: ASKER });
    assert.deepEqual([result, findQuestion(next ?? queue, id)?.isShown], ['done', true]);
    assert.deepEqual(showMunicipality(queue, id, { isShown: true, by: OTHER }), { result: 'not-yours' });
  });
});
