import assert from 'node:assert/strict';
import { COMMANDS, MENUS } from '../../bot/commands.ts';
import { sv } from '../../bot/tab/texts/sv.ts';
import { textsFor } from '../../bot/texts/texts.ts';
import { checkSchema } from '../../manifest/check-schema.ts';
import { fillManifest } from '../../manifest/fill-manifest.ts';
import type { Language } from '../../src/language.ts';
import { APP_ID, manifestFile, packageValues } from './package-env.ts';

/** What people see of a manifest, by the key that a translation has. */
const SEEN = [
  /^(name|description)\.(short|full)$/,
  /^staticTabs\[\d+\]\.name$/,
  /^bots\[\d+\]\.commandLists\[\d+\]\.commands\[\d+\]\.(title|description)$/,
  /^composeExtensions\[\d+\]\.commands\[\d+\](\.parameters\[\d+\])?\.(title|description)$/,
];

function textsByKey(value: unknown, key = ''): [string, string][] {
  if (typeof value === 'string') return [[key, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsByKey(item, `${key}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsByKey(inner, key === '' ? name : `${key}.${name}`));
}

const isSeen = ([key]: [string, string]): boolean => SEEN.some((pattern) => pattern.test(key));

describe('the manifest', () => {
  it('is what Microsoft’s schemas describe, in both languages', async () => {
    assert.deepEqual(await checkSchema('', fillManifest(await manifestFile('manifest.json'), packageValues())), []);
    assert.deepEqual(await checkSchema('', await manifestFile('en.json')), []);
  });

  it('is refused where the schemas say otherwise', async () => {
    const manifest = fillManifest(await manifestFile('manifest.json'), packageValues());
    const refused = (changed: object) => checkSchema('manifest.json', { ...manifest, ...changed });
    assert.match((await refused({ name: { short: 'a'.repeat(31) } })).join(), /manifest\.json: \/name\/short/);
    assert.match((await refused({ supportsChannelFeatures: 'tier9' })).join(), /supportsChannelFeatures/);
    const english = await manifestFile('en.json');
    assert.match((await checkSchema('en.json', { ...english, 'bots[0].nothing': '' })).join(), /additional properties/);
    assert.match((await checkSchema('en.json', { ...english, 'description.short': 'a'.repeat(81) })).join(), /80/);
  });

  it('says the app and the bot by their ids and the address wherever they belong', async () => {
    const other = '99999999-8888-4777-8666-555555555555';
    const values = packageValues({ TEAMS_APP_ID: other, PUBLIC_URL: 'https://Forum.Example.se/fvm/' });
    const manifest = fillManifest(await manifestFile('manifest.json'), values);
    assert.equal(manifest.id, other);
    assert.equal(manifest.bots[0].botId, APP_ID);
    assert.equal(manifest.composeExtensions[0].botId, APP_ID);
    assert.deepEqual(manifest.webApplicationInfo, { id: APP_ID, resource: `api://forum.example.se/${APP_ID}` });
    assert.deepEqual(manifest.validDomains, ['forum.example.se']);
    assert.equal(manifest.configurableTabs[0].configurationUrl, 'https://forum.example.se/fvm/tab/configure');
    assert.equal(manifest.staticTabs[1].contentUrl, 'https://forum.example.se/fvm/tab?view=status');
    assert.equal(manifest.developer.name, 'VästKom "FVM"');
    assert.doesNotMatch(JSON.stringify(manifest), /\{\{/);
  });

  it('offers no view that the tab does not have', async () => {
    const { staticTabs } = await manifestFile('manifest.json');
    const ids = staticTabs.map(({ entityId }: { entityId: string }) => entityId);
    const { label: _, ...views } = sv.views;
    assert.deepEqual(ids.sort(), ['conversations', ...Object.keys(views), 'about'].sort());
  });

  it('is not filled with a name that is no value', () => {
    assert.throws(() => fillManifest({ id: '{{NOBODY}}' }, packageValues()), /\{\{NOBODY\}\}/);
    assert.throws(() => fillManifest({ id: '{{toString}}' }, packageValues()), /\{\{toString\}\}/);
  });

  it('asks for no messages of channels and chats', async () => {
    const { authorization } = await manifestFile('manifest.json');
    assert.deepEqual(
      authorization.permissions.resourceSpecific.map(({ name }: { name: string }) => name),
      ['OnlineMeeting.ReadBasic.Chat', 'ChannelMeeting.ReadBasic.Group'],
    );
  });
});

describe('the menus of commands', () => {
  /** What a menu holds by the table of commands. */
  const expected = (menu: (typeof MENUS)[number], language: Language) =>
    COMMANDS.filter(({ menus }) => menus.includes(menu)).map(({ name, words }) => ({
      title: words[language][0],
      description: textsFor(language).bot.commands[name],
    }));

  it('are those of the table of commands in Swedish', async () => {
    const { bots } = await manifestFile('manifest.json');
    const lists = MENUS.map((menu) => ({ scopes: [menu], commands: expected(menu, 'sv') }));
    assert.deepEqual(bots[0].commandLists, lists);
    assert.deepEqual(bots[0].scopes, MENUS);
  });

  it('are those of the table of commands in English', async () => {
    const english = Object.entries(await manifestFile('en.json')).filter(([key]) => key.startsWith('bots'));
    const lists = MENUS.map((menu) => ({ commands: expected(menu, 'en') }));
    assert.deepEqual(english, textsByKey({ bots: [{ commandLists: lists }] }));
  });

  it('have no more than the twelve commands that Teams shows, and hjälp last', () => {
    for (const menu of MENUS) {
      const commands = expected(menu, 'sv');
      assert.ok(commands.length <= 12, menu);
      assert.equal(commands.at(-1)?.title, 'hjälp');
    }
  });
});

describe('what people see of the app', () => {
  it('stands there in both languages, none empty and none left untranslated', async () => {
    const swedish = textsByKey(await manifestFile('manifest.json')).filter(isSeen);
    const { $schema: _, ...english } = await manifestFile('en.json');
    assert.deepEqual(Object.keys(english).sort(), swedish.map(([key]) => key).sort());
    for (const [key, text] of swedish) {
      assert.notEqual(text.trim(), '', key);
      assert.notEqual(english[key].trim(), '', key);
      if (key !== 'name.short') assert.notEqual(english[key], text, key);
    }
  });

  it('is every title and description of the manifest', async () => {
    const texts = textsByKey(await manifestFile('manifest.json'));
    const unseen = texts.filter((text) => !isSeen(text)).map(([key]) => key);
    assert.deepEqual(
      unseen.filter((key) => /\.(title|description|short|full)$/.test(key)),
      [],
    );
  });
});
