import assert from 'node:assert/strict';
import { monthNamed } from '../../src/calendar/month-names.ts';

const SWEDISH = 'januari februari mars april maj juni juli augusti september oktober november december';
const ENGLISH = 'January February March April May June July August September October November December';

describe('a month', () => {
  it('is known by its name in Swedish and English, in any case', () => {
    for (const names of [SWEDISH, ENGLISH, SWEDISH.toUpperCase(), ENGLISH.toLowerCase()]) {
      assert.deepEqual(
        names.split(' ').map(monthNamed),
        Array.from({ length: 12 }, (_, at) => at + 1),
      );
    }
  });

  for (const name of ['', 'maj 2026', 'okt', '10', 'månad', 'constructor', '__proto__'])
    it(`is not known by "${name}"`, () => assert.equal(monthNamed(name), undefined));
});
