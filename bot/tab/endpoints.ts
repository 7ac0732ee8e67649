import { z } from 'zod';
import { TICKS } from '../../src/forum/agenda.ts';
import { daySchema, MAX_QUESTION_LENGTH } from '../../src/forum/forum-queue.ts';
import type { Rights } from '../../src/people/rights.ts';
import { TOPICS } from '../../src/people/subscriptions.ts';
import { periodSchema } from '../../src/reports/period.ts';
import { THEMES } from '../../src/summaries/themes.ts';
import { anybody } from '../action.ts';
import { entryId } from '../card-state.ts';
import { formData } from '../report-card-data.ts';
import { isHost, isLeader, maySeeReports, maySubmit } from '../rights.ts';
import { ARRANGING, arrangeAgenda, fillUpAgenda, showAgenda, tickAgenda } from './agenda-endpoints.ts';
import { defineEndpoint, type Endpoint, type EndpointsByName } from './endpoint.ts';
import { phraseEntry } from './host-entry-endpoints.ts';
import { browseEntries, openEntry, searchEntries } from './knowledge-endpoints.ts';
import { tellMe } from './me-endpoint.ts';
import { chooseOwn, pauseOwn, showOwn, subscribeOwn } from './own-endpoints.ts';
import { showOwnQuestions } from './own-questions-endpoint.ts';
import { askForum, followAnswer, showQueue, vote } from './question-endpoints.ts';
import {
  excuseForMonth,
  openReport,
  remindForMonth,
  showHistory,
  showMonth,
  unexcuseForMonth,
} from './report-endpoints.ts';
import { keepSubmitted, openForm, openPhoneForm, saveDraft, submitForm } from './report-form-endpoints.ts';
import { listSummaries, readSummary } from './summary-endpoints.ts';

const nothing = z.strictObject({});
/** Ids are looked up, never used as paths. */
const id = z.string().min(1).max(120);

const code = z.string().regex(/^14\d\d$/);
const ofMonth = z.strictObject({ period: periodSchema, municipality: code });

const maySubmitFor = (rights: Rights, { municipality }: { municipality: string }): boolean =>
  rights.mayReportFor(municipality);

/** What the page can ask for: POST /tab/api/<name>, everything in the body. */
const ENDPOINTS = {
  me: defineEndpoint({ schema: nothing, mayRun: anybody, run: tellMe }),
  'summary.read': defineEndpoint({
    schema: z.strictObject({ period: periodSchema.optional() }),
    mayRun: anybody,
    run: readSummary,
  }),
  'summary.list': defineEndpoint({
    schema: z.strictObject({ before: periodSchema.optional() }),
    mayRun: anybody,
    run: listSummaries,
  }),
  'reports.month': defineEndpoint({
    schema: z.strictObject({ period: periodSchema.optional() }),
    mayRun: maySeeReports,
    run: showMonth,
  }),
  'reports.history': defineEndpoint({
    schema: z.strictObject({ last: periodSchema.optional() }),
    mayRun: maySeeReports,
    run: showHistory,
  }),
  'reports.open': defineEndpoint({
    schema: ofMonth,
    mayRun: (rights, { municipality }) => maySeeReports(rights) || rights.mayReportFor(municipality),
    run: openReport,
  }),
  'reports.remind': defineEndpoint({
    schema: z.strictObject({ period: periodSchema }),
    mayRun: maySeeReports,
    run: remindForMonth,
  }),
  'reports.excuse': defineEndpoint({
    schema: ofMonth.extend({ reason: z.string().max(2000) }),
    mayRun: isLeader,
    run: excuseForMonth,
  }),
  'reports.unexcuse': defineEndpoint({ schema: ofMonth, mayRun: isLeader, run: unexcuseForMonth }),
  'reports.phone-form': defineEndpoint({ schema: ofMonth, mayRun: isLeader, run: openPhoneForm }),
  'own.show': defineEndpoint({ schema: nothing, mayRun: anybody, run: showOwn }),
  'own.choose': defineEndpoint({
    schema: z.strictObject({ municipality: code }),
    mayRun: anybody,
    run: chooseOwn,
  }),
  'own.subscribe': defineEndpoint({
    schema: z.strictObject({ topic: z.enum(TOPICS), on: z.boolean() }),
    mayRun: anybody,
    run: subscribeOwn,
  }),
  'own.form': defineEndpoint({ schema: ofMonth, mayRun: maySubmitFor, run: openForm }),
  'own.submit': defineEndpoint({ schema: formData, mayRun: maySubmit, run: submitForm }),
  'own.save-draft': defineEndpoint({ schema: formData, mayRun: maySubmit, run: saveDraft }),
  'own.keep': defineEndpoint({ schema: formData, mayRun: maySubmit, run: keepSubmitted }),
  'own.pause': defineEndpoint({
    schema: z.strictObject({ municipality: code, period: periodSchema, paused: z.boolean() }),
    mayRun: maySubmitFor,
    run: pauseOwn,
  }),
  'knowledge.browse': defineEndpoint({ schema: nothing, mayRun: anybody, run: browseEntries }),
  'knowledge.search': defineEndpoint({
    schema: z.strictObject({ text: z.string().max(300) }),
    mayRun: anybody,
    run: searchEntries,
  }),
  'knowledge.open': defineEndpoint({ schema: z.strictObject({ id }), mayRun: anybody, run: openEntry }),
  'knowledge.phrase': defineEndpoint({
    schema: z.strictObject({
      id: entryId,
      number: z.int().min(0),
      wording: z.string().max(300),
      sure: z.string().max(64).optional(),
    }),
    mayRun: isHost,
    run: phraseEntry,
  }),
  'questions.queue': defineEndpoint({
    schema: z.strictObject({ most: z.int().min(1).max(1000), topic: z.enum(THEMES).optional() }),
    mayRun: anybody,
    run: showQueue,
  }),
  'questions.vote': defineEndpoint({
    schema: z.strictObject({ question: id, on: z.boolean() }),
    mayRun: anybody,
    run: vote,
  }),
  'questions.follow': defineEndpoint({
    schema: z.strictObject({ question: id, on: z.boolean() }),
    mayRun: anybody,
    run: followAnswer,
  }),
  'questions.ask': defineEndpoint({
    schema: z.strictObject({ text: z.string().max(MAX_QUESTION_LENGTH), anyway: z.boolean() }),
    mayRun: anybody,
    run: askForum,
  }),
  'questions.own': defineEndpoint({ schema: nothing, mayRun: anybody, run: showOwnQuestions }),
  'agenda.show': defineEndpoint({ schema: nothing, mayRun: anybody, run: showAgenda }),
  'agenda.tick': defineEndpoint({
    schema: z.strictObject({ forum: daySchema, question: id, to: z.enum(TICKS) }),
    mayRun: isHost,
    run: tickAgenda,
  }),
  'agenda.arrange': defineEndpoint({
    schema: z.strictObject({ forum: daySchema, question: id, how: z.enum(ARRANGING) }),
    mayRun: isHost,
    run: arrangeAgenda,
  }),
  'agenda.fill': defineEndpoint({ schema: z.strictObject({ forum: daySchema }), mayRun: isHost, run: fillUpAgenda }),
};

/** The table with the types of what is taken and given forgotten, to be looked up in by name. */
export const endpointsByName = ENDPOINTS as unknown as EndpointsByName;

/** For the page: what each endpoint takes and gives. */
export type Api = {
  [Name in keyof typeof ENDPOINTS]: (typeof ENDPOINTS)[Name] extends Endpoint<infer Input, infer Output>
    ? { input: Input; output: Output }
    : never;
};
