import type { z } from 'zod';
import type { Status } from '../../cards/card-data.ts';
import type { Rights } from '../../src/people/rights.ts';
import type { TabUser } from './tab-user.ts';

/** What a request comes to; `error` is a word that the page has a text for (`refusals` in its texts). */
export type EndpointResult<Output> =
  | { kind: 'done'; value: Output }
  | { kind: 'refused'; status: 400 | 404 | 409; error: string };

/** What the page can ask for. `run` is reached only with a body that `schema` accepts, by a person whose rights suffice. */
export type Endpoint<Input, Output> = {
  readonly schema: z.ZodType<Input>;
  readonly mayRun: (rights: Rights, input: Input) => boolean;
  readonly run: (user: TabUser, input: Input) => Promise<EndpointResult<Output>> | EndpointResult<Output>;
};

/** An endpoint, with the types of what it takes and gives read from it. */
export function defineEndpoint<Input, Output>(endpoint: Endpoint<Input, Output>): Endpoint<Input, Output> {
  return endpoint;
}

export function done<Output>(value: Output): EndpointResult<Output> {
  return { kind: 'done', value };
}

/** What was done, or why it was not, in words; it went well unless `tone` tells. */
export type Said = { said: string; tone?: Exclude<Status['style'], 'good'> };

/** The line that a card would carry. */
export function saidAs({ style, text }: Status): Said {
  return style === 'good' ? { said: text } : { said: text, tone: style };
}

export type EndpointsByName = Readonly<Record<string, Endpoint<unknown, unknown>>>;
