import assert from 'node:assert/strict';
import { agendaOf, concludeForum, fillAgenda, moveUp, onAgenda, tick } from '../../src/forum/agenda.ts';
import type { ForumQuestion, Queue } from '../../src/forum/forum-queue.ts';
import { acceptQuestion, placeOnAgenda } from '../../src/forum/host-questions.ts';
import { findQuestion, inOrder, voteFor } from '../../src/forum/questions.ts';
import { asked, BY_HOST, done, idOf, LATER, OTHER, queueWith } from './queue-of.ts';

const FORUM = '2026-11-27';
const STARTS = new Date('2026-11-27T08:00:00.000Z');
const ENDED = new Date('2026-11-27T09:00:00.000Z');
const NEXT = '2026-12-04';

const find = (queue: Queue, text: string): ForumQuestion =>
  findQuestion(queue, idOf(queue, text)) ?? assert.fail('it is gone');
const place = (queue: Queue, ...texts: string[]): Queue =>
  texts.reduce((now, text) => done(placeOnAgenda(now, idOf(now, text), BY_HOST)), queue);
const ticked = (queue: Queue, text: string, to: 'now' | 'answered' | 'tabled' | 'waiting', forum = FORUM): Queue =>
  done(tick(queue, idOf(queue, text), { to, forum, ...BY_HOST }));
const texts = (queue: Queue): string[] => onAgenda(queue).map(({ text }) => text);
const states = (queue: Queue, forum = FORUM) =>
  agendaOf(queue, { forum, isCurrent: !queue.concluded.includes(forum), closed: [] }).map(({ text, state }) => [
    text,
    state,
  ]);
const concluded = (queue: Queue, forum = FORUM): Queue =>
  done(concludeForum(queue, { forum, startsAt: STARTS, now: ENDED }));

const abc = place(queueWith(asked('A?'), asked('B?'), asked('C?'), asked('D?')), 'A?', 'B?', 'C?');

describe('the agenda', () => {
  it('is in the order in which questions are put on it, until a host moves one up or takes one off', () => {
    assert.deepEqual(texts(abc), ['A?', 'B?', 'C?']);
    const moved = done(moveUp(abc, idOf(abc, 'C?')));
    assert.deepEqual(texts(moved), ['A?', 'C?', 'B?']);
    assert.deepEqual(moveUp(abc, idOf(abc, 'A?')), { result: 'already' });
    assert.deepEqual(moveUp(abc, idOf(abc, 'D?')), { result: 'gone' });
    const off = done(acceptQuestion(moved, idOf(moved, 'A?'), BY_HOST));
    assert.deepEqual([texts(off), find(off, 'A?').state], [['C?', 'B?'], 'accepted']);
  });

  it('is filled with what most municipalities want to know', () => {
    let queue = queueWith(asked('A?'), asked('B?'), asked('C?'));
    queue = done(voteFor(queue, idOf(queue, 'C?'), { municipality: '1490', on: true, by: OTHER, now: LATER }));
    const { next = queue, result } = fillAgenda(queue, 2, BY_HOST);
    assert.deepEqual([result, texts(next)[0], texts(next).length], [2, 'C?', 2]);
    assert.deepEqual(fillAgenda(next, 2, BY_HOST), { next: undefined, result: 0 });
  });

  it('shows how it goes: one question at a time is up, and what is ticked off can be taken back', () => {
    let queue = ticked(abc, 'A?', 'now');
    queue = ticked(queue, 'B?', 'now');
    assert.deepEqual(states(queue), [
      ['A?', 'waiting'],
      ['B?', 'now'],
      ['C?', 'waiting'],
    ]);
    queue = ticked(ticked(queue, 'B?', 'answered'), 'C?', 'tabled');
    assert.deepEqual(states(queue), [
      ['A?', 'waiting'],
      ['B?', 'answered'],
      ['C?', 'tabled'],
    ]);
    queue = ticked(ticked(queue, 'B?', 'waiting'), 'C?', 'waiting');
    assert.deepEqual(states(queue), [
      ['A?', 'waiting'],
      ['B?', 'waiting'],
      ['C?', 'waiting'],
    ]);
  });

  it('refuses what cannot be: a question that is not on it, one that was answered, one that is gone', () => {
    const id = idOf(abc, 'D?');
    assert.deepEqual(tick(abc, id, { to: 'answered', forum: FORUM, ...BY_HOST }), { result: 'impossible' });
    const queue = ticked(abc, 'A?', 'answered');
    for (const [to, result] of [
      ['now', 'impossible'],
      ['answered', 'already'],
    ] as const)
      assert.deepEqual(tick(queue, idOf(queue, 'A?'), { to, forum: FORUM, ...BY_HOST }), { result });
    assert.deepEqual(tick(queue, 'constructor', { to: 'now', forum: FORUM, ...BY_HOST }), { result: 'gone' });
  });
});

describe('after a forum', () => {
  const after = concluded(ticked(ticked(ticked(abc, 'A?', 'answered'), 'B?', 'tabled'), 'C?', 'now'));

  it('what was not reached is carried over, first on the next agenda; the agenda that was tells what came of it', () => {
    assert.deepEqual(texts(after), ['B?', 'C?']);
    for (const text of ['B?', 'C?']) {
      const { state, tabledIn, isNow, history } = find(after, text);
      assert.deepEqual([state, tabledIn, isNow], ['carried-over', FORUM, false]);
      assert.equal(history.filter(({ what }) => what === 'carried-over').length, 1);
    }
    assert.equal(find(after, 'C?').history.at(-1)?.by, null, 'by the clock');
    assert.deepEqual(Object.fromEntries(states(after)), { 'A?': 'answered', 'B?': 'tabled', 'C?': 'tabled' });
    assert.deepEqual(states(place(after, 'D?'), NEXT), [
      ['B?', 'waiting'],
      ['C?', 'waiting'],
      ['D?', 'waiting'],
    ]);
  });

  it('each question that had waited without an answer has missed one more', () => {
    const missed = (queue: Queue) => Object.fromEntries(inOrder(queue).map(({ text, missed: days }) => [text, days]));
    assert.deepEqual(missed(after), { 'A?': [], 'B?': [FORUM], 'C?': [FORUM], 'D?': [FORUM] });
    const again = done(concludeForum(after, { forum: NEXT, startsAt: new Date('2026-12-04T08:00:00Z'), now: ENDED }));
    assert.deepEqual(missed(again)['D?'], [FORUM, NEXT]);
    assert.deepEqual(missed(again)['A?'], [], 'only the answer is to be written');
  });

  it('a question that was put during it has missed nothing', () => {
    const queue = queueWith(asked('A?', { askedAt: '2026-11-27T08:10:00.000Z' }));
    assert.deepEqual(find(concluded(queue), 'A?').missed, []);
  });

  it('an answer that was given in a forum that came to nothing is still to be written', () => {
    const spoken = ticked(abc, 'A?', 'answered', '2026-11-20');
    assert.deepEqual(Object.fromEntries(states(spoken))['A?'], undefined);
    assert.equal(find(concluded(spoken), 'A?').state, 'spoken');
  });

  it('nothing is ticked off any more', () => {
    const id = idOf(after, 'B?');
    assert.deepEqual(tick(after, id, { to: 'answered', forum: FORUM, ...BY_HOST }), { result: 'impossible' });
  });

  it('a question that was left and taken off the next agenda does not go on', () => {
    const off = done(acceptQuestion(ticked(abc, 'A?', 'tabled'), idOf(abc, 'A?'), BY_HOST));
    assert.deepEqual(Object.fromEntries(states(off))['A?'], undefined);
  });

  it('the queue is put in order once', () => {
    assert.deepEqual(concludeForum(after, { forum: FORUM, startsAt: STARTS, now: ENDED }), { result: 'already' });
  });

  it('a question that is carried over twice is answered, or goes on', () => {
    const queue = ticked(after, 'B?', 'answered', NEXT);
    assert.deepEqual(states(queue, NEXT), [
      ['B?', 'answered'],
      ['C?', 'waiting'],
    ]);
    const again = done(concludeForum(queue, { forum: NEXT, startsAt: new Date('2026-12-04T08:00:00Z'), now: ENDED }));
    assert.deepEqual([texts(again), find(again, 'C?').missed], [['C?'], [FORUM, NEXT]]);
  });
});
