import assert from 'node:assert/strict';
import { parseForumSettings } from '../../src/forum/forum-settings.ts';

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { settings: parseForumSettings(env, problems), problems };
}

const STANDARD = {
  weekday: 5,
  time: '09:00',
  minutes: 30,
  join: '',
  skipsSqueezeDays: false,
  pause: undefined,
  remindAt: '15:00',
  remindMinutes: 15,
  summaryMinutes: 30,
};

describe('the settings of the forum', () => {
  it('are Fridays at nine for half an hour, also when they are left empty', () => {
    for (const env of [{}, { FORUM_WEEKDAY: ' ', FORUM_TIME: '', FORUM_PAUSE: ' ', FORUM_JOIN: '  ' }]) {
      assert.deepEqual(read(env), { settings: STANDARD, problems: [] });
    }
  });

  it('are read', () => {
    const env = {
      FORUM_WEEKDAY: '3',
      FORUM_TIME: '13:30',
      FORUM_MINUTES: '45',
      FORUM_JOIN: ' 010-123 45 67, kod 89 ',
      FORUM_SKIP_SQUEEZE_DAYS: 'true',
      FORUM_PAUSE: '28-31',
      FORUM_REMIND_AT: '08:15',
      FORUM_REMIND_MINUTES: '5',
      FORUM_SUMMARY_MINUTES: '45',
    };
    const settings = {
      weekday: 3,
      time: '13:30',
      minutes: 45,
      join: '010-123 45 67, kod 89',
      skipsSqueezeDays: true,
      pause: [28, 31],
      remindAt: '08:15',
      remindMinutes: 5,
      summaryMinutes: 45,
    };
    assert.deepEqual(read(env), { settings, problems: [] });
  });

  for (const [name, values] of Object.entries({
    FORUM_WEEKDAY: ['0', '8', '1.5', 'fredag', '-1', 'NaN'],
    FORUM_TIME: ['05:59', '21:00', '9:00', '09:60', '09.00', 'x', '09:00:00'],
    FORUM_MINUTES: ['4', '241', '30.5', 'x', '1e9'],
    FORUM_JOIN: ['x'.repeat(501)],
    FORUM_SKIP_SQUEEZE_DAYS: ['ja', 'TRUE', '1'],
    FORUM_PAUSE: ['28', '0-31', '31-28', '28-54', '28–31', '28-31-33', 'juli', '-28'],
    FORUM_REMIND_AT: ['05:59', '21:00', '15', 'x'],
    FORUM_REMIND_MINUTES: ['0', '121', '1.5', 'x'],
    FORUM_SUMMARY_MINUTES: ['-1', '601', '1.5', 'x'],
  })) {
    for (const value of values) {
      it(`refuse ${name}=${value.slice(0, 20)} with a line that names it`, () => {
        const { problems } = read({ [name]: value });
        assert.equal(problems.length, 1);
        assert.match(problems[0] ?? '', new RegExp(`^${name} must be `));
      });
    }
  }
});
