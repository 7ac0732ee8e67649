import assert from 'node:assert/strict';
import type { Somebody } from './report-people.ts';
import type { TestBot } from './start-bot.ts';
import { activityIn, type Place } from './teams-activities.ts';

/** Uses the message extension; what the bot answers. */
export async function uses<Body>(
  bot: TestBot,
  who: Somebody,
  name: string,
  value: unknown,
  where: Place = who.chat,
): Promise<Body> {
  const { conversation } = where;
  const { channelData } = who.chat;
  const { status, body } = await bot.post(
    activityIn({ ...where, conversation, channelData }, 'invoke', { from: who.from, name, value }),
  );
  assert.equal(status, 200, `${status} ${JSON.stringify(body)}`);
  return body as Body;
}
