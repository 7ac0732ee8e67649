import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { editEntry, editNumber, editsOf } from '../../../src/knowledge/edits.ts';
import type { Entry } from '../../../src/knowledge/entry.ts';
import { entry } from '../../knowledge/entries.ts';
import { HOST, REPORT_BOT, type Somebody, somebody, VASTKOM } from '../../support/report-people.ts';
import { appoint, asks, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;

const { edit } = textsFor('sv').knowledge;
const { changes: words } = edit;
const HILDA = somebody('Hilda Värd', VASTKOM, 30);

describe('what hosts have changed', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await appoint(bot(), HILDA, 'host');
    await bot().tick();
  });

  const saved = async (what: 'added' | 'edited' | 'retired', one: Entry, at: string, by = HOST) => {
    const change = { what, entry: what === 'retired' ? null : one, over: undefined, by, now: new Date(at) };
    await bot().store.change(editsOf(one.id), (now) => editEntry(now, { ...change, number: editNumber(now) }));
  };
  const lists = async (): Promise<Json> => redraws(bot(), hugo, await asks(bot(), hugo, 'kunskap'), words.open.title);
  const finds = async (find: string): Promise<string> =>
    wordsOn(await redraws(bot(), hugo, await lists(), words.find.title, { find }));
  const trumpet = entry({ id: 'egen-trumpet', title: 'Trumpeter', body: 'Trumpeten är av mässing.' });
  const drum = entry({ id: 'egen-trumma', title: 'Trummor', body: 'Trumman är av trä.' });

  it('is listed over all entries, the newest first, with who, when and what', async () => {
    await saved('added', trumpet, '2025-10-01T08:00:00Z');
    await saved('added', drum, '2026-11-20T08:00:00Z', HILDA);
    await saved('retired', trumpet, '2026-11-24T08:00:00Z');
    const text = wordsOn(await lists());
    const parts = [
      words.text(3, 3),
      `Trumpeter\nBorttagen den 24 november kl. 09.00 av ${HOST.name}.`,
      `Trummor\nTillagd den 20 november kl. 09.00 av ${HILDA.name}.`,
      `Trumpeter\nTillagd den 1 oktober 2025 kl. 10.00 av ${HOST.name}.`,
    ];
    const order = parts.map((part) => text.indexOf(part));
    assert.ok(
      order.every((at, n) => at > (order[n - 1] ?? -1)),
      `${order}: ${text}`,
    );
  });

  it('is found by the words of the entry as it was then, by its title and by who', async () => {
    await saved('added', trumpet, '2026-11-01T08:00:00Z');
    await saved('added', drum, '2026-11-20T08:00:00Z', HILDA);
    await saved('edited', { ...trumpet, body: 'Trumpeten är av plast.' }, '2026-11-24T08:00:00Z');
    for (const [find, count] of [
      ['MÄSSING', 1],
      ['trumpeter', 2],
      ['hilda', 1],
      ['trumpeter hilda', 0],
      ['', 3],
    ] as const) {
      assert.ok((await finds(find)).includes(count === 0 ? words.none : words.text(count, 3)), find);
    }
  });

  it('of one entry is seen whole, and of all in pages that keep what was searched', async () => {
    for (let n = 1; n <= 10; n++) {
      await saved(n === 1 ? 'added' : 'edited', { ...trumpet, body: `Text ${n}.` }, `2026-11-${n + 9}T08:00:00Z`);
    }
    await saved('added', drum, '2026-11-24T08:00:00Z');
    const first = await redraws(bot(), hugo, await lists(), words.find.title, { find: 'trumpeter' });
    const second = await redraws(bot(), hugo, first, edit.next.title);
    assert.ok(wordsOn(second).includes(words.text(10, 11)), wordsOn(second));
    assert.ok(wordsOn(second).includes(edit.page(2, 2)));
    assert.equal(buttonsOf(second).filter(({ verb }) => verb === 'entry.open').length, 2);
    assert.ok(!buttonsOf(second).some(({ title }) => title === edit.next.title));
    const form = await redraws(bot(), hugo, second, edit.open.title);
    const own = await redraws(bot(), hugo, form, words.ofEntry.title);
    assert.ok(wordsOn(own).includes(words.text(10, 10)), wordsOn(own));
    const back = await redraws(bot(), hugo, own, edit.toEntry.title);
    assert.ok(wordsOn(back).includes(edit.formHeading));
  });

  it('is not offered before there is any', async () => {
    const list = await asks(bot(), hugo, 'kunskap');
    assert.ok(!buttonsOf(list).some(({ verb }) => verb === 'entry.history'));
  });
});
