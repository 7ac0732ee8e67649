import assert from 'node:assert/strict';
import { places, questionOf, queueOf, toldTo, words } from '../../support/forum-talk.ts';
import { ADMIN, HOST, REPORT_BOT, reporterOf, STAFF } from '../../support/report-people.ts';
import { appoint, asks, redraws, wordsOn, writes } from '../../support/report-talk.ts';
import { startBot, type TestBot } from '../../support/start-bot.ts';
import { channelNo, saysIn } from '../../support/summary-talk.ts';
import { cardOf } from '../../support/teams-cards.ts';

const BOT = { ...REPORT_BOT, env: { ...REPORT_BOT.env, FORUM_PAUSE: '28-31', FORUM_SKIP_SQUEEZE_DAYS: 'true' } };
const UMA = reporterOf('1485');
const NEVER = 'Vem svarar på det som ingen svarar på?';
const { news } = words;

/** Fridays on which the forum takes place, by hand: without holidays, eves, the squeeze day and the pause. */
const FORUMS: readonly (readonly [month: string, days: readonly number[]])[] = [
  ['2026-09', [4, 11, 25]], // The 18th is cancelled.
  ['2026-10', [2, 9, 16, 23, 30]], // The 9th is moved to the 7th.
  ['2026-11', [6, 13, 20, 27]],
  ['2026-12', [4, 11, 18]],
  ['2027-01', [8, 15, 22, 29]],
  ['2027-02', [5, 12, 19, 26]],
  ['2027-03', [5, 12, 19]],
  ['2027-04', [2, 9, 16, 23, 30]],
  ['2027-05', [14, 21, 28]],
  ['2027-06', [4, 11, 18]],
  ['2027-07', [2, 9]],
  ['2027-08', [13, 20, 27]],
];
const DAYS = FORUMS.flatMap(([month, days]) => days.map((day) => `${month}-${String(day).padStart(2, '0')}`));
/** When the bot is stopped: from before the forum to the day after, and right after one has been concluded. */
const STOPPED = ['2026-09-25', '2026-12-11', '2027-04-02', '2027-06-18', '2027-08-13'];
const RESTARTED = ['2026-10-30', '2027-01-08', '2027-02-26', '2027-05-14', '2027-08-20'];

describe('a year of a question that is never answered', function () {
  this.timeout(60_000);
  let bot: TestBot;

  before(async () => {
    bot = await startBot(BOT);
    bot.clock.now = new Date('2026-08-31T08:00:00Z');
    await appoint(bot, HOST, 'host');
    await saysIn(bot, ADMIN, channelNo(1), 'prenumerera forum');
    await writes(bot, STAFF, 'prenumerera forum');
    await asks(bot, UMA, `fråga forum: ${NEVER}`);
    await places(bot, HOST, NEVER);
    for (let day = new Date('2026-09-01T00:00:00Z'); day < new Date('2027-08-31'); ) {
      const date = day.toISOString().slice(0, 10);
      await live(date);
      day = new Date(day.getTime() + 86_400_000);
    }
  });
  after(() => bot?.close());

  async function live(date: string): Promise<void> {
    const at = (time: string): Date => new Date(`${date}T${time}:00Z`);
    bot.clock.now = at('06:00');
    if (date === '2026-09-14') await change('18 september', 'forum.cancel', { reason: 'Sjukdom' });
    const moved = { reason: 'Länsträff', day: '2026-10-07', time: '09:00' };
    if (date === '2026-10-05') await change('9 oktober', 'forum.move', moved);
    if (STOPPED.includes(date)) return;
    // Before the forum, during it, and twice after it, in summer and in winter.
    for (const time of ['06:00', '08:05', '09:05', '10:00']) {
      bot.clock.now = at(time);
      await bot.tick();
    }
    if (RESTARTED.includes(date)) await bot.restart();
    bot.clock.now = at('12:00');
    await bot.tick();
  }

  async function change(title: string, verb: string, typed: Record<string, string>): Promise<void> {
    const opened = await redraws(bot, HOST, await asks(bot, HOST, 'forum'), `Ändra ${title}`);
    await redraws(bot, HOST, opened, verb, typed);
  }
  const summaries = (texts: readonly string[]): string[] => texts.filter((text) => text.includes(news.afterwards('')));

  it('counts the forums that took place, each once', async () => {
    assert.deepEqual([...(await questionOf(bot, NEVER)).missed].sort(), [...DAYS].sort());
    const [{ state, tabledIn } = { state: '', tabledIn: '' }] = await queueOf(bot);
    assert.deepEqual([state, tabledIn], ['carried-over', '2027-08-27']);
  });

  it('tells each subscriber after each forum, once, that it goes on', () => {
    const inChannel = bot.connector
      .posted(channelNo(1).id.replace(/;.*/, ''))
      .filter(({ attachments }) => attachments !== undefined)
      .map((message) => wordsOn(cardOf(message)));
    for (const told of [summaries(inChannel), summaries(toldTo(bot, STAFF, ''))]) {
      assert.equal(told.length, DAYS.length);
      assert.equal(new Set(told.map((text) => text.split('\n')[0])).size, DAYS.length, 'each about a forum of its own');
      assert.ok(told.every((text) => text.includes(NEVER) && text.includes(news.carriedOver)));
    }
  });

  it('reminds the host after each forum from the second on', () => {
    assert.equal(toldTo(bot, HOST, news.forHosts).length, DAYS.length - 1);
  });

  it('goes without an error', () => {
    assert.deepEqual(
      bot.log.lines().filter(({ level }) => Number(level) >= 50),
      [],
    );
  });
});
