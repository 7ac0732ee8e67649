import type { CardData, Status } from '../../cards/card-data.ts';
import { formatDay, formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { type ReportWindow, windowState } from '../../src/reports/report-window.ts';
import { newMonthData } from '../report-card-data.ts';
import type { Texts } from '../texts/texts.ts';

/** The reminder to a reporter: what is missing and until when, why the person gets it, and how to have peace. */
export function reminderView(
  {
    municipality,
    window,
    paused,
    status,
    now,
  }: { municipality: Municipality; window: ReportWindow; paused: boolean; status: Status[]; now: Date },
  { reports, language }: Texts,
): CardData['choice'] {
  const { reminder } = reports;
  const month = formatMonthName(window.period, language);
  const day = formatDay(window.dueDay, language);
  const isOverdue = windowState(window, now) === 'late';
  const data = { ...newMonthData(language, window.period), municipality: municipality.code };
  const button = (title: string, verb: string, more: object = {}) => ({
    title,
    tooltip: title,
    verb,
    data: { ...data, ...more },
  });
  return {
    lang: language,
    summary: isOverdue ? reminder.overdueSummary(month, day) : reminder.summary(month, day),
    heading: reminder.heading(formatMonth(window.period, language), municipality.name),
    text: isOverdue ? reminder.overdue(month, day, formatDay(window.lastDay, language)) : reminder.due(month, day),
    choices: [],
    hint: reminder.why(municipality.name),
    status,
    buttons: [
      button(reminder.open, 'reminder.open'),
      button(paused ? reminder.resume : reminder.pause, 'reminder.pause', { paused: !paused }),
    ],
  };
}
