import assert from 'node:assert/strict';
import { closeQuestion } from '../../src/forum/close-question.ts';
import type { Closing, ForumQuestion, Queue } from '../../src/forum/forum-queue.ts';
import {
  acceptQuestion,
  arrangeQuestion,
  letGo,
  mergeQuestions,
  moved,
  placeOnAgenda,
  splitQuestion,
} from '../../src/forum/host-questions.ts';
import {
  CLOSED_STATES,
  canMove,
  OPEN_STATES,
  type OpenState,
  type QuestionState,
} from '../../src/forum/question-states.ts';
import { findQuestion, findWhole, inOrder, voteFor, withdrawQuestion } from '../../src/forum/questions.ts';
import { ASKER, asked, BY_HOST, done, HOST, idOf, LATER, NOW, OTHER, queueWith } from './queue-of.ts';

const find = (queue: Queue, id: string): ForumQuestion => findQuestion(queue, id) ?? assert.fail('it is gone');
const closing = (changes: Partial<Closing> = {}): Closing => ({
  state: 'answered',
  answer: 'Ja.',
  source: '',
  isKnowledge: false,
  reviewBy: null,
  forum: null,
  by: HOST,
  at: LATER.toISOString(),
  ...changes,
});

describe('the states of a question', () => {
  // By hand, from the issue: new → accepted → on agenda → answered | carried over | declined | withdrawn.
  const allowed: Record<OpenState, QuestionState[]> = {
    new: ['accepted', 'on-agenda', 'answered', 'declined', 'withdrawn', 'merged'],
    accepted: ['on-agenda', 'answered', 'declined', 'withdrawn', 'merged'],
    'on-agenda': ['accepted', 'spoken', 'carried-over', 'answered', 'declined', 'withdrawn', 'merged'],
    spoken: ['on-agenda', 'carried-over', 'answered', 'declined'],
    'carried-over': ['accepted', 'on-agenda', 'spoken', 'carried-over', 'answered', 'declined', 'withdrawn', 'merged'],
  };
  for (const from of OPEN_STATES) {
    it(`lead from ${from} to ${allowed[from].join(', ')}, and nowhere else`, () => {
      const all = [...OPEN_STATES, ...CLOSED_STATES, 'merged'] as const;
      assert.deepEqual(all.filter((to) => canMove(from, to)).sort(), [...allowed[from]].sort());
    });
  }

  it('are kept with who and when', () => {
    const queue = queueWith(asked('A?'));
    const id = idOf(queue, 'A?');
    const accepted = done(acceptQuestion(queue, id, BY_HOST));
    const { state, history } = find(done(placeOnAgenda(accepted, id, BY_HOST)), id);
    assert.equal(state, 'on-agenda');
    assert.deepEqual(history, [
      { what: 'new', by: ASKER, at: NOW.toISOString() },
      { what: 'accepted', by: HOST, at: LATER.toISOString() },
      { what: 'on-agenda', by: HOST, at: LATER.toISOString() },
    ]);
  });

  it('are not reached by what is impossible, which is told', () => {
    const queue = queueWith(asked('A?'));
    const id = idOf(queue, 'A?');
    assert.deepEqual(moved(queue, id, 'spoken', BY_HOST, {}), { result: 'impossible' });
    const spoken = done(moved(done(placeOnAgenda(queue, id, BY_HOST)), id, 'spoken', BY_HOST, {}));
    assert.deepEqual(closeQuestion(spoken, id, closing({ state: 'withdrawn' })).result, { kind: 'impossible' });
    assert.deepEqual(withdrawQuestion(spoken, id, { by: ASKER, now: LATER }), { result: 'spoken' });
  });

  it('end with the first answer: what closes a question closes it once', () => {
    const queue = queueWith(asked('A?'));
    const id = idOf(queue, 'A?');
    const closed = done(closeQuestion(queue, id, closing()));
    assert.deepEqual(closeQuestion(closed, id, closing({ answer: 'Nej.' })).result, { kind: 'gone' });
    for (const step of [
      acceptQuestion(closed, id, BY_HOST),
      placeOnAgenda(closed, id, BY_HOST),
      voteFor(closed, id, { municipality: '1490', on: true, by: OTHER, now: LATER }),
    ])
      assert.deepEqual(step, { result: 'gone' });
  });
});

describe('merging questions', () => {
  const two = queueWith(
    asked('A?'),
    asked('B?', { askedBy: OTHER, municipality: '1490', askedAt: LATER.toISOString() }),
  );
  const [a, b] = [idOf(two, 'A?'), idOf(two, 'B?')];
  const merged = done(mergeQuestions(two, b, a, BY_HOST));

  it('keeps all askers, votes and wordings', () => {
    const whole = find(merged, a);
    assert.deepEqual(
      inOrder(merged).map(({ text }) => text),
      ['A?'],
    );
    assert.deepEqual(Object.keys(whole.votes), ['1485', '1490']);
    assert.deepEqual(
      Object.values(whole.followers)
        .map(({ userId }) => userId)
        .sort(),
      ['u', 'v'],
    );
    assert.deepEqual(
      whole.merged.map(({ id, text, askedBy }) => [id, text, askedBy]),
      [[b, 'B?', OTHER]],
    );
  });

  it('has a vote from an older card count for the whole', () => {
    const next = done(voteFor(merged, b, { municipality: '1440', on: true, by: HOST, now: LATER }));
    assert.deepEqual(Object.keys(find(next, a).votes), ['1440', '1485', '1490']);
    assert.equal(findWhole(merged, b)?.id, a);
  });

  it('is taken back: the wording is a question of its own again, with its votes', () => {
    const voted = done(voteFor(merged, a, { municipality: '1440', on: true, by: HOST, now: LATER }));
    const free = done(letGo(voted, a, b, BY_HOST));
    assert.deepEqual(Object.keys(find(free, a).votes), ['1440', '1485']);
    const own = find(free, b);
    assert.deepEqual([own.text, own.state, Object.keys(own.votes)], ['B?', 'accepted', ['1490']]);
    assert.deepEqual(Object.values(own.followers), [OTHER]);
    assert.deepEqual(letGo(free, a, b, BY_HOST), { result: 'gone' });
  });

  it('of merged ones keeps the wordings of all, and each can be let go', () => {
    const three = done(
      mergeQuestions(
        {
          ...merged,
          questions: { ...merged.questions, ...queueWith(asked('C?', { municipality: '1480' })).questions },
        },
        a,
        idOf(queueWith(asked('C?', { municipality: '1480' })), 'C?'),
        BY_HOST,
      ),
    );
    const c = idOf(three, 'C?');
    assert.deepEqual(
      find(three, c).merged.map(({ text, votes }) => [text, Object.keys(votes)]),
      [
        ['A?', ['1485']],
        ['B?', ['1490']],
      ],
    );
    assert.deepEqual(Object.keys(find(done(letGo(three, c, b, BY_HOST)), c).votes).sort(), ['1480', '1485']);
  });

  it('keeps what had happened to the question, and gives it back', () => {
    const missed = { ...two, questions: { ...two.questions, [b]: { ...find(two, b), missed: ['2026-11-13'] } } };
    const taken = done(mergeQuestions(missed, b, a, BY_HOST));
    const free = find(done(letGo(taken, a, b, BY_HOST)), b);
    assert.deepEqual(free.missed, ['2026-11-13']);
    assert.deepEqual(
      free.history.map(({ what }) => what),
      ['new', 'merged', 'accepted'],
    );
    assert.deepEqual(find(done(letGo(taken, a, b, BY_HOST)), a).missed, []);
  });

  it('lets a question go without the votes that have been taken back since', () => {
    const voted = done(voteFor(two, b, { municipality: '1440', on: true, by: HOST, now: LATER }));
    const taken = done(mergeQuestions(voted, b, a, BY_HOST));
    const back = done(voteFor(taken, a, { municipality: '1440', on: false, by: HOST, now: LATER }));
    assert.deepEqual(Object.keys(find(done(letGo(back, a, b, BY_HOST)), b).votes), ['1490']);
  });

  it('leaves the votes of others when one asker withdraws', () => {
    const voted = done(voteFor(two, b, { municipality: '1440', on: true, by: HOST, now: LATER }));
    const taken = done(mergeQuestions(voted, b, a, BY_HOST));
    const left = done(withdrawQuestion(taken, b, { by: OTHER, now: LATER }));
    assert.deepEqual(Object.keys(find(left, a).votes).sort(), ['1440', '1485']);
  });

  for (const [what, id, into, result] of [
    ['a question into itself', a, a, 'itself'],
    ['into a question that is gone', a, 'f'.repeat(24), 'gone'],
    ['a question named like a property of objects', 'constructor', a, 'gone'],
  ] as const) {
    it(`refuses ${what}`, () => assert.deepEqual(mergeQuestions(two, id, into, BY_HOST), { result }));
  }

  it('refuses one that was answered in the forum, and one that is being closed', () => {
    const spoken = done(moved(done(placeOnAgenda(two, b, BY_HOST)), b, 'spoken', BY_HOST, {}));
    assert.deepEqual(mergeQuestions(spoken, b, a, BY_HOST), { result: 'impossible' });
    const closed = done(closeQuestion(two, b, closing()));
    assert.deepEqual(mergeQuestions(closed, b, a, BY_HOST), { result: 'gone' });
    assert.deepEqual(mergeQuestions(closed, a, b, BY_HOST), { result: 'gone' });
  });

  it('has an answer that was written meanwhile not given to the other question', () => {
    assert.deepEqual(closeQuestion(merged, b, closing()), { result: { kind: 'merged', into: a } });
  });

  it('lets an asker withdraw the own wording, with the vote that came with it', () => {
    const { next = merged, result } = withdrawQuestion(merged, b, { by: OTHER, now: LATER });
    assert.equal(result, 'stays');
    const whole = find(next, a);
    assert.deepEqual([whole.merged, Object.keys(whole.votes)], [[], ['1485']]);
    assert.deepEqual(Object.values(whole.followers), [ASKER]);
    assert.deepEqual(withdrawQuestion(merged, b, { by: HOST, now: LATER }), { result: 'not-yours' });
  });
});

describe('splitting a question', () => {
  const queue = done(
    voteFor(queueWith(asked('A, och B?')), idOf(queueWith(asked('A, och B?')), 'A, och B?'), {
      municipality: '1490',
      on: true,
      by: OTHER,
      now: NOW,
    }),
  );
  const id = idOf(queue, 'A, och B?');
  const words = { first: 'A?', second: 'B?', ...BY_HOST };

  it('gives two, each with the asker, the votes and those who want the answer', () => {
    const split = done(splitQuestion(queue, id, words));
    for (const text of ['A?', 'B?']) {
      const { askedBy, votes, followers } = find(split, idOf(split, text));
      assert.deepEqual([askedBy, Object.keys(votes)], [ASKER, ['1485', '1490']]);
      assert.equal(Object.keys(followers).length, 2);
    }
  });

  it('gives no question twice, also when the second one was merged meanwhile', () => {
    const split = done(splitQuestion(queue, id, words));
    const merged = done(mergeQuestions(split, idOf(split, 'B?'), id, BY_HOST));
    assert.deepEqual(splitQuestion(merged, id, words), { result: 'already' });
  });

  it('gives two once, pressed twice', () => {
    const split = done(splitQuestion(queue, id, words));
    assert.deepEqual(splitQuestion(split, id, words), { result: 'already' });
  });

  it('refuses the same words twice, and personal identity numbers', () => {
    assert.deepEqual(splitQuestion(queue, id, { ...words, second: 'A?' }), { result: 'same-words' });
    assert.deepEqual(splitQuestion(queue, id, { ...words, second: '811218-9876' }), { result: 'personal-data' });
    assert.deepEqual(splitQuestion(queue, 'x', words), { result: 'gone' });
  });
});

describe('arranging a question', () => {
  it('keeps its topic and who prepares it', () => {
    const queue = queueWith(asked('A?'));
    const id = idOf(queue, 'A?');
    const arranged = {
      topic: 'legal',
      host: { person: HOST, name: 'Hugo', by: HOST, at: LATER.toISOString() },
    } as const;
    const next = done(arrangeQuestion(queue, id, arranged));
    assert.deepEqual([find(next, id).topic, find(next, id).host], ['legal', arranged.host]);
    assert.deepEqual(arrangeQuestion(next, id, arranged), { result: 'already' });
  });
});
