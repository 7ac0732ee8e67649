import assert from 'node:assert/strict';
import { deliveries, deliverySeries, openDeliveries } from '../../src/delivery/outbox.ts';
import { readDelivery } from '../../src/delivery/plan.ts';
import { ANSWER_JOB, closeQuestion, settleClosings } from '../../src/forum/close-question.ts';
import {
  archiveMonth,
  type ClosedQuestion,
  closedKey,
  decideDraft,
  forumArchive,
  forumDrafts,
  waitingDrafts,
} from '../../src/forum/forum-archive.ts';
import { type Closing, forumQueue, openQuestions, putQuestion } from '../../src/forum/forum-queue.ts';
import { follow, voteFor } from '../../src/forum/questions.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { ASKER, asked, done, HOST, idOf, LATER, OTHER, queueWith } from './queue-of.ts';

const KEPT = [forumQueue, forumArchive, forumDrafts, deliveries, openDeliveries, deliverySeries];
const THREAD = { tenantId: 't', conversationId: '19:c@thread.tacv2;messageid=7' };
const CLOSING: Closing = {
  state: 'answered',
  answer: 'Ja.',
  source: 'muntligt',
  isKnowledge: true,
  reviewBy: null,
  forum: null,
  by: HOST,
  at: LATER.toISOString(),
};

describe('closing a question', () => {
  const folder = useTemporaryFolder();
  let store: Store;
  let id: string;
  let key: string;

  beforeEach(async () => {
    store = await openStore({ dir: folder(), collections: KEPT });
    const question = asked('A?', { thread: THREAD });
    id = idOf(queueWith(question), 'A?');
    key = closedKey(id, CLOSING);
    await store.change(openQuestions, (queue) => putQuestion(queue, question));
    const vote = { municipality: '1490', on: true, by: OTHER, now: LATER };
    await store.change(openQuestions, (queue) => voteFor(queue, id, vote));
  });
  afterEach(() => store.close());

  const close = (changes: Partial<Closing> = {}) =>
    store.change(openQuestions, (queue) => closeQuestion(queue, id, { ...CLOSING, ...changes }));
  const told = async () => {
    const { messages = {} } = (await readDelivery(store, ANSWER_JOB, key)) ?? {};
    return Object.values(messages)
      .map(({ to }) => ('conversationId' in to ? to.conversationId : to.userId))
      .sort();
  };
  const archived = async (): Promise<[string, ClosedQuestion][]> =>
    Object.entries((await store.read(archiveMonth(CLOSING.at))).questions);

  /** The store of a process that is killed when it is about to save for the nth time. */
  function killedAt(nth: number): Store {
    let saves = 0;
    return {
      ...store,
      read: (doc) => store.read(doc),
      change(doc, decide) {
        if (++saves === nth) throw new Error('killed');
        return store.change(doc, decide);
      },
    };
  }

  it('keeps it, has everybody told who wants to know, and takes it out of the queue, wherever a stop comes between', async () => {
    await close();
    let kills = 0;
    for (let nth = 1; nth < 20; nth++) {
      try {
        await settleClosings(killedAt(nth), LATER);
        break;
      } catch (error) {
        assert.equal((error as Error).message, 'killed');
        kills++;
      }
    }
    assert.ok(kills >= 5, `${kills} kills`);
    assert.deepEqual(await told(), [THREAD.conversationId, ASKER.userId, OTHER.userId].sort());
    const [[kept, { state, answer, knowledge, history }] = assert.fail(), ...more] = await archived();
    assert.deepEqual(
      [kept, state, answer, knowledge?.state, history.at(-1)?.what, more],
      [key, 'answered', 'Ja.', 'draft', 'answered', []],
    );
    assert.deepEqual((await store.read(openQuestions)).questions, {});
    assert.deepEqual(Object.keys((await store.read(waitingDrafts)).waiting), [key]);
  });

  it('tells why it is declined to its askers only, and of a withdrawn one nobody', async () => {
    await close({ state: 'declined', isKnowledge: false });
    await settleClosings(store, LATER);
    assert.deepEqual(await told(), [ASKER.userId]);
  });

  it('leaves those alone who do not want to know', async () => {
    await store.change(openQuestions, (queue) => follow(queue, id, { on: false, by: ASKER }));
    await close();
    await settleClosings(store, LATER);
    assert.deepEqual(await told(), [THREAD.conversationId, OTHER.userId].sort());
  });

  it('lets the first decision on the draft stand', async () => {
    await close();
    await settleClosings(store, LATER);
    const decided = { title: 'A?', text: 'Ja.', source: '', reviewBy: null, by: HOST, at: LATER.toISOString() };
    const month = await store.read(archiveMonth(CLOSING.at));
    const live = decideDraft(month, key, { ...decided, state: 'live' }).next ?? month;
    assert.deepEqual(decideDraft(live, key, { ...decided, state: 'discarded' }), { result: 'already' });
    assert.deepEqual(decideDraft(live, 'constructor', { ...decided, state: 'live' }), { result: 'gone' });
  });
});

describe('the archive', () => {
  it('of version 1 keeps what the bot answers from', () => {
    const { text, askedBy, municipality, askedAt } = asked('A?');
    const rest = { text, askedBy, municipality, askedAt, votes: {}, answer: 'Ja.', source: 's', by: HOST };
    const at = LATER.toISOString();
    const old = {
      questions: {
        a: { ...rest, state: 'answered', isKnowledge: true, at },
        b: { ...rest, state: 'declined', isKnowledge: false, at },
      },
    };
    const { questions } = forumArchive.schema.parse(forumArchive.migrations[1]?.(old));
    const { state, title, text: answer, source } = questions.a?.knowledge ?? assert.fail();
    assert.deepEqual([state, title, answer, source], ['live', 'A?', 'Ja.', 's']);
    assert.deepEqual([questions.b?.knowledge, questions.b?.history], [null, [{ what: 'declined', by: HOST, at }]]);
  });
});

describe('the queue of version 2', () => {
  it('is read, also by what comes after', () => {
    const { thread: _, ...a } = asked('A?');
    const votes = { 1490: { by: OTHER, at: LATER.toISOString() } };
    const old = { questions: { q: { ...a, conversationId: 'a:1', isShown: true, votes } } };
    const queue = forumQueue.schema.parse(forumQueue.migrations[2]?.(old));
    const { isShown, state, followers } = queue.questions.q ?? assert.fail();
    assert.deepEqual([isShown, state, Object.keys(followers).length], [true, 'new', 2]);
    assert.deepEqual(done(closeQuestion(queue, 'q', CLOSING)).questions.q?.closing, CLOSING);
  });
});
