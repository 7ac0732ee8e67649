import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { shownEntries } from '../../src/knowledge/evaluate.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { createSentenceModel, type SentenceModel } from '../../src/sentence-model/sentence-model.ts';
import { entry, knowledgeOf } from '../knowledge/entries.ts';
import { createCapturedLog } from '../support/captured-log.ts';
import { createRandom } from '../support/create-random.ts';
import { conceptEmbedding, openEmbeddingsServer, sendJson } from '../support/embeddings-server.ts';
import { judgedQuestions } from '../support/judged-questions.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { BAD_SERVERS, status } from './bad-servers.ts';

const KEY = 'sk-a-secret-that-is-in-no-log';
const QUESTION_MS = 120;
/** Far above what is waited for, and far below what a server that is waited for would take. */
const SOON_MS = 2_000;

/** The question shares most words with the doors, and means the heating. */
const lamps = entry({
  id: 'lampor',
  title: 'Lampor',
  questions: ['Vem byter lampor i huset?'],
  body: 'Lampor i huset byts av vaktmästaren. Det ska vara ljust.',
});
const doors = entry({
  id: 'dorrar',
  title: 'Dörrar',
  questions: ['Vem lagar dörrar i huset?'],
  body: 'Dörrar i huset lagas av vaktmästaren. Kalla dagar stängs de.',
});
const heat = entry({
  id: 'varme',
  title: 'Element',
  questions: ['Vem lagar element i huset?'],
  body: 'Element i huset lagas av vaktmästaren. De ger värme.',
});
const far = entry({ id: 'ved', title: 'Brasan', body: 'En brasa eldas med ved. Den ger ljus.' });
const SMALL = knowledgeOf(lamps, doors, heat, far);
const PARAPHRASE = 'vem lagar det kalla i huset';
const CONCEPTS = [
  ['kall', 'kyl', 'frys', 'värm', 'element', 'brasa', 'eld'],
  ['ljus', 'lamp'],
  ['dörr', 'stäng'],
];

describe('the sentence model', () => {
  let server: Awaited<ReturnType<typeof openEmbeddingsServer>>;
  let log: ReturnType<typeof createCapturedLog>;
  let clock: { ms: number; slept: number[] };
  let model: SentenceModel;

  const newModel = ({ url = server.url, questionMs = QUESTION_MS } = {}): SentenceModel =>
    createSentenceModel({
      settings: { url, model: 'test', key: KEY, questionPrefix: '', entryPrefix: '' },
      timer: {
        now: () => clock.ms,
        async sleep(ms) {
          clock.slept.push(ms);
          await pause(5);
        },
      },
      log: log.log,
      questionMs,
    });
  beforeEach(async () => {
    server = await openEmbeddingsServer(conceptEmbedding(CONCEPTS));
    log = createCapturedLog();
    clock = { ms: 0, slept: [] };
    model = newModel();
  });
  afterEach(async () => {
    model.stop();
    await server.close();
  });

  const warnings = () => log.lines().filter(({ level }) => level === 40);
  async function hasBeenAsked(times: number): Promise<void> {
    for (let tries = 0; tries < 200 && server.asked.length < times; tries++) await pause(10);
    // What is not to come has its time, too.
    await pause(20);
  }
  async function learns(knowledge: Knowledge = SMALL): Promise<void> {
    model.learn(knowledge);
    await model.learnt();
  }
  async function asks(question = PARAPHRASE, knowledge: Knowledge = SMALL) {
    const lexical = answerQuestion(question, knowledge);
    const startedAt = performance.now();
    const answer = await model.order(lexical, knowledge);
    return { lexical: lexical.answer, answer, ms: performance.now() - startedAt };
  }
  const shown = (answer: Parameters<typeof shownEntries>[0]): string[] => shownEntries(answer).map(({ id }) => id);

  it('puts what is meant before what is only said alike', async () => {
    await learns();
    const { lexical, answer } = await asks();
    assert.equal(lexical.kind, 'suggest');
    assert.notEqual(shown(lexical)[0], 'varme');
    assert.deepEqual(shown(answer).slice(0, 2), ['varme', shown(lexical)[0]]);
    assert.deepEqual(answer, { ...lexical, entries: answer.kind === 'suggest' && answer.entries });
  });

  it('adds what is nearest in meaning and shares no word', async () => {
    server.behave = ({ texts }, response) =>
      sendJson(response, {
        data: texts.map((text, index) => ({ index, embedding: [1, Number(!/Brasan|kalla i/.test(text))] })),
      });
    await learns();
    const { lexical, answer } = await asks();
    assert.ok(!shown(lexical).includes('ved'));
    assert.ok(shown(answer).includes('ved'), shown(answer).join());
    assert.ok(shown(answer).includes(shown(lexical)[0] ?? ''), 'what the words find first stays among them');
  });

  it('has no say before all entries are known, and is then not asked', async () => {
    server.behave = () => undefined;
    model.learn(SMALL);
    const { lexical, answer, ms } = await asks();
    assert.deepEqual(answer, lexical);
    assert.ok(ms < QUESTION_MS / 2, `${ms}`);
    await hasBeenAsked(1);
    assert.equal(server.asked.length, 1, 'the entries');
  });

  it('is asked only about what is suggested: an answer and a refusal go out without it', async () => {
    await learns();
    const before = server.asked.length;
    for (const question of ['Vem byter lampor i huset?', 'vem vann melodifestivalen', 'tack!'])
      assert.notEqual((await asks(question)).answer.kind, 'suggest');
    assert.equal(server.asked.length, before);
  });

  it('reads vectors by their index, in whatever order they come', async () => {
    server.behave = (asked, response) => {
      const end = response.end.bind(response);
      response.end = ((body: string) => {
        const json = JSON.parse(body) as { data: unknown[] };
        return end(JSON.stringify({ ...json, data: json.data.reverse() }));
      }) as typeof response.end;
      server.good(asked, response);
    };
    await learns();
    assert.equal(shown((await asks()).answer)[0], 'varme');
  });

  it('learns an edit by that entry alone', async () => {
    await learns();
    const edited = knowledgeOf(
      lamps,
      doors,
      { ...heat, body: 'Element i huset lagas numera av en firma. De ger värme.' },
      far,
    );
    const before = server.asked.length;
    await learns(edited);
    assert.deepEqual(
      server.asked.slice(before).map(({ texts }) => texts.length),
      [1],
    );
    assert.equal(shown((await asks(PARAPHRASE, edited)).answer)[0], 'varme');
  });

  it('has no say on entries that it has not learnt yet', async () => {
    await learns();
    server.behave = () => undefined;
    const before = server.asked.length;
    const edited = knowledgeOf(lamps, doors, { ...heat, body: 'Element i huset lagas numera av en firma.' }, far);
    const { lexical, answer } = await asks(PARAPHRASE, edited);
    assert.deepEqual(answer, lexical);
    await hasBeenAsked(before + 1);
    const texts = server.asked.slice(before).flatMap((one) => one.texts);
    assert.deepEqual(
      texts.map((text) => text.split('\n')[0]),
      ['Element'],
      'the entry alone',
    );
  });

  for (const [which, title] of [
    ['an entry', 'Dörrar'],
    ['the first entry', lamps.title],
  ] as const) {
    it(`does without ${which} that the server refuses`, async () => {
      server.behave = (asked, response) => {
        if (asked.texts.some((text) => text.startsWith(title))) status(400)(asked, response);
        else server.good(asked, response);
      };
      await learns();
      assert.equal(shown((await asks()).answer)[0], 'varme');
      assert.deepEqual(warnings(), []);
    });
  }

  it('does without a question that the server refuses, and asks the next one', async () => {
    await learns();
    server.behave = status(400);
    for (let n = 0; n < 4; n++) {
      const { lexical, answer } = await asks();
      assert.deepEqual(answer, lexical);
    }
    assert.equal(warnings().length, 1, 'and says so once');
    server.behave = server.good;
    assert.equal(shown((await asks()).answer)[0], 'varme');
  });

  it('sends the question and the entries, and no person and no identity number', async () => {
    const knowledge = knowledgeOf(
      lamps,
      doors,
      { ...heat, people: [{ title: 'Vaktmästare', name: 'Vera Vakt' }] },
      far,
    );
    await learns(knowledge);
    await asks(`Hej! ${PARAPHRASE}? Mvh Eva Ek`, knowledge);
    const sent = JSON.stringify(server.asked.map(({ body }) => body));
    assert.match(sent, /"vem lagar det kalla i huset\?"/);
    for (const one of ['Vera', 'Eva']) assert.ok(!sent.includes(one), one);
    assert.ok(server.asked.every(({ headers }) => headers.authorization === `Bearer ${KEY}`));
    const { answer, explanation } = answerQuestion(PARAPHRASE, knowledge);
    const query = { ...explanation.query, text: `${PARAPHRASE} 811218-9876` };
    const before = server.asked.length;
    assert.deepEqual(await model.order({ answer, explanation: { ...explanation, query } }, knowledge), answer);
    assert.equal(server.asked.length, before, 'that question is sent to nobody');
  });

  it('sends what the model wants before questions and entries', async () => {
    model.stop();
    model = createSentenceModel({
      settings: { url: server.url, model: 'e5', key: undefined, questionPrefix: 'query:', entryPrefix: 'passage:' },
      timer: { now: () => 0, sleep: async () => undefined },
      log: log.log,
    });
    await learns();
    await asks();
    const texts = server.asked.flatMap((one) => one.texts);
    assert.ok(texts.slice(0, -1).every((text) => text.startsWith('passage: ')));
    assert.equal(texts.at(-1), `query: ${PARAPHRASE}`);
    assert.equal(server.asked[0]?.headers.authorization, undefined);
  });

  for (const [what, behaviour] of [...BAD_SERVERS, ['refuses the connection', undefined] as const]) {
    it(`of a server that ${what}: the words' answer soon, one warning, a rest, and all well again afterwards`, async () => {
      await learns();
      if (behaviour === undefined) await server.close();
      else server.behave = behaviour;
      const before = server.asked.length;
      for (let n = 0; n < 6; n++) {
        const { lexical, answer, ms } = await asks();
        assert.deepEqual(answer, lexical);
        assert.ok(ms < SOON_MS, `${ms} ms`);
        if (n >= 3) assert.ok(ms < QUESTION_MS / 2, `the server is left alone: ${ms} ms`);
      }
      assert.ok(server.asked.length - before <= 3, 'three questions try');
      assert.equal(warnings().length, 1);
      assert.match(String(warnings()[0]?.msg), /EMBEDDINGS_URL/);
      if (what === 'answers without an end') assert.equal(warnings()[0]?.reason, 'the answer is too large');
      assert.match(String(warnings()[0]?.reason), /^(?:the answer|no answer within|status|no connection)/);
      // After a minute one question tries; it fails, and the rest begins anew.
      clock.ms += 60_000;
      const tried = server.asked.length;
      await Promise.all([asks(), asks(), asks()]);
      assert.ok(server.asked.length - tried <= 1);
      assert.equal(warnings().length, 1);
      if (behaviour === undefined) await server.listenAgain();
      server.behave = server.good;
      clock.ms += 60_000;
      assert.equal(shown((await asks()).answer)[0], 'varme');
      assert.equal(shown((await asks()).answer)[0], 'varme');
      assert.ok(!log.text().includes(KEY));
    });

    it(`of a server that ${what} from the start: no question is sent, the entries are tried less and less`, async () => {
      if (behaviour === undefined) await server.close();
      else server.behave = behaviour;
      model.learn(SMALL);
      const { lexical, answer, ms } = await asks();
      assert.deepEqual(answer, lexical);
      assert.ok(ms < QUESTION_MS / 2, `${ms} ms`);
      if (clock.slept.length >= 4) assert.deepEqual(clock.slept.slice(0, 4), [1_000, 4_000, 16_000, 64_000]);
      assert.ok(server.asked.every(({ texts }) => texts.length === 4));
      assert.ok(warnings().length <= 1);
      assert.ok(!log.text().includes(KEY));
    });
  }

  it('is not led to another host: nothing goes where the server points to', async () => {
    const elsewhere = await openEmbeddingsServer(() => [1, 0]);
    try {
      await learns();
      for (const code of [301, 302, 307, 308]) {
        server.behave = status(code, { location: elsewhere.url });
        const { lexical, answer } = await asks();
        assert.deepEqual(answer, lexical);
        clock.ms += 60_000;
      }
      assert.equal(elsewhere.asked.length, 0);
    } finally {
      await elsewhere.close();
    }
  });

  it('speaks with something that is no web server without harm', async () => {
    const garbage = createServer();
    garbage.on('connection', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    garbage.listen(0, '127.0.0.1');
    await once(garbage, 'listening');
    model.stop();
    model = newModel({ url: `http://127.0.0.1:${(garbage.address() as AddressInfo).port}/` });
    model.learn(SMALL);
    for (let tries = 0; tries < 200 && warnings().length === 0; tries++) await pause(10);
    assert.equal(warnings().length, 1);
    assert.deepEqual((await asks()).answer, (await asks()).lexical);
    model.stop();
    garbage.close();
  });

  it('learns when a server that failed from the start answers', async () => {
    server.behave = status(500);
    model.learn(SMALL);
    for (let tries = 0; tries < 200 && clock.slept.length < 4; tries++) await pause(10);
    assert.deepEqual(clock.slept.slice(0, 4), [1_000, 4_000, 16_000, 64_000]);
    assert.equal(warnings().length, 1);
    server.behave = server.good;
    await model.learnt();
    assert.equal(shown((await asks()).answer)[0], 'varme');
  });

  it('asks a slow server no more than twenty questions at once', async () => {
    await learns();
    const before = server.asked.length;
    server.behave = () => undefined;
    const all = await Promise.all(Array.from({ length: 100 }, () => asks()));
    for (const { lexical, answer, ms } of all) {
      assert.deepEqual(answer, lexical);
      assert.ok(ms < SOON_MS, `${ms}`);
    }
    assert.ok(server.asked.length - before <= 20, `${server.asked.length - before}`);
  });

  it('cannot turn anything into an answer, whichever entry a server says is nearest', async () => {
    const knowledge = await realKnowledge();
    const all = [...knowledge.entries.values()];
    const random = createRandom(7);
    const oneHot = (at: number): number[] => all.map((_, other) => (other === at ? 1 : 0.001));
    await server.close();
    server = await openEmbeddingsServer((text) => {
      const at = all.findIndex(({ title, body }) => text.startsWith(`${title}\n${body.slice(0, 50)}`));
      return oneHot(at >= 0 ? at : Math.floor(random() * all.length));
    });
    model.stop();
    model = newModel({ questionMs: 10_000 });
    await learns(knowledge);
    let changed = 0;
    for (const { q } of await judgedQuestions()) {
      const { lexical, answer } = await asks(q, knowledge);
      assert.equal(answer.kind, lexical.kind, q);
      if (lexical.kind !== 'suggest' || answer.kind !== 'suggest') {
        assert.deepEqual(answer, lexical, q);
        continue;
      }
      assert.equal(answer.confidence, lexical.confidence);
      assert.ok(answer.entries.includes(lexical.entries[0] ?? lamps), q);
      assert.ok(answer.entries.length <= 3 && new Set(answer.entries).size === answer.entries.length, q);
      if (JSON.stringify(shown(answer)) !== JSON.stringify(shown(lexical))) changed++;
    }
    assert.ok(changed > 20, `it did have its say: ${changed}`);
    assert.deepEqual(warnings(), []);
  });
});
