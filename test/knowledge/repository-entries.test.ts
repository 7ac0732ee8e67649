import assert from 'node:assert/strict';
import { openKnowledge } from '../../src/cli/open-knowledge.ts';
import { dataFile } from '../../src/data-files.ts';
import { swedishDigest } from '../../src/knowledge/english-text.ts';
import { evaluate } from '../../src/knowledge/evaluate.ts';
import { sentences, words } from '../../src/knowledge/normalise.ts';
import { describeProblem, readEntries } from '../../src/knowledge/read-entries.ts';
import { judgedQuestions } from '../support/judged-questions.ts';

const { entries, problems } = await readEntries(dataFile('knowledge'));

describe("the repository's entries", () => {
  it('have no problem', () => {
    assert.deepEqual(problems.map(describeProblem), []);
  });

  it('are one to four sentences, with a title that fits a button', () => {
    const wrong = entries.filter(
      ({ body, title }) => sentences(body).length > 4 || body.length > 650 || title.length > 48,
    );
    assert.deepEqual(
      wrong.map(({ id }) => id),
      [],
    );
  });

  it('keep the names of persons out of what goes out of date more slowly', () => {
    const names = [...new Set(entries.flatMap(({ people }) => people.map(({ name }) => name)))];
    const wrong = entries.filter(({ title, body, english }) =>
      names.some((name) => `${title} ${body} ${english?.title} ${english?.text}`.includes(name)),
    );
    assert.deepEqual(
      wrong.map(({ id }) => id),
      [],
    );
  });

  it('are as short in English, and say what the Swedish text says now', () => {
    const inEnglish = entries.flatMap((entry) => (entry.english === undefined ? [] : [{ entry, ...entry.english }]));
    assert.ok(inEnglish.length >= 5);
    for (const { entry, title, text, of } of inEnglish) {
      assert.equal(sentences(text).length, sentences(entry.body).length, entry.id);
      assert.ok(title.length <= 48, title);
      // Look at the English text when this fails, and set the new value.
      assert.equal(of, swedishDigest(entry), entry.id);
      const figures = (said: string): string[] => said.replaceAll('.', ' ').match(/\d+/g) ?? [];
      assert.deepEqual(figures(text), figures(entry.body), entry.id);
    }
  });

  it('never give the May report a year', () => {
    const report = entries.filter(({ source }) => source.title === 'Nuläge');
    assert.ok(report.length >= 10);
    const wrong = report.filter(
      ({ source, body }) => source.asOf !== undefined || /20\d\d/.test(`${source.period} ${body}`),
    );
    assert.deepEqual(
      wrong.map(({ id }) => id),
      [],
    );
  });

  it('point from every timetable and report to what happened later', () => {
    const wrong = entries.filter(
      ({ topics, status, later, supersededBy }) =>
        status !== 'gap' &&
        topics.some((topic) => topic === 'tidplan') &&
        !topics.includes('senare') &&
        later.length === 0 &&
        supersededBy === undefined,
    );
    assert.deepEqual(
      wrong.map(({ id }) => id),
      [],
    );
  });

  it('hold none of the judged questions word for word', async () => {
    const plain = (text: string): string => words(text).join(' ');
    const own = new Set(entries.flatMap(({ questions }) => questions.map(plain)));
    const copied = (await judgedQuestions()).filter(({ q }) => own.has(plain(q)));
    assert.deepEqual(
      copied.map(({ q }) => q),
      [],
    );
  });

  it("answer the repository's questions above the floors", async () => {
    const questions = await judgedQuestions();
    assert.ok(questions.length >= 150 && questions.filter(({ entry }) => entry === null).length >= 40);
    const result = evaluate(questions, await openKnowledge());
    assert.ok(result.top1 >= 0.93, `right entry first: ${result.top1}`);
    assert.ok(result.shown >= 0.97, `right entry shown: ${result.shown}`);
    assert.ok(result.answered >= 0.84, `answered directly: ${result.answered}`);
    assert.ok(result.wrong <= 0.035, `wrongly answered: ${result.wrong}`);
  });
});
