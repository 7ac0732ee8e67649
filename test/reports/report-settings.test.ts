import assert from 'node:assert/strict';
import { parseReportSettings } from '../../src/reports/report-settings.ts';
import { DEFAULT_REPORT_SETTINGS } from '../../src/reports/report-window.ts';

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { settings: parseReportSettings(env, problems), problems };
}

describe('the settings of the reports', () => {
  it('have defaults, also when they are left empty', () => {
    const standard = { opensOn: 20, dueWorkingDays: 1, closesOn: 20, remindOn: [3, 0, -2], remindAt: '09:00' };
    assert.deepEqual(DEFAULT_REPORT_SETTINGS, standard);
    for (const env of [{}, { REPORT_OPENS_ON: ' ', REPORT_REMIND_ON: '', REPORT_REMIND_AT: '  ' }]) {
      assert.deepEqual(read(env), { settings: standard, problems: [] });
    }
  });

  it('are read', () => {
    const env = {
      REPORT_OPENS_ON: '15',
      REPORT_DUE_WORKING_DAYS: '2',
      REPORT_CLOSES_ON: '10',
      REPORT_REMIND_ON: '5, 1 -3',
      REPORT_REMIND_AT: '13:30',
    };
    const settings = { opensOn: 15, dueWorkingDays: 2, closesOn: 10, remindOn: [5, 1, -3], remindAt: '13:30' };
    assert.deepEqual(read(env), { settings, problems: [] });
  });

  it('close no later than the next window opens, also by default', () => {
    assert.deepEqual(read({ REPORT_OPENS_ON: '5' }).settings.closesOn, 5);
    const { problems } = read({ REPORT_OPENS_ON: '5', REPORT_CLOSES_ON: '6' });
    assert.match(problems.join(), /^REPORT_CLOSES_ON must not be after REPORT_OPENS_ON/);
  });

  for (const [name, values] of Object.entries({
    REPORT_OPENS_ON: ['0', '29', '1.5', 'x', '-1', '1e9', 'NaN'],
    REPORT_CLOSES_ON: ['0', '29', 'x'],
    REPORT_DUE_WORKING_DAYS: ['0', '6', 'x'],
    REPORT_REMIND_ON: ['x', '16', '-16', '1.5', '1;2', '1,2,3,4,5,6,7,8,9,10,11'],
    REPORT_REMIND_AT: ['07:59', '16:00', '9:00', '09:60', '09', 'x', '09:00:00'],
  })) {
    for (const value of values) {
      it(`refuse ${name}=${value} with a line that names it`, () => {
        const { problems } = read({ [name]: value });
        assert.equal(problems.length, 1);
        assert.match(problems[0] ?? '', new RegExp(`^${name} must be `));
      });
    }
  }
});
