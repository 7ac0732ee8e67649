import type { ButtonData, CardData, Status } from '../../cards/card-data.ts';
import { formatDay, formatMoment } from '../../src/calendar/format.ts';
import { dayOf, timeOf } from '../../src/calendar/stockholm.ts';
import { addWorkingDays, holidayOn, isWorkingDay } from '../../src/calendar/working-days.ts';
import { type Person, samePerson } from '../../src/people/person.ts';
import type { Target } from '../../src/people/targets.ts';
import type { Period } from '../../src/reports/period.ts';
import { isEmpty } from '../../src/summaries/draft.ts';
import { currentVersion, liveEdition, type Summary } from '../../src/summaries/summary.ts';
import { newCommon } from '../summary-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { escapeMarkdown } from './plain-runs.ts';
import { summaryName } from './summary-view.ts';
import { causeOf, listed, targetName } from './target-lines.ts';

type Card = CardData['summary-send'];

/** The usual time for posting, on the next working day. */
const USUAL_TIME = '09:00';

/** A draft that is ready to be sent, or nearly. */
export type ShownSending = {
  readonly period: Period;
  readonly summary: Summary;
  readonly targets: readonly Target[];
  readonly organisation: (tenantId: string) => string;
  /** By how much the card is larger than Teams takes. */
  readonly tooMany: number;
  readonly needsApproval: boolean;
  readonly reader: Person;
  readonly now: Date;
  readonly status: Status[];
  /** What was chosen as the time, to be shown again. */
  readonly chosen?: { readonly day: string; readonly time: string } | undefined;
};

/** Who gets it, what is in the way, and the buttons that send it. */
export function summarySendView(shown: ShownSending, texts: Texts): Card {
  const { period, summary, status } = shown;
  const { send } = texts.summaries;
  const version = currentVersion(summary);
  const name = summaryName(period, version ?? { title: '' }, texts);
  const isCorrection = liveEdition(summary) !== undefined;
  const heading = isCorrection ? send.correctHeading(name) : send.heading(name);
  const day = dayOf(shown.now);
  const mayPost = shown.tooMany === 0 && version !== undefined && !isEmpty(version);
  const isApproved = !shown.needsApproval || summary.approval?.version === version?.number;
  return {
    lang: texts.language,
    summary: heading,
    heading: escapeMarkdown(heading),
    text: send.previewAbove,
    status: [...hindrances(shown, texts), ...status],
    bar: [],
    facts: [],
    lists: isCorrection ? [] : targetLists(shown, texts),
    when:
      mayPost && isApproved && !isCorrection && summary.schedule === null
        ? [
            {
              day: { label: send.dayLabel, value: shown.chosen?.day || addWorkingDays(day, 1).toString() },
              time: { label: send.timeLabel, value: shown.chosen?.time || USUAL_TIME },
            },
          ]
        : [],
    buttons: buttonRows(buttonsOf(shown, { mayPost, isApproved, isCorrection }, texts)),
  };
}

/** Who gets it: the channels and chats by name, and those that may not be reached. */
function targetLists(shown: ShownSending, texts: Texts): Card['lists'] {
  const { targets, organisation } = shown;
  const problems = problemLines(shown, texts);
  const { send } = texts.summaries;
  const places = targets
    .filter(({ subscription, problem }) => subscription.kind !== 'personal' && problem === undefined)
    .map(({ subscription }) => targetName(subscription, organisation(subscription.to.tenantId), texts));
  return [
    { heading: targetsLine(targets, texts), hint: '', lines: listed(places, texts) },
    ...(problems.length === 0
      ? []
      : [{ heading: send.problems(problems.length), hint: '', lines: listed(problems, texts) }]),
  ];
}

function targetsLine(targets: readonly Target[], { summaries }: Texts): string {
  const { send } = summaries;
  const of = (kind: string): number => targets.filter(({ subscription }) => subscription.kind === kind).length;
  return targets.length === 0
    ? send.noTargets
    : send.targets(targets.length, of('channel'), of('groupChat'), of('personal'));
}

function problemLines({ targets, organisation }: ShownSending, texts: Texts): string[] {
  const { send } = texts.summaries;
  return targets.flatMap(({ subscription, problem, isTried }) => {
    if (problem === undefined) return [];
    const name = targetName(subscription, organisation(subscription.to.tenantId), texts);
    const cause = causeOf({ cause: problem }, texts);
    return [send.problem(name, isTried ? `${cause} (${send.tried})` : cause)];
  });
}

/** What the sender must know first. */
function hindrances({ summary, tooMany, needsApproval, reader, now }: ShownSending, texts: Texts): Status[] {
  const { summaries, language } = texts;
  const { send } = summaries;
  const version = currentVersion(summary);
  const found: Status[] = [];
  if (version === undefined || isEmpty(version)) return [{ style: 'attention', text: send.empty }];
  if (tooMany > 0) return [{ style: 'attention', text: send.tooLarge(tooMany) }];
  const at = (moment: string): string => formatMoment(new Date(moment), language);
  if (needsApproval) {
    const { approval } = summary;
    if (approval?.version === version.number) found.push({ style: 'good', text: send.approvedBy(at(approval.at)) });
    else found.push({ style: 'warning', text: samePerson(version.by, reader) ? send.ownApproval : send.needsApproval });
  }
  const { schedule, missed } = summary;
  if (missed !== null) found.push({ style: 'attention', text: send.missed(at(missed.for)) });
  if (schedule === null) return [...found, ...dayWarnings(now, texts)];
  const day = formatDay(dayOf(new Date(schedule.for)), language);
  const time = timeOf(new Date(schedule.for)).toString({ smallestUnit: 'minute' });
  const clock = language === 'sv' ? `kl. ${time.replace(':', '.')}` : time;
  return [...found, { style: 'good', text: send.scheduled(day, clock) }, ...dayWarnings(new Date(schedule.for), texts)];
}

/** That people are off on the day of that moment. */
function dayWarnings(at: Date, { summaries, language }: Texts): Status[] {
  const day = dayOf(at);
  const holiday = holidayOn(day);
  const name = formatDay(day, language);
  if (holiday !== undefined) return [{ style: 'warning', text: summaries.send.holiday(name, holiday) }];
  return isWorkingDay(day) ? [] : [{ style: 'warning', text: summaries.send.weekend(name) }];
}

function buttonsOf(
  { period, summary, needsApproval, reader }: ShownSending,
  { mayPost, isApproved, isCorrection }: { mayPost: boolean; isApproved: boolean; isCorrection: boolean },
  { summaries, language }: Texts,
): ButtonData[] {
  const { send } = summaries;
  const current = currentVersion(summary);
  const data = { ...newCommon(language), period, version: current?.number ?? 0 };
  const button = (words: { title: string; tooltip: string }, verb: string): ButtonData => ({ ...words, verb, data });
  const isOwn = current !== undefined && samePerson(current.by, reader);
  const post = isCorrection
    ? [button(send.correct, 'summary.post')]
    : [
        button(send.now, 'summary.post'),
        ...(summary.schedule === null
          ? [button(send.schedule, 'summary.schedule')]
          : [button(send.unschedule, 'summary.unschedule')]),
      ];
  const approve = isOwn
    ? [button(send.askApproval, 'summary.ask-approval')]
    : [button(send.approve, 'summary.approve'), button(send.askApproval, 'summary.ask-approval')];
  return [
    ...(mayPost && isApproved ? post : []),
    ...(mayPost && needsApproval && !isApproved ? approve : []),
    { ...send.back, verb: 'summary.open', data: { ...newCommon(language), period } },
    { ...send.refresh, verb: 'summary.send', data: { ...newCommon(language), period } },
  ];
}
