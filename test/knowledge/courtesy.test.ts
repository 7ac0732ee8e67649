import assert from 'node:assert/strict';
import { withoutCourtesies } from '../../src/knowledge/courtesy.ts';

describe('courtesies around a question', () => {
  const CASES: [string, string][] = [
    [
      'Hej! Kan någon säga hur man kopplar upp sig på öppet forum? mvh Karin',
      'hur man kopplar upp sig på öppet forum?',
    ],
    ['snabb fråga: när är forumet', 'när är forumet'],
    ['Hej, jag undrar vem som leder SSVIT? Tack på förhand!', 'vem som leder SSVIT'],
    ['God morgon! Vad är option 2? Med vänlig hälsning Per Ek', 'Vad är option 2'],
    ['Could you please tell me who chairs the group? Thanks', 'who chairs the group'],
    ['hejsan, ny på jobbet i Mellerud: vad menas med att avropa', 'vad menas med att avropa'],
    ["Hi, I'm new here. Who chairs the group?", 'Who chairs the group?'],
    ['jag är ny här i kommunen och behöver utbildning', 'jag är ny här i kommunen och behöver utbildning'],
    ['hejdå', 'hejdå'],
    ['hej', 'hej'],
    ['tack så mycket', 'tack så mycket'],
    ['Vem är kontaktperson?', 'Vem är kontaktperson?'],
    ['vad gäller hälsningar i avtal', 'vad gäller hälsningar i avtal'],
    ['hittills', 'hittills'],
  ];
  for (const [text, expected] of CASES) {
    it(`are taken off "${text}"`, () => {
      assert.equal(withoutCourtesies(text), expected);
    });
  }

  it('do not make a long hostile message slow', () => {
    const startedAt = performance.now();
    withoutCourtesies(`${'hej '.repeat(250)}${'mvh a '.repeat(100)}x`.slice(0, 1000));
    withoutCourtesies(`${', '.repeat(500)}`);
    assert.ok(performance.now() - startedAt < 500);
  });
});
