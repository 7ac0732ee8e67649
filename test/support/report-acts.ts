import assert from 'node:assert/strict';
import { reporterOf } from './report-people.ts';
import { asks, FILLED, handsIn, pressOf, redraws, remindersTo, sendsPress, submits } from './report-talk.ts';
import type { Act } from './report-year.ts';
import type { TestBot } from './start-bot.ts';

type Json = Record<string, unknown>;

/** What a municipality's report says. */
export const summaryOf = (code: string, period: string): string => `Läget i ${code}, ${period}.`;
export const changedSummaryOf = (code: string, period: string): string => `${summaryOf(code, period)} Ändrat.`;

/** Does what a municipality's reporter does. Not for what the project leader does. */
export async function act(bot: TestBot, what: Act, code: string, period: string): Promise<void> {
  const who = reporterOf(code);
  const typed = { ...FILLED, summary: summaryOf(code, period) };
  switch (what) {
    case 'hands in':
      await handsIn(bot, who, typed);
      return;
    case 'changes': {
      const receipt = await asks(bot, who, 'rapport');
      const form = await redraws(bot, who, receipt, 'Ändra');
      await redraws(bot, who, form, 'Lämna in', { summary: changedSummaryOf(code, period) });
      return;
    }
    case 'hands in again and again': {
      const press = pressOf(await asks(bot, who, 'rapport'), 'Lämna in', typed);
      for (const id of ['f:1', 'f:1', 'f:2']) await sendsPress(bot, who, press, { id: `${id}-${code}-${period}` });
      return;
    }
    case 'presses twice': {
      const press = pressOf(await asks(bot, who, 'rapport'), 'Lämna in', typed);
      await Promise.all([sendsPress(bot, who, press), sendsPress(bot, who, press)]);
      return;
    }
    case 'submits':
      assert.equal((await submits(bot, who, await asks(bot, who, 'rapport'), 'Lämna in', typed)).length, 1);
      return;
    case 'saves a draft':
      await redraws(bot, who, await asks(bot, who, 'rapport'), 'Spara utkast', typed);
      return;
    case 'hands in the draft':
      await redraws(bot, who, await asks(bot, who, 'rapport'), 'Lämna in');
      return;
    case 'pauses':
      await redraws(bot, who, lastReminder(bot, code), 'Pausa påminnelserna');
      return;
    case 'resumes': {
      const paused = await redraws(bot, who, lastReminder(bot, code), 'Pausa påminnelserna');
      await redraws(bot, who, paused, 'Slå på påminnelser igen');
      return;
    }
    default:
      throw new Error(`the reporter does not do what ${what} is`);
  }
}

/** Does what the project leader does about a municipality, from the card of the month. */
export async function actAsLeader(
  bot: TestBot,
  { who, status }: { who: ReturnType<typeof reporterOf>; status: Json },
  what: Act,
  code: string,
  period: string,
): Promise<void> {
  const card = await redraws(bot, who, status, 'report.view', { municipality: code });
  if (what === 'is excused') await redraws(bot, who, card, 'report.excuse', { reason: 'Semester' });
  else if (what === 'is not excused') await redraws(bot, who, card, 'report.unexcuse');
  else {
    const form = await redraws(bot, who, card, 'report.phone');
    await redraws(bot, who, form, 'Lämna in', { ...FILLED, summary: summaryOf(code, period) });
  }
}

export const isLeadersAct = (what: Act): boolean => ['is excused', 'is not excused', 'phones'].includes(what);

function lastReminder(bot: TestBot, code: string): Json {
  const reminder = remindersTo(bot, reporterOf(code)).at(-1);
  assert.ok(reminder, `${code} was reminded`);
  return reminder;
}
