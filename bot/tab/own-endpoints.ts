import { formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import { openQuestions } from '../../src/forum/forum-queue.ts';
import { questionsOf } from '../../src/forum/questions.ts';
import type { Language } from '../../src/language.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { samePerson } from '../../src/people/person.ts';
import { pauseFor, profileOf } from '../../src/people/profiles.ts';
import { findSubscription, subscriptionsOf, TOPICS, type Topic } from '../../src/people/subscriptions.ts';
import { draftsOf } from '../../src/reports/drafts.ts';
import type { History } from '../../src/reports/history.ts';
import type { Period } from '../../src/reports/period.ts';
import { latestWindow, takesReports, windowOf } from '../../src/reports/report-window.ts';
import { changeTopics, keepMunicipality } from '../own-acts.ts';
import { latestPeriod, readHistory } from '../report-month.ts';
import { whyClosed } from '../report-window-words.ts';
import { servedMunicipalities } from '../turn.ts';
import { windowLine } from '../views/report-status-view.ts';
import { done, type EndpointResult, type Said, saidAs } from './endpoint.ts';
import { cellOf, type HistoryCell } from './report-months-view.ts';
import type { TabUser } from './tab-user.ts';

type Place = { code: string; name: string };
/** A municipality that the reader reports for. `months`: the newest first. */
type OwnReports = {
  municipality: Place;
  period: Period;
  month: string;
  window: string;
  isOpen: boolean;
  isPaused: boolean;
  months: ({ period: Period; name: string } & HistoryCell)[];
};
/** What comes to the reader's chat by itself. */
type OwnSubscription = { topic: Topic; name: string; isOn: boolean; button: string };
/** What is kept about the reader. `votes`: the questions for which they have voted. */
type OwnData = {
  language: Language;
  hasChat: boolean;
  roles: string[];
  questions: number;
  votes: number;
  drafts: number;
};
/** `choices`: the municipalities to choose from; none where there is nothing to choose, and then `why`. */
type Own = {
  municipality: Place | null;
  choices: Place[];
  why: string;
  reports: OwnReports[];
  subscriptions: OwnSubscription[];
  data: OwnData;
};

/** The reader's own things. */
export async function showOwn(user: TabUser): Promise<EndpointResult<Own>> {
  const { deps, person, rights, texts } = user;
  const served = servedMunicipalities(user);
  const ownCode = await user.municipality();
  const own = served.find(({ code }) => code === ownCode);
  const words = texts.people.municipality;
  const [only, another] = served;
  const reported = deps.municipalities
    .filter(({ code }) => rights.reportsFor.includes(code) || (code === ownCode && rights.mayReportFor(code)))
    .sort((a, b) => Number(b.code === ownCode) - Number(a.code === ownCode));
  const subscription = findSubscription(await deps.store.read(subscriptionsOf(person.tenantId)), person);
  return done({
    municipality: own === undefined ? null : placeOf(own),
    choices: another === undefined ? [] : served.map(placeOf),
    why: only === undefined ? words.none : another === undefined ? words.only(only.name) : '',
    reports: await reportsOf(user, reported),
    subscriptions: TOPICS.map((topic) => {
      const isOn = subscription?.topics.includes(topic) ?? false;
      const { name, on, off } = texts.summaries.subscription.topics[topic];
      return { topic, name, isOn, button: (isOn ? off : on).title };
    }),
    data: await dataOf(user),
  });
}

const placeOf = ({ code, name }: Municipality): Place => ({ code, name });

async function reportsOf(user: TabUser, reported: readonly Municipality[]): Promise<OwnReports[]> {
  if (reported.length === 0) return [];
  const { deps, now, texts, person } = user;
  const window = latestWindow(now, deps.reports);
  const history = await readHistory(deps, latestPeriod(now));
  const profile = await deps.store.read(profileOf(person));
  return reported.map((municipality) => ({
    municipality: placeOf(municipality),
    period: window.period,
    month: formatMonthName(window.period, texts.language),
    window: windowLine(window, now, texts),
    isOpen: takesReports(window, now),
    isPaused: profile.remindersPausedFor === window.period,
    months: monthsOf(history, municipality, user),
  }));
}

function monthsOf({ months, rows }: History, { code }: Municipality, { texts }: TabUser): OwnReports['months'] {
  const states = rows.find(({ municipality }) => municipality.code === code)?.states ?? [];
  return months
    .map(({ period }, at) => ({
      period,
      name: formatMonth(period, texts.language),
      ...cellOf(states[at] ?? 'no-data', texts),
    }))
    .reverse();
}

async function dataOf({ deps, person, rights, texts }: TabUser): Promise<OwnData> {
  const { store } = deps;
  const profile = await store.read(profileOf(person));
  const questions = questionsOf(await store.read(openQuestions));
  const { drafts } = await store.read(draftsOf(person));
  return {
    language: profile.language,
    hasChat: profile.chat !== null,
    roles: [...rights.roles].map((role) => texts.people.roles[role]),
    questions: questions.filter(({ askedBy }) => samePerson(askedBy, person)).length,
    votes: questions.filter(({ votes }) => Object.values(votes).some(({ by }) => samePerson(by, person))).length,
    drafts: Object.keys(drafts).length,
  };
}

/** Keeps which municipality the reader works in. */
export async function chooseOwn(
  user: TabUser,
  { municipality }: { municipality: string },
): Promise<EndpointResult<Said>> {
  const chosen = servedMunicipalities(user).find(({ code }) => code === municipality);
  if (chosen === undefined) return { kind: 'refused', status: 409, error: 'not-served' };
  return done({ said: await keepMunicipality(user, chosen, user) });
}

/** Begins or ends what comes to the reader's own chat. */
export async function subscribeOwn(
  user: TabUser,
  { topic, on }: { topic: Topic; on: boolean },
): Promise<EndpointResult<Said>> {
  const { deps, person, texts } = user;
  if (on && (await deps.store.read(profileOf(person))).chat === null) {
    return { kind: 'refused', status: 409, error: 'no-chat' };
  }
  const place = { to: person, kind: 'personal' as const, team: '' };
  const status = await changeTopics(user, { place, nameOf: async () => '', topics: [topic], on }, texts);
  return done(saidAs(status));
}

/** Pauses the reader's reminders of a month's report, or turns them on again. */
export async function pauseOwn(
  { deps, person, now, texts }: TabUser,
  { period, paused }: { period: Period; paused: boolean },
): Promise<EndpointResult<Said>> {
  const why = whyClosed(windowOf(period, deps.reports), now, texts);
  if (why !== undefined) return done(saidAs({ style: 'attention', text: why }));
  await deps.store.change(profileOf(person), (profile) => pauseFor(profile, period, paused));
  const { reminder } = texts.reports;
  return done({ said: paused ? reminder.paused(formatMonthName(period, texts.language)) : reminder.resumed });
}
