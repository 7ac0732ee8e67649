import type { Topic } from '../../people/subscriptions.ts';
import type { SummaryField } from '../summary.ts';
import type { Theme } from '../themes.ts';

type Button = { title: string; tooltip: string };

/** The words for the monthly status, in one language. */
export type SummariesTexts = {
  /** What people call the monthly status of a month, such as "oktober 2026". */
  name(month: string): string;
  themes: Record<Theme, string>;
  parts: { summary(month: string): string; planning(month: string): string };
  /** The card that is posted. */
  card: {
    summary(name: string): string;
    fromReports: string;
    corrected(at: string): string;
    from: string;
    why: string;
    whyPersonal: string;
    link(host: string): string;
    withdrawn(name: string): string;
    withdrawnText(at: string): string;
  };
  form: {
    heading(name: string): string;
    none: string;
    state(version: number, at: string): string;
    posted(at: string): string;
    shared: string;
    labels: Record<SummaryField, (month: string, next: string) => string>;
    placeholders: Record<'summary' | 'planning' | 'link', string>;
    lines(count: number): string;
    save: Button;
    suggest: Button;
    preview: Button;
    copy: Button;
    versions: Button;
    remove: Button;
    back: Button;
    saved(version: number, at: string): string;
    already: string;
    nothingYet: string;
    revived: string;
    unscheduled: string;
    notSaved: string;
    tooMuch(characters: number): string;
    conflict(version: number, at: string, isOwn: boolean): string;
    conflictHint: string;
    conflictAgain: Button;
    conflictTheirs: Button;
    problems: {
      tooLong(length: number, most: number): string;
      personalData: string;
      noLink: string;
    };
    tooLongAlone(field: string, length: number, most: number): string;
    copied(month: string): string;
    restored(version: number): string;
  };
  copy: { heading: string; text(month: string): string; none: string };
  versions: { heading(month: string): string; text: string; one(version: number, at: string): string };
  remove: { heading(month: string): string; text: string; yes: Button; done: string; gone: string };
  suggest: {
    heading(month: string): string;
    text: string;
    page(theme: string, page: number, pages: number): string;
    counts: string;
    countsLine(month: string, handedIn: number, all: number, needs: number, risk: number): string;
    regionsLine(regions: string): string;
    region(name: string, handedIn: number, all: number): string;
    keep: string;
    line(municipality: string, field: string): string;
    fields: Record<'summary' | 'planning' | 'support', string>;
    countsLabel: string;
    next: Button;
    previous: Button;
    done: Button;
    none(month: string): string;
    saved(count: number): string;
    lineTooLong(municipality: string, most: number): string;
    personalData(municipality: string): string;
    tooMany(most: number): string;
  };
  send: {
    heading(name: string): string;
    correctHeading(name: string): string;
    previewAbove: string;
    targets(all: number, channels: number, chats: number, people: number): string;
    noTargets: string;
    problems(count: number): string;
    problem(target: string, cause: string): string;
    tried: string;
    more(count: number): string;
    place: Record<'channel' | 'groupChat' | 'personal', (name: string, organisation: string) => string>;
    empty: string;
    tooLarge(characters: number): string;
    needsApproval: string;
    ownApproval: string;
    approvedBy(at: string): string;
    scheduled(day: string, at: string): string;
    missed(at: string): string;
    dayLabel: string;
    timeLabel: string;
    now: Button;
    correct: Button;
    schedule: Button;
    unschedule: Button;
    askApproval: Button;
    approve: Button;
    back: Button;
    refresh: Button;
    holiday(day: string, name: string): string;
    weekend(day: string): string;
    repeated: string;
    refused: Record<
      'stale' | 'empty' | 'not-approved' | 'already' | 'past' | 'too-far' | 'skipped' | 'malformed' | 'own',
      string
    >;
    approvalAsked(count: number): string;
    nobodyToAsk: string;
    approved: string;
    alreadyApproved: string;
    unscheduled: string;
    posting(count: number): string;
    correcting: string;
    notice: {
      approval(name: string): string;
      approvalText: string;
      approved(name: string): string;
      missed(name: string, at: string): string;
    };
  };
  delivery: {
    sending(name: string): string;
    sent(name: string): string;
    correcting(name: string): string;
    corrected(name: string): string;
    withdrawing(name: string): string;
    withdrawn(name: string): string;
    stopped(name: string): string;
    summary(heading: string, there: string): string;
    posted(at: string): string;
    there(count: number, all: number): string;
    gone(count: number, all: number): string;
    states: Record<'delivered' | 'waiting' | 'failed' | 'uncertain' | 'cancelled', string>;
    takenBack: string;
    failed: string;
    uncertain: string;
    uncertainHint: string;
    uncertainOld: string;
    nobody: string;
    stop: Button;
    goOn(count: number): Button;
    resendFailed(count: number): Button;
    resendUncertain(count: number): Button;
    correct: Button;
    withdraw: Button;
    stopping: string;
    resending(count: number): string;
    nothingToResend: string;
    notLive: string;
    withdrawHeading(name: string): string;
    withdrawText(count: number): string;
    withdrawingNow: string;
    withdrawYes: Button;
    keep: Button;
  };
  archive: {
    heading: string;
    text: string;
    none: string;
    noneOf(month: string): string;
    older: Button;
    tooOld: string;
  };
  subscription: {
    heading: Record<'channel' | 'groupChat' | 'personal', (name: string) => string>;
    summary: string;
    what: string;
    topics: Record<Topic, { name: string; on: Button; off: Button; subscribed: string; ended: string }>;
    none: string;
    stop: string;
    notOwner: string;
    already: string;
    nothing: string;
  };
};
