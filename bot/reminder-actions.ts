import type { z } from 'zod';
import { formatMonthName } from '../src/calendar/format.ts';
import { changeProfile, profileOf } from '../src/people/profiles.ts';
import { windowOf } from '../src/reports/report-window.ts';
import type { ActionResult } from './action.ts';
import { renderMessage } from './render-message.ts';
import type { pauseData } from './report-card-data.ts';
import { textsFor } from './texts/texts.ts';
import { municipalityBy, type Turn } from './turn.ts';
import { reminderView } from './views/reminder-view.ts';

/** Pauses a person's reminders for a month, or turns them on again. */
export async function pauseReminders(turn: Turn, data: z.infer<typeof pauseData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { reminder } = texts.reports;
  const municipality = municipalityBy(turn, data.municipality);
  if (municipality === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const remindersPausedFor = data.paused ? data.period : null;
  await turn.deps.store.change(profileOf(turn.person), (profile) => changeProfile(profile, { remindersPausedFor }));
  const month = formatMonthName(data.period, texts.language);
  const said = data.paused ? reminder.paused(month) : reminder.resumed;
  const window = windowOf(data.period, turn.deps.reports);
  const status = [{ style: 'good' as const, text: said }];
  const view = reminderView({ municipality, window, paused: data.paused, status, now: turn.now }, texts);
  return { kind: 'card', message: renderMessage('choice', view), said };
}
