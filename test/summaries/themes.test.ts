import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { dataFile } from '../../src/data-files.ts';
import { parseThemes, readThemes, THEMES, type Theme, themeOf } from '../../src/summaries/themes.ts';

const WORDS = {
  training: ['utbildning'],
  staffing: ['vikarie', 'processledare', 'rekrytera'],
  change: ['process'],
  benefits: ['mått'],
  it: ['IT', 'nätverk', 'konto'],
  legal: ['avtal'],
  economy: ['budget', 'boende'],
  timetable: ['skjuta upp', 'införande'],
  cooperation: ['VGR'],
  'option-1': ['option 1', 'vårdplan'],
  'option-2': ['option 2', 'elevhälsa'],
  'option-3': ['option 3', 'LSS', 'särskilt boende', 'kommunal hälso- och sjukvård'],
};
/** As the file has it: the words of a theme in several lists, so that lines stay short. */
const inLists = (byTheme: Record<string, unknown[]>) =>
  Object.fromEntries(Object.entries(byTheme).map(([theme, words]) => [theme, [words.slice(0, 1), words.slice(1)]]));
const THEMES_OF_WORDS = parseThemes(inLists(WORDS));

describe('the theme of a sentence', () => {
  const CASES: [string, string, Theme][] = [
    ['stands in it', 'Utbildning behövs.', 'training'],
    ['is found by an inflected word', 'Avtalets löptid är oklar.', 'legal'],
    ['is found by how a compound begins', 'Utbildningsplanen är spridd.', 'training'],
    ['is found by how a compound begins, with a letter between', 'Nätverkskablar är beställda.', 'it'],
    ['is found by how a compound ends', 'Samverkansavtalet är påskrivet.', 'legal'],
    ['is found by another form of a verb', 'Vi rekryterade åt VGR.', 'staffing'],
    ['is found by a short word', 'Vår IT är ny.', 'it'],
    ['is not found by a short word within another', 'Italien är fint.', 'other'],
    ['is that of the longest word in a compound', 'Processledarrollen är otydlig.', 'staffing'],
    ['is found by a form that has another stem', 'Elevhälsan står i kö.', 'option-2'],
    ['is not found by another word with the same stem', 'Inför julen blir det lugnt.', 'other'],
    ['is not found by a word that another begins with by chance', 'Kontor finns.', 'other'],
    ['is that of which most is said', 'Vikarier, konton och nätverk är klara.', 'it'],
    ['is rather that of a word than that of one in a compound', 'Vikarier under utbildningsveckan.', 'staffing'],
    ['is the first of several of which as much is said', 'VGR:s avtal och budget.', 'legal'],
    ['is rather what is done than for which option', 'Mått i elevhälsan.', 'benefits'],
    ['is the option when only that is named', 'Elevhälsan är redo.', 'option-2'],
    ['is the option when its number is named', 'Option 3 finns.', 'option-3'],
    ['may be a phrase with small words in it', 'Den kommunala hälso- och sjukvården är med.', 'option-3'],
    ['is not that of a word that only stands in a phrase', 'Ett särskilt boende öppnar.', 'option-3'],
    ['is not that of a part of a phrase', 'En option är möjlig, och en hälsa.', 'other'],
    ['is other when no word tells', 'Vi åker till havet.', 'other'],
    ['is other without words', '😀 … ???', 'other'],
  ];
  for (const [name, sentence, theme] of CASES) {
    it(`${name}: "${sentence}"`, () => {
      assert.equal(themeOf(sentence, THEMES_OF_WORDS), theme);
    });
  }
});

describe('the themes that the product comes with', () => {
  const CASES: [string, Theme][] = [
    ['Utbildarna i hemsjukvården är utsedda och har fått sina konton.', 'training'],
    ['Vi utser superanvändare på varje enhet.', 'training'],
    ['Datorerna är gamla, och servern likaså.', 'it'],
    ['Vi saknar projektledare från årsskiftet och behöver hjälp av en grannkommun.', 'staffing'],
    ['Vi behöver vikarier under utbildningsveckorna och undrar hur andra löser det.', 'staffing'],
    ['Kartläggningen av arbetsflöden i elevhälsan är klar till hälften.', 'change'],
    ['Risk- och konsekvensanalysen är påbörjad, men två enheter har inte svarat än.', 'change'],
    ['Vi börjar med effekthemtagningen: vilka mått vi följer och hur.', 'benefits'],
    ['Nätverkskablar dras på två äldreboenden.', 'it'],
    ['Vi har gått igenom behörigheterna tillsammans med Skövde.', 'it'],
    ['Juridisk hjälp med konsekvensbedömningen, som vi annars inte hinner före jul.', 'legal'],
    ['Vi går igenom gallring och arkivering med kommunarkivet.', 'legal'],
    ['Nämnden avsätter 1,2 miljoner kronor under 2027.', 'economy'],
    ['Förseningen gör att vi inte kan planera våren.', 'timetable'],
    ['Kommunalförbundet samlar alla i november.', 'cooperation'],
    ['Det är oklart vad som ingår i option 1.', 'option-1'],
    ['Skolsköterskorna vill se en demonstration.', 'option-2'],
    ['Beslut om option 3 fattas i november.', 'option-3'],
    ['Bytet av ordförande märks i nämnden.', 'other'],
  ];
  for (const [sentence, theme] of CASES) {
    it(`tell that "${sentence}" is about ${theme}`, async () => {
      assert.equal(themeOf(sentence, await readThemes(dataFile('words'))), theme);
    });
  }
});

describe('a file of themes', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'fvm-themes-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function read(text: string) {
    await writeFile(join(dir, 'themes.yml'), text);
    return readThemes(dir);
  }
  const refuses = (text: string, reason: RegExp) =>
    assert.rejects(read(text), ({ message }: Error) => {
      assert.ok(message.startsWith(join(dir, 'themes.yml')), message);
      assert.match(message, reason);
      return true;
    });

  it('is read, numbers as words too', async () => {
    const themes = await read(stringify(inLists({ ...WORDS, it: ['IT', 5] })));
    assert.equal(themeOf('Vi inför 5 i höst.', themes), 'it');
  });

  const { training: _training, ...lacking } = WORDS;
  const FAULTS: [string, string, RegExp][] = [
    ['lacks a theme', stringify(inLists(lacking)), /training/],
    ['has a theme that there is not', stringify(inLists({ ...WORDS, weather: ['regn'] })), /weather/],
    ['has words for what has no theme', stringify(inLists({ ...WORDS, other: ['regn'] })), /other/],
    ['has a theme without words', stringify({ ...inLists(WORDS), it: [] }), /it/],
    ['has a word that is passed over', stringify(inLists({ ...WORDS, it: ['och'] })), /1–3 words that count/],
    [
      'has a phrase that is too long',
      stringify(inLists({ ...WORDS, it: ['nya stora gröna kablar'] })),
      /1–3 words that count/,
    ],
    [
      'has a word under two themes',
      stringify(inLists({ ...WORDS, it: ['avtalen'] })),
      /"avtalen" stands under it and legal/,
    ],
    ['is no YAML', 'training: [', /YAML|Flow/],
    ['is empty', '', /object|record/],
  ];
  for (const [name, text, reason] of FAULTS) {
    it(`is refused by its name when it ${name}`, async () => {
      await refuses(text, reason);
    });
  }

  it('is missed by its name', async () => {
    await assert.rejects(readThemes(dir), /themes\.yml/);
  });

  it('knows every theme but the one for what has none', () => {
    assert.equal(THEMES.at(-1), 'other');
    assert.deepEqual([...new Set(THEMES_OF_WORDS.byWord.values())], THEMES.slice(0, -1));
  });
});
