import type { MunicipalityState } from '../overview.ts';
import type { Unreachable } from '../reminders.ts';
import type { ReportArea, ReportOption, ReportStatus, TextField } from '../report.ts';

/** The words for what a report holds, in one language. */
export type ReportsTexts = {
  statuses: Record<ReportStatus, string>;
  areas: Record<ReportArea, string>;
  options: Record<ReportOption, string>;
  states: Record<MunicipalityState, string>;
  fields: Record<TextField | 'status' | 'areas' | 'options', string>;
  form: {
    heading(municipality: string, month: string): string;
    summary(municipality: string, month: string): string;
    due(day: string): string;
    late(day: string, closes: string): string;
    isIn(lastDay: string): string;
    phone(municipality: string): string;
    lastPlanning(month: string): string;
    planning(month: string): string;
    statusLabel: string;
    required: string;
    summaryHint: string;
    planningHint: string;
    more: string;
    lessSaid: string;
    notSaid: string;
    optionsLabel: string;
    supportLabel: string;
    questionLabel: string;
    noPersonalData: string;
    submit: string;
    saveDraft: string;
    draftSaved(at: string, isIn: boolean): string;
    draftFound(at: string, isIn: boolean): string;
    notSubmitted(isIn: boolean): string;
    problems: {
      missing: Record<'status' | 'summary' | 'planning', string>;
      tooLong(length: number, most: number): string;
      personalData: string;
    };
    conflict(at: string, version: number, isOwn: boolean): string;
    conflictHint: string;
    replace: string;
    keep: string;
  };
  receipt: {
    saved(at: string, version: number): string;
    already(at: string, version: number): string;
    late: string;
    isIn: string;
    question: string;
    questionWaits: string;
    change: string;
    kept: string;
  };
  refused: {
    notOpen(month: string, opens: string): string;
    noWindow(opens: string): string;
    closed(month: string, closed: string): string;
    tooMany(most: number): string;
    tooLong(field: string, length: number, most: number): string;
    notYours(municipality: string): string;
  };
  leader: {
    phone: string;
    phoneChange: string;
    back: string;
    excused(municipality: string): string;
    excuseWithdrawn(municipality: string): string;
    alreadyExcused: string;
    hasReport: string;
    excuse: string;
    unexcuse: string;
    reasonMissing: string;
    reasonTooLong(length: number, most: number): string;
    reasonPersonalData: string;
    chooseFirst: string;
    /** `later`: when it is sent, if not at once. */
    reminding(people: number, municipalities: number, later: string | undefined): string;
    remindedThatDay(day: string): string;
    nobodyToRemind: string;
    unreachable: Record<Unreachable['cause'], string>;
    delivered(at: string, sent: number, waiting: number, failed: number, uncertain: number): string;
    exportHolds: string;
    exportXlsx: string;
    exportCsv: string;
    privately: string;
    notPrivately: string;
  };
  reminder: {
    heading(month: string, municipality: string): string;
    summary(month: string, day: string): string;
    overdueSummary(month: string, day: string): string;
    due(month: string, day: string): string;
    overdue(month: string, day: string, closes: string): string;
    why(municipality: string): string;
    open: string;
    pause: string;
    resume: string;
    paused(month: string): string;
    resumed: string;
  };
};
