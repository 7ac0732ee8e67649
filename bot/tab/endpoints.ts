import { z } from 'zod';
import { TICKS } from '../../src/forum/agenda.ts';
import { daySchema, MAX_QUESTION_LENGTH } from '../../src/forum/forum-queue.ts';
import { anybody } from '../action.ts';
import { isHost } from '../rights.ts';
import { defineEndpoint, type Endpoint, type EndpointsByName } from './endpoint.ts';
import { browseEntries, openEntry, searchEntries } from './knowledge-endpoints.ts';
import { tellMe } from './me-endpoint.ts';
import { askForum, showAgenda, showQueue, tickAgenda, vote } from './question-endpoints.ts';

const nothing = z.strictObject({});
/** Ids are looked up, never used as paths. */
const id = z.string().min(1).max(120);

/** What the page can ask for: POST /tab/api/<name>, everything in the body. */
const ENDPOINTS = {
  me: defineEndpoint({ schema: nothing, mayRun: anybody, run: tellMe }),
  'knowledge.browse': defineEndpoint({ schema: nothing, mayRun: anybody, run: browseEntries }),
  'knowledge.search': defineEndpoint({
    schema: z.strictObject({ text: z.string().max(300) }),
    mayRun: anybody,
    run: searchEntries,
  }),
  'knowledge.open': defineEndpoint({ schema: z.strictObject({ id }), mayRun: anybody, run: openEntry }),
  'questions.queue': defineEndpoint({
    schema: z.strictObject({ most: z.int().min(1).max(1000) }),
    mayRun: anybody,
    run: showQueue,
  }),
  'questions.vote': defineEndpoint({
    schema: z.strictObject({ question: id, on: z.boolean() }),
    mayRun: anybody,
    run: vote,
  }),
  'questions.ask': defineEndpoint({
    schema: z.strictObject({ text: z.string().max(MAX_QUESTION_LENGTH), anyway: z.boolean() }),
    mayRun: anybody,
    run: askForum,
  }),
  'agenda.show': defineEndpoint({ schema: nothing, mayRun: anybody, run: showAgenda }),
  'agenda.tick': defineEndpoint({
    schema: z.strictObject({ forum: daySchema, question: id, to: z.enum(TICKS) }),
    mayRun: isHost,
    run: tickAgenda,
  }),
};

/** The table with the types of what is taken and given forgotten, to be looked up in by name. */
export const endpointsByName = ENDPOINTS as unknown as EndpointsByName;

/** For the page: what each endpoint takes and gives. */
export type Api = {
  [Name in keyof typeof ENDPOINTS]: (typeof ENDPOINTS)[Name] extends Endpoint<infer Input, infer Output>
    ? { input: Input; output: Output }
    : never;
};
