import assert from 'node:assert/strict';
import { parsePaceSettings } from '../../src/delivery/pace-settings.ts';
import { DEFAULT_PACE } from '../../src/delivery/pacer.ts';

describe('the settings of the pace', () => {
  const read = (env: Record<string, string>) => {
    const problems: string[] = [];
    return { settings: parsePaceSettings(env, problems), problems };
  };

  for (const [what, env] of [
    ['missing', {}],
    ['empty', { SEND_PER_SECOND: '', SEND_PER_CONVERSATION: ' ', SEND_RETRY_AFTER_MOST: '' }],
    [
      'the usual ones',
      { SEND_PER_SECOND: '48', SEND_PER_CONVERSATION: '7/1,8/2,60/30,1800/3600', SEND_RETRY_AFTER_MOST: '600' },
    ],
  ] as const) {
    it(`are the usual ones when they are ${what}`, () => {
      assert.deepEqual(read(env), { settings: DEFAULT_PACE, problems: [] });
    });
  }

  it('are taken over', () => {
    const { settings, problems } = read({
      SEND_PER_SECOND: ' 0.5 ',
      SEND_PER_CONVERSATION: '1/2, 30/60',
      SEND_RETRY_AFTER_MOST: '30',
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      perSecond: 0.5,
      perConversation: [
        { count: 1, ms: 2_000 },
        { count: 30, ms: 60_000 },
      ],
      mostRetryAfterMs: 30_000,
    });
  });

  for (const [name, values] of Object.entries({
    SEND_PER_SECOND: ['0', '0.09', '51', '-1', 'many', 'NaN', 'Infinity'],
    SEND_RETRY_AFTER_MOST: ['0', '86401', 'a day'],
    SEND_PER_CONVERSATION: [
      '7',
      '7/0',
      '0/1',
      '7/1/1',
      '7/1;8/2',
      '-7/1',
      '7.5/1',
      '10000/1',
      ',',
      Array(11).fill('1/1').join(),
    ],
  })) {
    for (const value of values) {
      it(`that are wrong are named, and are the usual ones: ${name}=${value}`, () => {
        const { settings, problems } = read({ [name]: value });
        assert.deepEqual(settings, DEFAULT_PACE);
        assert.equal(problems.length, 1);
        assert.match(problems[0] ?? '', new RegExp(`^${name} must be .*e\\.g\\. ${name}=`));
      });
    }
  }
});
