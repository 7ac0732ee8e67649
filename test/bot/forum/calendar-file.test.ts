import assert from 'node:assert/strict';
import { HOST, inSweden, REPORT_BOT, STAFF } from '../../support/report-people.ts';
import { appoint, asks, redraws } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { elementsOf } from '../../support/teams-cards.ts';

const JOIN = 'https://teams.example.se/l/meetup-join/1';

describe('the calendar file of the forum', () => {
  const bot = useBot({ ...REPORT_BOT, env: { ...REPORT_BOT.env, FORUM_JOIN: JOIN, FORUM_PAUSE: '28-31' } });

  beforeEach(() => {
    bot().clock.now = inSweden('2026-11-23', '10:00');
  });

  /** The path of the file, as the card links to it. */
  async function path(): Promise<string> {
    const link = elementsOf(await asks(bot(), STAFF, 'forum')).find(({ url }) => String(url).endsWith('.ics'));
    return new URL(String(link?.url)).pathname;
  }
  const get = (at: string, method = 'GET'): Promise<Response> =>
    fetch(`http://127.0.0.1:${bot().port}${at}`, { method });
  const tokenIn = (at: string): string => /\/forum\/(.*)\.ics$/.exec(at)?.[1] ?? assert.fail(at);
  /** The events as they begin, with what is said of them. */
  const eventsIn = (file: string): string[] =>
    [...file.matchAll(/BEGIN:VEVENT\r\n(.*?)END:VEVENT/gs)].map(([, event = '']) =>
      [/^DTSTART:(.*)\r$/m, /^STATUS:(.*)\r$/m, /^SEQUENCE:(.*)\r$/m].map((one) => one.exec(event)?.[1]).join(' '),
    );

  it('holds half a year of forums for whoever has the address, without those that fall away', async () => {
    const response = await get(await path());
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename="oppet-forum.ics"');
    assert.match(response.headers.get('cache-control') ?? '', /^private/);
    const file = await response.text();
    assert.ok(file.startsWith('BEGIN:VCALENDAR\r\n'));
    assert.ok(file.replaceAll('\r\n\t', '').includes(`LOCATION:${JOIN}\r\n`));
    assert.ok(file.includes('SUMMARY:Öppet forum FVM\r\n'));
    const events = eventsIn(file);
    assert.equal(events.length, 26);
    assert.equal(events[0], '20261127T080000Z CONFIRMED 0');
    const days = events.map((event) => event.slice(0, 8));
    for (const missing of ['20261225', '20270101', '20270326']) assert.ok(!days.includes(missing), missing);
    // On both sides of the change to summer time.
    assert.ok(events.includes('20270319T080000Z CONFIRMED 0'));
    assert.ok(events.includes('20270402T070000Z CONFIRMED 0'));
  });

  it('tells of what the hosts have changed, so that calendars take it over', async () => {
    const at = await path();
    await appoint(bot(), HOST, 'host');
    const changes = async (title: string, verb: string, typed = {}): Promise<void> => {
      const card = await redraws(bot(), HOST, await asks(bot(), HOST, 'forum'), title);
      await redraws(bot(), HOST, card, verb, typed);
    };
    const first = async (): Promise<string | undefined> => eventsIn(await (await get(at)).text())[0];
    await changes('Ändra 27 november', 'forum.cancel', { reason: 'Sjukdom' });
    assert.equal(await first(), '20261127T080000Z CANCELLED 1');
    await changes('Ändra 27 november', 'forum.restore');
    assert.equal(await first(), '20261127T080000Z CONFIRMED 2');
    await changes('Ändra 27 november', 'forum.move', { reason: 'Länsträff', day: '2026-11-25', time: '13:00' });
    assert.equal(await first(), '20261125T120000Z CONFIRMED 3');
    await changes('Ändra 27 november', 'forum.cancel', { reason: 'Sjukdom' });
    assert.equal(await first(), '20261125T120000Z CANCELLED 4');
  });

  it('keeps its address over a restart', async () => {
    const at = await path();
    await bot().restart();
    assert.equal((await get(at)).status, 200);
    assert.equal(await path(), at);
  });

  it('is not there by another address', async () => {
    const at = await path();
    const token = tokenIn(at);
    const wrong = [
      'A'.repeat(token.length),
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase(),
      'x',
      '__proto__',
      '..%2f..%2fetc',
      '%00',
      '%E5',
      '%ZZ',
      'a'.repeat(3000),
      encodeURIComponent('å'.repeat(token.length)),
    ].map((one) => `/forum/${one}.ics`);
    for (const one of [...wrong, '/forum/', `/forum/${token}`, `/forum/x/${token}.ics`, `${at}/`, `${at}.ics`]) {
      const { status } = await get(one);
      assert.ok(status === 404 || status === 400, `${one}: ${status}`);
    }
  });

  it('is not there before anybody was given its address', async () => {
    for (const one of ['.ics', 'null.ics', 'undefined.ics']) assert.equal((await get(`/forum/${one}`)).status, 404);
  });

  for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    it(`is not there by ${method}`, async () => {
      const response = await get(await path(), method);
      assert.equal(response.status, 405);
      assert.doesNotMatch(await response.text(), /VCALENDAR/);
    });
  }

  it('leaves nothing of its address in the log', async () => {
    const at = await path();
    for (const one of [at, `${at}/`, `${at}x`, at.replace('.ics', ''), `${at}?x=1`]) await get(one);
    for (const method of ['HEAD', 'POST', 'PUT', 'OPTIONS']) await get(at, method);
    assert.equal(bot().log.text().includes(tokenIn(at)), false);
  });
});
