import assert from 'node:assert/strict';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { entry, knowledgeOf } from './entries.ts';

const styrgrupp = entry({
  id: 'styrgrupp',
  title: 'FVM styrgrupp',
  questions: ['Vem är ordförande i styrgruppen?', 'Vad gör styrgruppen?'],
  body: 'FVM styrgrupp fattar övergripande beslut om vården. Regiondirektören är ordförande i FVM styrgrupp. Den möts ibland.',
});
const kontrakt = entry({
  id: 'avtalstid',
  title: 'Avtalets längd',
  questions: ['Hur länge gäller avtalet?'],
  body: 'Avtalet gäller i tio år. Kommunen ska underteckna avtalet.',
});
const tidplan = entry({
  id: 'tidplan',
  title: 'Tidplanen',
  questions: ['Hur ser tidplanen ut?'],
  body: 'Tidplanen var delad i tre etapper. Införandet skulle ske 2022 och 2023.',
});
const luckaStart = entry({
  id: 'lucka-start',
  title: 'Saknas: start per kommun',
  status: 'gap',
  questions: ['När startar Borås?', 'vilket datum börjar vår kommun'],
  body: 'Källorna säger inte när en viss kommun startar. Att Åmål startar hösten 2022 har inte stått där.',
});
const dpia = entry({
  id: 'dpia',
  title: 'Konsekvensbedömning (dpia)',
  questions: ['Vad är en dpia?', 'dpia'],
  body: 'En dpia är en konsekvensbedömning av hur personuppgifter hanteras. VGR förbereder en gemensam dpia.',
});
const knowledge = knowledgeOf(styrgrupp, kontrakt, tidplan, luckaStart, dpia);
const ask = (question: string) => answerQuestion(question, knowledge);

describe('a question', () => {
  const ANSWERED: [string, string][] = [
    ['Vem är ordförande i styrgruppen?', 'styrgrupp'],
    ['styrgruppens ordförande', 'styrgrupp'],
    ['hej! vem är ordförande i stygruppen? mvh Eva', 'styrgrupp'],
    ['Who is the chair of the steering group?', 'styrgrupp'],
    ['hur länge gäller avtalet', 'avtalstid'],
    ['ska vi skriva under avtalet', 'avtalstid'],
    ['när startar Åmål', 'lucka-start'],
    ['<b>hur länge</b> gäller **avtalet** $\u007b1+1}', 'avtalstid'],
  ];
  for (const [question, id] of ANSWERED) {
    it(`"${question}" is answered by ${id}`, () => {
      const { answer } = ask(question);
      assert.equal(answer.kind, 'answer');
      assert.equal(answer.kind === 'answer' && answer.entry.id, id);
    });
  }

  it('is answered with the sentence that decides it first, the others in their order', () => {
    const { answer } = ask('vem är ordförande i styrgruppen');
    const text = answer.kind === 'answer' ? answer.text : '';
    assert.match(text, /^Regiondirektören är ordförande i FVM styrgrupp\. FVM styrgrupp fattar/);
  });

  it('that the sources do not answer is told so first', () => {
    const { answer } = ask('när startar Åmål');
    assert.match(answer.kind === 'answer' ? answer.text : '', /^Källorna säger inte/);
  });

  it('that asks when is not answered by an entry without a time', () => {
    const { answer, explanation } = ask('när ska dpia vara klar');
    assert.notEqual(answer.kind, 'answer');
    assert.match(explanation.reason, /when/);
  });

  it('that names a municipality is only suggested an entry that does not name it', () => {
    const { answer, explanation } = ask('gäller avtalet i tio år i Borås');
    assert.equal(answer.kind, 'suggest');
    assert.match(explanation.reason, /Borås/);
    assert.equal(ask('gäller avtalet i tio år').answer.kind, 'answer');
  });

  it('of which the entries know little, or no sentence of the best, is not answered', () => {
    const instruments = knowledgeOf(
      entry({ id: 'harpa', title: 'Harpan', questions: ['Vem bokar rummet med harpan?'], body: 'Den spelas sällan.' }),
      entry({ id: 'fiol', title: 'Fiolen', body: 'Fiolen spelas i orkestern.' }),
    );
    const reason = (question: string) => answerQuestion(question, instruments).explanation.reason;
    assert.match(reason('bokar rummet'), /no sentence/);
    assert.match(reason('fiolen xylofonen klarinetten'), /less than half/);
  });

  it('of a length that nobody may write takes no longer', () => {
    const long = 'sqx sz '.repeat(30_000);
    assert.ok(ask(long).explanation.query.text.length <= 2000);
  });

  it('without a word of the entries is escalated', () => {
    assert.equal(ask('vem vann melodifestivalen').answer.kind, 'escalate');
    assert.equal(ask('???').answer.kind, 'escalate');
  });

  it('gets the same answer every time', () => {
    assert.deepEqual(ask('tidplan för avtalet').answer, ask('tidplan för avtalet').answer);
  });

  it('of nothing but small talk is met as that', () => {
    assert.deepEqual(ask('tack!').answer, { kind: 'smalltalk', talk: 'thanks' });
  });

  it("named like an object's own properties breaks nothing", () => {
    for (const question of ['constructor', '__proto__', 'toString hasOwnProperty']) {
      assert.notEqual(ask(question).answer.kind, 'answer');
    }
  });
});
