import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { openQuestions } from '../../src/forum/forum-queue.ts';
import { useBot } from '../support/start-bot.ts';
import {
  activityIn,
  CHANNEL,
  GROUP,
  PERSONAL,
  type Place,
  personalMessage,
  type WireActivity,
} from '../support/teams-activities.ts';

/** One activity as it came or might come, and what is to become of it. A bug becomes a case: one more object in a file. */
type Case = {
  /** A statement about what the bot does. */
  name: string;
  /** Where it comes from; the chat with the bot unless told. */
  in?: keyof typeof PLACES;
  /** Fields that replace those of a sound activity of that type (`message` unless told). */
  activity: WireActivity;
  /** Fields that are missing. */
  without?: string[];
  /** How often it comes, each time with a new id; once unless told. */
  times?: number;
  expect: {
    /** The HTTP status; 200 unless told. */
    status?: number;
    /** What stands in the answer to the request itself, as a pattern for its JSON. */
    body?: string;
    /** What the bot posts, a pattern for the text or summary of each message; nothing unless told. */
    replies?: string[];
    /** How many questions are in the queue to the forum afterwards; none unless told. */
    stored?: number;
  };
};

const PLACES = { personal: PERSONAL, group: GROUP, channel: CHANNEL };
const FOLDER = new URL('../cases/', import.meta.url);

/** Long text stands in the files as `{ "repeat": "å", "times": 28000 }`. */
function expanded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(expanded);
  const { repeat, times, ...more } = value as { repeat?: string; times?: number };
  if (typeof repeat === 'string' && typeof times === 'number' && Object.keys(more).length === 0)
    return repeat.repeat(times);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, expanded(inner)]));
}

let lastPlace = 0;

/** A place of the same kind where nothing has happened yet. */
function ownPlace(place: Place): Place {
  return { ...place, conversation: { ...place.conversation, id: `${place.id}${++lastPlace}` } };
}

function activityOf({ in: where = 'personal', activity, without = [] }: Case): WireActivity {
  const { type = 'message', ...changes } = expanded(activity) as WireActivity;
  const missing = Object.fromEntries(without.map((name) => [name, undefined]));
  return { ...activityIn(ownPlace(PLACES[where]), String(type), changes), type, ...missing };
}

for (const file of readdirSync(FOLDER).sort()) {
  const cases = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Case[];

  describe(`the recorded cases in ${file}`, () => {
    const bot = useBot({ shared: true });
    beforeEach(() => bot().store.remove(openQuestions));

    for (const one of cases) {
      const { status = 200, body, replies = [], stored = 0 } = one.expect;

      it(one.name, async () => {
        const earlier = bot().connector.requests.length;
        for (let n = 0; n < (one.times ?? 1); n++) {
          const answer = await bot().post(activityOf(one));
          assert.equal(answer.status, status, JSON.stringify(answer.body));
          if (body !== undefined) assert.match(JSON.stringify(answer.body), new RegExp(body, 's'));
        }
        const sent = bot().connector.requests.slice(earlier);
        const posted = sent.map(({ body: message }) => String(message.text ?? message.summary));
        assert.equal(posted.length, replies.length, posted.join('\n'));
        for (const [at, pattern] of replies.entries()) assert.match(posted[at] ?? '', new RegExp(pattern, 's'));
        assert.doesNotMatch(JSON.stringify(posted), /\$\{|undefined|\[object/);
        assert.equal(Object.keys((await bot().store.read(openQuestions)).questions).length, stored);
        assert.deepEqual(Object.keys(Object.prototype), []);

        const [next] = await bot().say(personalMessage('Vem är ordförande i FVM styrgrupp?'));
        assert.match(String(next?.summary), /^Svar: /, 'the next question is answered');
      });
    }
  });
}
