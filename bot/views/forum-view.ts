import { Temporal } from 'temporal-polyfill';
import type { ButtonData, CardData, LinkData, Status } from '../../cards/card-data.ts';
import { formatDay, formatShortDay, formatTime } from '../../src/calendar/format.ts';
import { dayOf, timeOf } from '../../src/calendar/stockholm.ts';
import type { ClosedQuestion } from '../../src/forum/forum-archive.ts';
import type { Occurrence } from '../../src/forum/series.ts';
import { newForumData, type OccurrenceData } from '../forum-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { plainLines } from './plain-runs.ts';

type Card = CardData['forum'];

const NOTHING = { status: [], reason: [], when: [], minutes: [], hint: '', links: [], buttons: [] };

/** "fredag 27 november kl. 09.00–09.30". */
export function forumTime(
  { startsAt, endsAt }: Pick<Occurrence, 'startsAt' | 'endsAt'>,
  { forum, language }: Texts,
): string {
  const day = formatDay(dayOf(startsAt), language);
  return forum.series.time(day, formatTime(startsAt, language), formatTime(endsAt, language));
}

/** Where an answer comes from and how long it holds; nothing where the question was declined. */
export function answerSource(
  { state, source, at, reviewBy }: Pick<ClosedQuestion, 'state' | 'source' | 'at' | 'reviewBy'>,
  { forum, language }: Texts,
): string[] {
  if (state !== 'answered') return [];
  const { told } = forum.answer;
  const review = reviewBy === null ? [] : [told.review(formatDay(Temporal.PlainDate.from(reviewBy), language))];
  return [told.source(source, formatDay(dayOf(new Date(at)), language)), ...review];
}

export type ShownForum = {
  readonly coming: readonly Occurrence[];
  /** Where to join, and where the calendar file is, as far as they are set. */
  readonly join: string;
  readonly calendar: string | undefined;
  readonly mayChange: boolean;
  readonly status: Status[];
};

/** The next forums, why one is missing, and how to be there. */
export function forumView({ coming, join, calendar, mayChange, status }: ShownForum, texts: Texts): Card {
  const { series } = texts.forum;
  const { language } = texts;
  const next = coming.find(({ absence }) => absence === undefined);
  const isLink = join.startsWith('https://');
  return {
    ...NOTHING,
    lang: language,
    summary: series.summary(next === undefined ? series.none : forumTime(next, texts)),
    heading: series.heading,
    text: series.what,
    status,
    sections: [
      {
        heading: series.next,
        lines: next === undefined ? [{ text: series.none }] : coming.flatMap((one) => linesOf(one, texts)),
      },
      ...(join === '' || isLink
        ? []
        : [{ heading: '', lines: plainLines(series.joinAt(join)).map((text) => ({ text })) }]),
    ],
    hint: series.subscribe,
    links: [
      ...(isLink ? [{ title: series.join, url: join }] : []),
      ...(calendar === undefined ? [] : [{ title: series.calendar, url: calendar }]),
    ],
    buttons: buttonRows(mayChange ? coming.map((one) => changeButton(one, texts)) : []),
  };
}

function changeButton({ day }: Occurrence, { forum, language }: Texts): ButtonData {
  const data = { ...newForumData(language), forum: day.toString() };
  return { ...forum.series.change(formatShortDay(day, language)), verb: 'forum.change', data };
}

/** Why a forum does not take place. */
export function describeAbsence(absence: NonNullable<Occurrence['absence']>, { forum }: Texts): string {
  const { absent } = forum.series;
  switch (absence.kind) {
    case 'holiday':
      return absent.holiday(absence.name);
    case 'cancelled':
      return absent.cancelled(absence.reason);
    case 'pause':
      return absent.pause;
    case 'squeeze-day':
      return absent.squeezeDay;
  }
}

/** A forum and, on a line below, what is special about it. */
function linesOf(one: Occurrence, texts: Texts): { text: string }[] {
  const { forum, language } = texts;
  const { series } = forum;
  const lines = (text: string) => plainLines(text).map((line) => ({ text: line }));
  const { absence, change, day, startsAt } = one;
  if (absence !== undefined) {
    return lines(`${formatDay(dayOf(startsAt), language)}: ${describeAbsence(absence, texts)}`);
  }
  const time = { text: forumTime(one, texts) };
  if (change?.kind === 'moved') return [time, ...lines(series.moved(formatDay(day, language), change.reason))];
  if (change?.kind === 'lengthened') return [time, ...lines(series.lengthened(change.minutes, change.reason))];
  return [time];
}

/** What the hosts can change about one forum; `typed` is what was refused, to be mended. */
export function forumChangeView(
  { occurrence, status, typed }: { occurrence: Occurrence; status: Status[]; typed: OccurrenceData | undefined },
  texts: Texts,
): Card {
  const { change: words } = texts.forum;
  const { language } = texts;
  const { day, startsAt, endsAt, change } = occurrence;
  const heading = words.heading(formatDay(day, language));
  const data = { ...newForumData(language), forum: day.toString() };
  const button = (one: { title: string; tooltip: string }, verb: string): ButtonData => ({ ...one, verb, data });
  const reason = change === undefined || change.kind === 'restored' ? '' : change.reason;
  return {
    ...NOTHING,
    lang: language,
    summary: heading,
    heading,
    text: words.text,
    status,
    sections: [{ heading: '', lines: linesOf(occurrence, texts) }],
    reason: [{ label: words.reason, value: (typed?.reason ?? reason).slice(0, 300) }],
    when: [
      {
        day: { label: words.day, value: typed?.day || dayOf(startsAt).toString() },
        time: { label: words.time, value: typed?.time || timeOf(startsAt).toString({ smallestUnit: 'minute' }) },
      },
    ],
    minutes: [
      {
        label: words.minutes,
        value: Number(typed?.minutes) || Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
      },
    ],
    buttons: buttonRows([
      button(words.cancel, 'forum.cancel'),
      button(words.move, 'forum.move'),
      button(words.lengthen, 'forum.lengthen'),
      ...(change === undefined ? [] : [button(words.restore, 'forum.restore')]),
      { ...words.back, verb: 'forum.show', data },
    ]),
  };
}

/** What subscribers are told: a reminder, or what the hosts have changed. */
export function forumNewsView(
  {
    heading,
    lines,
    lists = [],
    links,
    reader,
  }: {
    heading: string;
    lines: readonly string[];
    /** Questions under a heading each, above the lines. */
    lists?: readonly { heading: string; lines: readonly string[] }[];
    links: LinkData[];
    reader: 'place' | 'person';
  },
  { forum, language }: Texts,
): Card {
  const { news } = forum;
  return {
    ...NOTHING,
    lang: language,
    summary: heading,
    heading,
    text: '',
    sections: [...lists, { heading: '', lines }]
      .filter((section) => section.lines.length > 0)
      .map((section) => ({
        heading: section.heading,
        lines: section.lines.flatMap((line) => plainLines(line).map((text) => ({ text }))),
      })),
    hint: reader === 'place' ? news.why : news.whyPersonal,
    links,
  };
}
