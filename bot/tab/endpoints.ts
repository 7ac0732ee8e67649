import { z } from 'zod';
import { anybody } from '../action.ts';
import { defineEndpoint, type Endpoint, type EndpointsByName } from './endpoint.ts';
import { browseEntries, openEntry, searchEntries } from './knowledge-endpoints.ts';
import { tellMe } from './me-endpoint.ts';

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
};

/** The table with the types of what is taken and given forgotten, to be looked up in by name. */
export const endpointsByName = ENDPOINTS as unknown as EndpointsByName;

/** For the page: what each endpoint takes and gives. */
export type Api = {
  [Name in keyof typeof ENDPOINTS]: (typeof ENDPOINTS)[Name] extends Endpoint<infer Input, infer Output>
    ? { input: Input; output: Output }
    : never;
};
