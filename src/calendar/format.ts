import { Temporal } from 'temporal-polyfill';
import type { Language } from '../language.ts';
import { momentOf, TIME_ZONE } from './stockholm.ts';

const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = JSON.stringify([language, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { timeZone: TIME_ZONE, ...options });
  formats.set(key, known);
  return known.format(at);
}

/** A month such as `2026-10` in words: "oktober 2026". */
export function formatMonth(month: string, language: Language): string {
  return format(language, { month: 'long', year: 'numeric' }, momentOf(Temporal.PlainDate.from(`${month}-01`)));
}

/** The name of a month such as `2026-10`: "oktober". */
export function formatMonthName(month: string, language: Language): string {
  return format(language, { month: 'long' }, momentOf(Temporal.PlainDate.from(`${month}-01`)));
}

/** A day in words, without its year: "fredag 30 oktober". */
export function formatDay(day: Temporal.PlainDate, language: Language): string {
  return format(language, { weekday: 'long', day: 'numeric', month: 'long' }, momentOf(day)).replace(',', '');
}

/** A day of a month, without weekday and year: "30 oktober". */
export function formatShortDay(day: Temporal.PlainDate, language: Language): string {
  return format(language, { day: 'numeric', month: 'long' }, momentOf(day));
}

/** The time that a clock in Sweden shows: "10.12", "10:12". */
export function formatTime(at: Date, language: Language): string {
  const time = format(language, { hour: '2-digit', minute: '2-digit', hour12: false }, at);
  return language === 'sv' ? time.replace(':', '.') : time;
}

/** A moment as a clock in Sweden shows it: "30 oktober kl. 10.12", "30 October at 10:12". */
export function formatMoment(at: Date, language: Language): string {
  return formatPastMoment(at, at, language);
}

/** The same, with the year where that is not the one of `now`: "30 oktober 2025 kl. 10.12". */
export function formatPastMoment(at: Date, now: Date, language: Language): string {
  const yearOf = (moment: Date): string => format(language, { year: 'numeric' }, moment);
  const isThisYear = yearOf(at) === yearOf(now);
  const day = format(language, { day: 'numeric', month: 'long', ...(!isThisYear && { year: 'numeric' }) }, at);
  const time = formatTime(at, language);
  return language === 'sv' ? `${day} kl. ${time}` : `${day} at ${time}`;
}
