import assert from 'node:assert/strict';
import { REPORT_BOT, type Somebody } from './report-people.ts';
import { startBot, type TestBot } from './start-bot.ts';
import { createTabTokens, type TabTokens } from './tab-tokens.ts';

type Json = Record<string, unknown>;

/** Asks the tab's API as somebody, in that language. */
export async function callTab(
  { bot, tokens }: { bot: TestBot; tokens: TabTokens },
  who: Somebody & { claims?: Json },
  name: string,
  body: object = {},
  language = 'sv',
): Promise<[status: number, body: Json]> {
  const now = Math.floor(bot.clock.now.getTime() / 1000);
  const times = { iat: now - 60, nbf: now - 60, exp: now + 3600 };
  const bearer = await tokens.sign({ ...times, tid: who.tenantId, oid: who.userId, name: who.name, ...who.claims });
  const response = await fetch(`http://127.0.0.1:${bot.port}/tab/api/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      authorization: `Bearer ${bearer}`,
    },
    body: JSON.stringify(body),
  });
  return [response.status, (await response.json()) as Json];
}

/** What is answered to a call that goes well. */
export async function getsFromTab(...call: Parameters<typeof callTab>): Promise<Json> {
  const [status, body] = await callTab(...call);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** A bot for each test, whose tab takes the tokens that `tab` signs. */
export function useTabBot(): { bot: () => TestBot; tab: () => { bot: TestBot; tokens: TabTokens } } {
  let running: { bot: TestBot; tokens: TabTokens };
  beforeEach(async () => {
    const tokens = await createTabTokens();
    running = { tokens, bot: await startBot({ ...REPORT_BOT, tabKeys: tokens.keys }) };
  });
  afterEach(() => running.bot.close());
  return { bot: () => running.bot, tab: () => running };
}
