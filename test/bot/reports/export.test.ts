import assert from 'node:assert/strict';
import { sv } from '../../../src/reports/texts/sv.ts';
import { ADMIN, HOST, inSweden, LEADER, REPORT_BOT } from '../../support/report-people.ts';
import { appoint, asks, asReporter, FILLED, handsIn, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonsOf, elementsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const { leader: words } = sv;

describe('the export of a month', () => {
  const bot = useBot(REPORT_BOT);

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    await appoint(bot(), LEADER, 'leader');
  });

  /** The links on a card, as they reach this machine. */
  const linksOn = (card: Json): Record<string, string> =>
    Object.fromEntries(
      elementsOf(card).flatMap(({ type, title, url }) => {
        if (type !== 'Action.OpenUrl') return [];
        assert.match(String(url), /^https:\/\/forum\.example\.se\/downloads\/[\w-]{43}$/);
        return [[String(title), `http://127.0.0.1:${bot().port}${new URL(String(url)).pathname}`]];
      }),
    );
  const exported = async (who = LEADER): Promise<{ xlsx: string; csv: string }> => {
    const card = await redraws(bot(), who, await asks(bot(), who, 'status rapporter'), 'report.export');
    assert.ok(wordsOn(card).includes(words.exportHolds));
    const { [words.exportXlsx]: xlsx = '', [words.exportCsv]: csv = '' } = linksOn(card);
    return { xlsx, csv };
  };
  const press = (url: string): Promise<Response> => fetch(url, { method: 'POST' });

  it('is fetched by a link from the card, with what the municipalities have written, no formula among it', async () => {
    await handsIn(bot(), await asReporter(bot(), '1440'), { summary: '=1+1', support: '<at>x</at>' });
    const { csv, xlsx } = await exported();
    assert.match(await (await fetch(csv)).text(), /<form method="post">/);
    const text = await (await press(csv)).text();
    assert.equal(text.trim().split('\r\n').length, 50);
    assert.ok(text.includes('"Ale"') && text.includes(`"'=1+1"`) && text.includes('"<at>x</at>"'), text);
    const workbook = await press(xlsx);
    assert.match(String(workbook.headers.get('content-disposition')), /fvm-rapporter-2026-10\.xlsx/);
    assert.equal(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
      'PK',
    );
  });

  it('holds what is in when it is fetched, not when the link was given', async () => {
    const { csv } = await exported();
    await handsIn(bot(), await asReporter(bot(), '1440'), FILLED);
    assert.ok((await (await press(csv)).text()).includes(FILLED.summary));
  });

  it('is fetched once by each link, also after a restart', async () => {
    const { csv } = await exported();
    const path = new URL(csv).pathname;
    await bot().restart();
    const link = `http://127.0.0.1:${bot().port}${path}`;
    const statuses = (await Promise.all([press(link), press(link), press(link)])).map(({ status }) => status);
    assert.deepEqual(statuses.sort(), [200, 404, 404]);
  });

  it('is refused ten minutes later', async () => {
    const { csv, xlsx } = await exported();
    bot().clock.now = inSweden('2026-10-21', '09:09:59');
    assert.equal((await press(xlsx)).status, 200);
    bot().clock.now = inSweden('2026-10-21', '09:10');
    assert.equal((await press(csv)).status, 410);
  });

  it('is refused when the role has been withdrawn since, and the link is used up', async () => {
    await appoint(bot(), HOST, 'host');
    const { csv } = await exported(HOST);
    const book = await asks(bot(), ADMIN, 'roller');
    const holding = JSON.stringify(book).match(/"title":"Hugo Värd[^"]*","value":"([a-f0-9]{24})"/)?.[1] ?? '';
    await redraws(bot(), ADMIN, book, 'role.withdraw', { holding });
    const refused = await press(csv);
    assert.equal(refused.status, 403);
    assert.doesNotMatch(await refused.text(), /Ale/);
    assert.equal((await press(csv)).status, 404);
  });
});

describe('the export where the bot has no public address', () => {
  const { PUBLIC_URL: _, ...env } = REPORT_BOT.env;
  const bot = useBot({ ...REPORT_BOT, env });

  it('is not offered', async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    await appoint(bot(), LEADER, 'leader');
    const card = await asks(bot(), LEADER, 'status rapporter');
    assert.ok(!buttonsOf(card).some(({ verb }) => verb === 'report.export'));
  });
});
