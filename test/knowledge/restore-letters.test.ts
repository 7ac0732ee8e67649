import assert from 'node:assert/strict';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { entry, knowledgeOf } from './entries.ts';

const forum = entry({
  id: 'forum',
  title: 'Öppet forum',
  questions: ['När är öppet forum?'],
  body: 'Öppet forum är på fredagar klockan 9.00.',
});
const knowledge = knowledgeOf(forum, entry({ id: 'avtal', body: 'Avtalet gäller i tio år.' }));

describe('a question typed without å, ä and ö', () => {
  it('is read as if it had them, its question word too', () => {
    const { answer, explanation } = answerQuestion('nar ar oppet forum', knowledge);
    assert.equal(answer.kind === 'answer' && answer.entry.id, 'forum');
    assert.equal(explanation.query.type, 'when');
  });

  it('has them put back in a word that has only some of them, and nowhere else', () => {
    const query = (text: string) =>
      answerQuestion(
        text,
        knowledgeOf(entry({ id: 'a', title: 'Systemövergång', body: 'Så går en systemövergång till på fält.' })),
      ).explanation.query;
    assert.deepEqual(
      query('systemovergång falt').words.map(({ word }) => word),
      ['systemövergång', 'falt'],
    );
  });

  it('keeps a word that is a word as it stands', () => {
    const { explanation } = answerQuestion('avtal', knowledge);
    assert.deepEqual(
      explanation.query.words.map(({ word }) => word),
      ['avtal'],
    );
  });

  it('has a small word read as one, and a word that more entries hold before one of the same stem', () => {
    const some = knowledgeOf(
      entry({ id: 'a', title: 'Direktören', body: 'Direktören för avtalet sitter direkt.' }),
      entry({ id: 'b', title: 'Direktör', body: 'En direktör till.' }),
    );
    const words = (text: string) => answerQuestion(text, some).explanation.query.words.map(({ word }) => word);
    assert.deepEqual(words('vem ar direktor for avtalet'), ['direktör', 'avtalet']);
  });

  for (const [typed, kept] of [
    ['startar', 'startar'],
    ['val', 'val'],
  ] as const) {
    it(`leaves a word that stands in the entries: ${typed}`, () => {
      const some = knowledgeOf(
        entry({ id: 'a', body: 'Startåret är nytt. Det startar väl nu. Ett val startar. Valet är fritt.' }),
        entry({ id: 'b', body: 'Projektet startar.' }),
      );
      const { query } = answerQuestion(`vilka ${typed}`, some).explanation;
      assert.deepEqual(
        query.words.map(({ word }) => word),
        [kept],
      );
    });
  }

  it('has the letters that were typed kept', () => {
    const some = knowledgeOf(entry({ id: 'a', body: 'En gång om året.' }));
    assert.deepEqual(
      answerQuestion('gäng på stan', some).explanation.query.words.map(({ word }) => word),
      ['gäng', 'stan'],
    );
  });
});
