import assert from 'node:assert/strict';
import { COMMANDS, findCommand } from '../../bot/commands.ts';
import { shortened } from '../../bot/message.ts';
import { en as tabEn } from '../../bot/tab/texts/en.ts';
import { sv as tabSv } from '../../bot/tab/texts/sv.ts';
import { languageOfLocale, textsFor } from '../../bot/texts/texts.ts';

/** The words of a language by their path; those that take something are tried with it. */
function wordsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'function') return wordsOf(value(...Array(5).fill('GIVEN')), path);
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => wordsOf(inner, `${path}.${name}`));
}

describe('the language of a reader', () => {
  const table: [string | null | undefined, string][] = [
    ['sv-SE', 'sv'],
    ['en-US', 'en'],
    ['EN', 'en'],
    ['en_GB', 'sv'],
    ['eng', 'sv'],
    ['de-DE', 'sv'],
    ['', 'sv'],
    [null, 'sv'],
    [undefined, 'sv'],
    ['__proto__', 'sv'],
    ['<en>', 'sv'],
  ];
  for (const [locale, language] of table) {
    it(`is ${language} with the locale ${JSON.stringify(locale)}`, () =>
      assert.equal(languageOfLocale(locale), language));
  }
});

describe('the words of the bot', () => {
  const sv = new Map(wordsOf(textsFor('sv')));
  const en = new Map(wordsOf(textsFor('en')));

  it('are the same in both languages, none empty and none left untranslated', () => {
    assert.deepEqual([...en.keys()], [...sv.keys()]);
    const alike = [
      '.bot.topics',
      '.knowledge.named',
      '.knowledge.date',
      '.overview.history.letters',
      '.overview.report.heading',
      '.overview.report.version',
      '.overview.report.earlierVersion',
    ];
    for (const [path, text] of sv) {
      assert.notEqual(text.trim(), '', path);
      assert.notEqual(en.get(path)?.trim(), '', path);
      if (!alike.some((one) => path.startsWith(one))) assert.notEqual(en.get(path), text, path);
    }
  });

  it('say what they are given', () => {
    for (const texts of [sv, en]) {
      for (const [path, text] of texts) assert.doesNotMatch(text, /undefined|\[object|\$\{/, path);
      assert.match(texts.get('.bot.failed') ?? '', /GIVEN/);
      assert.match(texts.get('.bot.refusals.tooLong') ?? '', /GIVEN.*GIVEN/);
    }
  });
});

describe('the words of the tab', () => {
  const sv = new Map(wordsOf(tabSv));
  const en = new Map(wordsOf(tabEn));

  it('are the same in both languages, and none is empty or left untranslated', () => {
    assert.deepEqual([...en.keys()], [...sv.keys()]);
    for (const [path, text] of sv) {
      assert.notEqual(en.get(path)?.trim(), '', path);
      // In Swedish nobody needs to be told that entries are in Swedish.
      if (path !== '.knowledge.inSwedish') assert.notEqual(text.trim(), '', path);
      assert.notEqual(en.get(path), text, path);
      assert.doesNotMatch(`${text} ${en.get(path)}`, /undefined|\[object|\$\{/, path);
    }
  });
});

describe('a command', () => {
  for (const [said, name, language] of [
    ['hjälp', 'help', 'sv'],
    ['  HJÄLP!  ', 'help', 'sv'],
    ['hja\u0308lp', 'help', 'sv'],
    ['hjalp', 'help', 'sv'],
    ['Help?', 'help', 'en'],
  ] as const) {
    it(`is found in "${said}"`, () => {
      const found = findCommand(said);
      assert.deepEqual([found?.command.name, found?.language], [name, language]);
    });
  }

  for (const said of ['', 'hjälp mig', 'kan du hjälpa', 'constructor']) {
    it(`is not found in "${said}"`, () => assert.equal(findCommand(said), undefined));
  }

  it('is the only one with its words', () => {
    const all = COMMANDS.flatMap(({ words }) => [...words.sv, ...words.en]);
    assert.equal(new Set(all).size, all.length);
  });
});

describe('a shortened text', () => {
  const table: [text: string, most: number, is: string][] = [
    ['kort', 10, 'kort'],
    ['precis tio', 10, 'precis tio'],
    ['elva tecken', 10, 'elva teck…'],
    ['ett två, tre fyra', 9, 'ett två…'],
    ['sammanskrivetord', 10, 'sammanskr…'],
    [`${'a'.repeat(8)}👍👍`, 10, `${'a'.repeat(8)}…`],
    ['a. b. c. d. e. f.', 8, 'a. b…'],
  ];
  for (const [text, most, is] of table) {
    it(`${JSON.stringify(text)} of ${most} is ${JSON.stringify(is)}`, () => {
      assert.equal(shortened(text, most), is);
      assert.ok(shortened(text, most).length <= most);
    });
  }
});
