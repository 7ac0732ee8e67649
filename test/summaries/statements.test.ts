import assert from 'node:assert/strict';
import { statementsOf, tellingTerms } from '../../src/summaries/statements.ts';
import { HOSTILE_TEXTS } from '../support/export-month.ts';

const ENOUGH = 'Utbildarna i hemsjukvården är utsedda';

describe('the sentences of a report', () => {
  const CASES: [string, string, string[]][] = [
    ['end at a full stop', 'Ett är klart. Två är det inte!', ['Ett är klart.', 'Två är det inte!']],
    ['end with the line', 'Ett är klart\r\nTvå\n\n\u2028Tre', ['Ett är klart', 'Två', 'Tre']],
    ['lose the marker of a list', '- Ett\n• Två\n* Tre\n1. Fyra\n12) Fem', ['Ett', 'Två', 'Tre', 'Fyra', 'Fem']],
    ['lose a marker without a space', '-Ett\n•Två', ['Ett', 'Två']],
    ['lose markers within markers', '  - 1. Ett', ['Ett']],
    [
      'keep a number that is no marker',
      '12 är utsedda\n2026 blir ett tungt år',
      ['12 är utsedda', '2026 blir ett tungt år'],
    ],
    ['keep a dash that is none', '-5 grader – och **fet** text', ['-5 grader – och **fet** text']],
    ['keep what cannot be seen', '\u202EEtt\u202C är\u200B klart.', ['\u202EEtt\u202C är\u200B klart.']],
    ['are none without text', '\n \r\n\t\n-\n', ['-']],
  ];
  for (const [name, text, sentences] of CASES) {
    it(name, () => {
      assert.deepEqual(statementsOf(text), sentences);
    });
  }

  for (const text of [...HOSTILE_TEXTS, '\n'.repeat(2000), '. '.repeat(1000), '- '.repeat(1000), '\uD800- \uDC00']) {
    it(`stand in ${JSON.stringify(text.slice(0, 20))} as they are`, () => {
      for (const sentence of statementsOf(text)) {
        assert.ok(text.includes(sentence));
        tellingTerms(sentence);
      }
    });
  }
});

describe('a sentence', () => {
  for (const sentence of [
    ENOUGH,
    `😀 ${ENOUGH}`,
    'Den 12 maj beslutar nämnden om bemanning.',
    'De särskilda boendena saknar nätverk i källaren.',
    'Det saknas vikarier till utbildningen.',
    'Det är oklart vad option 1 omfattar.',
    'Utbildarna har dock inte fått sina konton.',
    'Tack vare statsbidraget kan vikarier anställas.',
    'Utbildningen av superanvändare i hemsjukvården går enligt plan.',
    'Se utbildningsplanen för vikarier på https://example.com/a.',
    `${ENOUGH} ${'och klara '.repeat(36)}`,
  ]) {
    it(`tells something: "${sentence.slice(0, 70)}"`, () => {
      assert.ok(tellingTerms(sentence));
    });
  }

  for (const [why, sentence] of [
    ['is short', 'Vikarier, lokal, IT.'.slice(0, 19)],
    ['is short but for what cannot be seen', `Vikarier, lokal, IT${'\u200B'.repeat(20)}`],
    ['has two words that count', 'Utbildarna är inte klara med det här än.'],
    ['has two words that count, over and over', 'Utbildarna är klara, utbildarna är klara.'],
    ['is too long', `${ENOUGH} ${'och klara '.repeat(37)}`],
    ['is a heading', 'Utbildning, bemanning och lokaler:'],
    ['is a link', 'https://example.com/utbildning/bemanning/lokaler'],
    ['is an address', 'fornamn.efternamn.projektledare@example.com'],
    ['has no words', '--- 😀 *** … --- 😀 *** … ---'],
    ['greets', 'Hej alla goda vänner runt om i hela länet!'],
    ['greets at the end', 'Med vänlig hälsning Anna Ek, projektledare, Ale kommun'],
    ['greets in English', 'Kind regards from the project team in Ale'],
    ['thanks', 'Tack för gott samarbete under hösten, önskar teamet!'],
    ['opens the report', 'Här kommer månadsrapport från projektgruppen i Ale kommun, hösten 2026'],
    ['points back', 'Det innebär att utbildning av vikarier försenas.'],
    ['points back to a person', 'Hon leder utbildning av vikarier och utbildare.'],
    ['points back behind a sign', '“Därför försenas utbildning av vikarier och utbildare.'],
    ['points back with a verb in -a', 'De ska utbilda vikarier och utbildare i höst.'],
    ['points back to what goes on besides', 'Samtidigt försenas utbildning av vikarier och utbildare.'],
    ['is a stock phrase', 'Allt går bra och rullar på enligt plan.'],
    ['is a stock phrase', 'Vi har inget nytt att rapportera denna månad.'],
    ['is a stock phrase', 'Vi fortsätter som planerat med projektet.'],
    ['is a stock phrase about something', 'Arbetet med utbildning fortsätter enligt plan.'],
  ] as const) {
    it(`says nothing by itself when it ${why}: "${sentence.slice(0, 60)}"`, () => {
      assert.equal(tellingTerms(sentence), undefined);
    });
  }
});
