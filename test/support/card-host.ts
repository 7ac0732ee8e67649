import { createRequire } from 'node:module';

type Validation = { message: string };
type Context = { eventCount: number; getEventAt(index: number): Validation };
type CardHost = {
  Versions: { v1_5: unknown };
  SerializationContext: new (version: unknown) => Context;
  AdaptiveCard: new () => {
    parse(card: object, context: Context): void;
    validateProperties(): { validationEvents: Validation[] };
  };
};

// The package's main file cannot be loaded by Node; its bundle can.
const require = createRequire(import.meta.url);
const host = require('adaptive-card-host/dist/adaptivecards.js') as CardHost;

/** It takes a language for invalid every second time: its pattern goes on where it ended the time before. */
const MISTAKEN = /^Invalid value "(sv|en)" for property "lang"\.$/;

/** Charts came to Teams after the library; it reads their fallback instead. */
const CHART = /^Unknown element type "Chart\.(Donut|VerticalBar)"\. Fallback will be used if present\.$/;

/** Teams knows its search for people in cards of 1.5 (learn.microsoft.com, "People Picker in Adaptive Cards"). */
const PEOPLE = 'Property "choices.data" is supported in version 1.6, but you are using version 1.5.';

/** What Microsoft's card library finds wrong with a card. */
export function cardProblems(card: Record<string, unknown>): string[] {
  const context = new host.SerializationContext(host.Versions.v1_5);
  const parsed = new host.AdaptiveCard();
  parsed.parse(card, context);
  const found = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const problems = [...found, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
  return problems.filter((problem) => !MISTAKEN.test(problem) && !CHART.test(problem) && problem !== PEOPLE);
}
