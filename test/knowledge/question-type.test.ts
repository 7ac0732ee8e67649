import assert from 'node:assert/strict';
import { answersType, questionType } from '../../src/knowledge/question-type.ts';

describe('what a question asks for', () => {
  const TYPES: [string, ReturnType<typeof questionType>][] = [
    ['När är öppet forum?', 'when'],
    ['nya tidplanen när', 'when'],
    ['vem frågar man när systemet har startat', 'who'],
    ['vad var avtalet värt', undefined],
    ['var finns kartan', 'where'],
    ['hur många kommuner', 'count'],
    ['hur länge gäller avtalet', 'duration'],
    ['vad heter programledaren', 'name'],
    ['vad heter optionerna', undefined],
    ['vilket år startar det', 'when'],
    ['who chairs the group', 'who'],
    ['vår kommun', undefined],
  ];
  for (const [question, expected] of TYPES) {
    it(`"${question}" asks for ${expected ?? 'no particular kind of thing'}`, () => {
      assert.equal(questionType(question), expected);
    });
  }

  const ANSWERS: [Parameters<typeof answersType>[0], string, boolean][] = [
    ['when', 'Mötet var den 29 juni.', true],
    ['when', 'Forumet är på fredagar.', true],
    ['when', 'Gruppen bereder ärenden.', false],
    ['duration', 'Avtalet gäller i tio år.', true],
    ['duration', 'Vår grupp gäller vården.', false],
    ['count', 'Det finns två versioner.', true],
    ['name', 'Projektledare: Eva Ek, enligt sida daterad 2020.', true],
    ['name', 'Projektledaren leder Kommun FVM.', false],
    [undefined, 'Vad som helst.', true],
  ];
  for (const [type, sentence, expected] of ANSWERS) {
    it(`"${sentence}" ${expected ? 'answers' : 'does not answer'} ${type ?? 'any question'}`, () => {
      assert.equal(answersType(type, sentence), expected);
    });
  }
});
