import assert from 'node:assert/strict';
import { archiveMonth, closedKey, keepClosed } from '../../src/forum/forum-archive.ts';
import { type Closing, openQuestions, putQuestion } from '../../src/forum/forum-queue.ts';
import { inOrder } from '../../src/forum/questions.ts';
import { addMonths, parsePeriod } from '../../src/reports/period.ts';
import { startBot, type TestBot } from '../support/start-bot.ts';
import { personalMessage, pressing } from '../support/teams-activities.ts';
import { median, rounded } from './figures.ts';

const OPEN = 50;
const FEW = 50;
const MANY = 5000;
/** Months over which old questions are spread: what the bot answers from. */
const MONTHS = 24;
const LAST = parsePeriod('2026-11') ?? assert.fail();
const ROUNDS = 60;
const WARM_UP = 10;
const HOST = { tenantId: 't', userId: 'h' };

/** What one thing takes beside 50 and beside 5,000 old questions, in milliseconds: the medians. */
export type ForumMeasurement = { what: string; fewMs: number; manyMs: number; ratio: number };

/** The queue and a vote through the HTTP door beside few and many old questions, in turns; both with 50 open ones. */
export async function benchForum(progress: (line: string) => void): Promise<ForumMeasurement[]> {
  progress(`forum: ${FEW} and ${MANY} old questions are written`);
  const [few, many] = [await filledBot(FEW), await filledBot(MANY)] as const;
  try {
    progress('forum: the queue and votes');
    const ids = inOrder(await few.store.read(openQuestions)).map(({ id }) => id);
    const vote = async (bot: TestBot, round: number): Promise<void> => {
      const on = Math.floor(round / OPEN) % 2 === 0;
      const data = { v: 1, lang: 'sv', question: ids[round % OPEN], on, page: 0, of: 'none' };
      const { status } = await bot.post(pressing('question.vote', data));
      assert.equal(status, 200);
    };
    const list = async (bot: TestBot): Promise<void> => {
      const [message] = await bot.say(personalMessage('frågor'));
      assert.ok(JSON.stringify(message).includes('Fråga nummer'));
    };
    return [await measure('the queue', list, few, many), await measure('a vote', vote, few, many)];
  } finally {
    await few.close();
    await many.close();
  }
}

async function filledBot(old: number): Promise<TestBot> {
  const bot = await startBot({ env: { LOG_LEVEL: 'silent' } });
  await bot.post(pressing('municipality.choose', { v: 1, lang: 'sv', municipality: '1490' }));
  const question = (n: number) => ({
    text: `Fråga nummer ${n} om hur kommunerna ska göra med det som ännu inte är klart?`,
    askedBy: { tenantId: 't', userId: `u${n % 500}` },
    municipality: '1485',
    thread: null,
    askedAt: '2026-11-01T08:00:00.000Z',
  });
  await bot.store.change(openQuestions, (queue) => ({
    next: Array.from({ length: OPEN }, (_, n) => question(n)).reduce(
      (now, one) => putQuestion(now, one).next ?? now,
      queue,
    ),
    result: undefined,
  }));
  const [one] = inOrder(await bot.store.read(openQuestions));
  assert.ok(one);
  for (let back = 0; back < MONTHS; back++) {
    const month = addMonths(LAST, -back);
    const at = `${month}-10T08:00:00.000Z`;
    const closing: Closing = {
      state: 'answered',
      answer: `Svaret gavs ${month}. `.repeat(20),
      source: 'muntligt i Öppet forum',
      isKnowledge: true,
      reviewBy: null,
      forum: null,
      by: HOST,
      at,
    };
    const from = Math.floor((old * back) / MONTHS);
    const to = Math.floor((old * (back + 1)) / MONTHS);
    await bot.store.change(archiveMonth(at), (before) => {
      let next = before;
      for (let n = from; n < to; n++) {
        const key = closedKey(n.toString(16).padStart(24, '0'), closing);
        next = keepClosed(next, key, { question: { ...one, text: question(n).text }, closing }).next ?? next;
      }
      return { next, result: undefined };
    });
  }
  return bot;
}

async function measure(
  what: string,
  run: (bot: TestBot, round: number) => Promise<void>,
  few: TestBot,
  many: TestBot,
): Promise<ForumMeasurement> {
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    // Each comes first as often as the other.
    const bots = round % 2 === 0 ? ([few, many] as const) : ([many, few] as const);
    for (const bot of bots) {
      const startedAt = performance.now();
      await run(bot, round);
      if (round >= WARM_UP) taken[bot === few ? 0 : 1].push(performance.now() - startedAt);
    }
  }
  const [fewMs, manyMs] = [median(taken[0]), median(taken[1])];
  return { what, fewMs, manyMs, ratio: rounded(manyMs / fewMs, 4) };
}
