import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import {
  changeForum,
  type ForumChange,
  forumCalendar,
  forumYear,
  type NewForumChange,
  readForumChanges,
} from '../../src/forum/forum-calendar.ts';
import { openStore } from '../../src/store/open-store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';

const FRIDAY = Temporal.PlainDate.from('2026-11-27');
const BY = { tenantId: 't', userId: 'host' };
const NOW = new Date('2026-11-20T08:00:00.000Z');
const CANCELLED: NewForumChange = { kind: 'cancelled', reason: 'Sjukdom' };
const MOVED: NewForumChange = { kind: 'moved', to: '2026-12-03T12:00:00.000Z', minutes: 30, reason: 'Länsträff' };
const LENGTHENED: NewForumChange = { kind: 'lengthened', minutes: 60, reason: 'Många frågor' };
const RESTORED: NewForumChange = { kind: 'restored' };

/** Makes changes one after the other; what each came to, and what holds in the end. */
function changing(...all: NewForumChange[]): { results: string[]; kept: ForumChange | undefined } {
  let calendar = forumCalendar.empty();
  const results = all.map((change) => {
    const { next, result } = changeForum(calendar, FRIDAY, { change, by: BY, now: NOW }) as {
      next?: typeof calendar;
      result: string;
    };
    calendar = next ?? calendar;
    return result;
  });
  return { results, kept: calendar.changes[FRIDAY.toString()] };
}

describe('a change of a forum', () => {
  it('is kept with who made it and when', () => {
    const { results, kept } = changing(CANCELLED);
    assert.deepEqual(results, ['changed']);
    assert.deepEqual(kept, { ...CANCELLED, number: 1, by: BY, at: NOW.toISOString() });
  });

  it('keeps nothing of a person but who it is', () => {
    const by = { ...BY, name: 'Hugo Värd' };
    const { next } = changeForum(forumCalendar.empty(), FRIDAY, { change: CANCELLED, by, now: NOW }) as {
      next: { changes: Record<string, ForumChange> };
    };
    assert.deepEqual(next.changes['2026-11-27']?.by, BY);
  });

  for (const change of [CANCELLED, MOVED, LENGTHENED]) {
    it(`made twice is made once: ${change.kind}`, () => {
      const { results, kept } = changing(change, { ...change });
      assert.deepEqual(results, ['changed', 'already']);
      assert.equal(kept?.number, 1);
    });
  }

  it('is none when what was never changed is to be as usual', () => {
    assert.deepEqual(changing(RESTORED), { results: ['already'], kept: undefined });
  });

  it('counts on over all that is decided about the forum', () => {
    const { results, kept } = changing(CANCELLED, RESTORED, RESTORED, CANCELLED, LENGTHENED, RESTORED);
    assert.deepEqual(results, ['changed', 'changed', 'already', 'changed', 'changed', 'changed']);
    assert.deepEqual([kept?.kind, kept?.number], ['restored', 5]);
  });

  it('is another one with another reason, time or length', () => {
    for (const other of [
      { ...MOVED, reason: 'x' },
      { ...MOVED, to: '2026-12-03T12:15:00.000Z' },
      { ...MOVED, minutes: 31 },
    ]) {
      assert.deepEqual(changing(MOVED, other).results, ['changed', 'changed']);
    }
  });

  for (const [what, all, from] of [
    ['cancelled', [MOVED, CANCELLED], MOVED.to],
    ['moved again', [MOVED, { ...MOVED, to: '2026-12-01T12:00:00.000Z' }], MOVED.to],
    ['restored', [MOVED, RESTORED], MOVED.to],
    ['restored after that', [MOVED, CANCELLED, RESTORED], MOVED.to],
    ['cancelled without having been moved', [CANCELLED], undefined],
    ['cancelled after it had been restored', [MOVED, RESTORED, CANCELLED], undefined],
  ] as const) {
    it(`tells where people were going when it is ${what}`, () => assert.equal(changing(...all).kept?.from, from));
  }

  it('made twice is made once also after it was moved', () => {
    assert.deepEqual(changing(MOVED, CANCELLED, CANCELLED).results, ['changed', 'changed', 'already']);
  });

  it('leaves the other forums of the year alone', () => {
    const step = { by: BY, now: NOW };
    const { next } = changeForum(forumCalendar.empty(), FRIDAY, { change: CANCELLED, ...step }) as {
      next: ReturnType<typeof forumCalendar.empty>;
    };
    const later = changeForum(next, FRIDAY.add({ days: 7 }), { change: LENGTHENED, ...step }) as { next: typeof next };
    assert.deepEqual(Object.keys(later.next.changes), ['2026-11-27', '2026-12-04']);
    assert.deepEqual(later.next.changes['2026-11-27'], next.changes['2026-11-27']);
  });
});

describe('the changes around a day', () => {
  const folder = useTemporaryFolder();

  it('are found on both sides of the new year', async () => {
    const store = await openStore({ dir: folder(), collections: [forumCalendar] });
    const days = ['2026-12-18', '2027-01-08'].map((text) => Temporal.PlainDate.from(text));
    for (const day of days) {
      await store.change(forumYear(day), (current) =>
        changeForum(current, day, { change: CANCELLED, by: BY, now: NOW }),
      );
    }
    for (const around of days) {
      const changeOn = await readForumChanges(store, around);
      assert.deepEqual(
        [...days, Temporal.PlainDate.from('2027-01-15')].map((day) => changeOn(day)?.kind),
        ['cancelled', 'cancelled', undefined],
      );
    }
    await store.close();
  });
});
