import type { z } from 'zod';
import { formatMonthName } from '../src/calendar/format.ts';
import { pauseFor, profileOf } from '../src/people/profiles.ts';
import { windowOf } from '../src/reports/report-window.ts';
import type { ActionResult } from './action.ts';
import { renderMessage } from './render-message.ts';
import type { MunicipalityData, pauseData } from './report-card-data.ts';
import { currentReport } from './report-form.ts';
import { whyClosed } from './report-window-words.ts';
import { textsFor } from './texts/texts.ts';
import { municipalityBy, type Turn } from './turn.ts';
import { reminderView } from './views/reminder-view.ts';

/** Pauses a person's reminders for a month, or turns them on again. */
export async function pauseReminders(turn: Turn, data: z.infer<typeof pauseData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { reminder } = texts.reports;
  const municipality = municipalityBy(turn, data.municipality);
  if (municipality === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const window = windowOf(data.period, turn.deps.reports);
  const closed = whyClosed(window, turn.now, texts);
  if (closed !== undefined) return { kind: 'said', said: closed };
  await turn.deps.store.change(profileOf(turn.person), (profile) => pauseFor(profile, data.period, data.paused));
  const month = formatMonthName(data.period, texts.language);
  const said = data.paused ? reminder.paused(month) : reminder.resumed;
  const status = [{ style: 'good' as const, text: said }];
  const view = reminderView({ municipality, window, paused: data.paused, status, now: turn.now }, texts);
  return { kind: 'card', message: renderMessage('choice', view), said };
}

/** Opens the report from a reminder: by now a colleague may have handed it in. */
export async function openFromReminder(turn: Turn, data: MunicipalityData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const municipality = municipalityBy(turn, data.municipality);
  if (municipality === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const { code, name } = municipality;
  if (!(await turn.rights()).mayReportFor(code)) return { kind: 'said', said: texts.reports.refused.notYours(name) };
  const closed = whyClosed(windowOf(data.period, turn.deps.reports), turn.now, texts);
  if (closed !== undefined) return { kind: 'said', said: closed };
  const message = await currentReport(turn, { period: data.period, municipality }, texts);
  return { kind: 'card', message, said: message.summary };
}
