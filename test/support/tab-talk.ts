import assert from 'node:assert/strict';
import type { Somebody } from './report-people.ts';
import type { TestBot } from './start-bot.ts';
import type { TabTokens } from './tab-tokens.ts';

type Json = Record<string, unknown>;

/** Asks the tab's API as somebody, in that language. */
export async function callTab(
  { bot, tokens }: { bot: TestBot; tokens: TabTokens },
  who: Somebody,
  name: string,
  body: object = {},
  language = 'sv',
): Promise<[status: number, body: Json]> {
  const now = Math.floor(bot.clock.now.getTime() / 1000);
  const times = { iat: now - 60, nbf: now - 60, exp: now + 3600 };
  const bearer = await tokens.sign({ ...times, tid: who.tenantId, oid: who.userId, name: who.name });
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
