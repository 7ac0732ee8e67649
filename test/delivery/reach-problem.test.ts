import assert from 'node:assert/strict';
import { isLeftAlone, reachProblem } from '../../src/delivery/reach-problem.ts';
import { NOT_SENT, type SendOutcome } from '../../src/delivery/send-outcome.ts';
import { NOW } from './a-message.ts';

const failed = (status?: number, code?: string): SendOutcome => ({ kind: 'failed', status, code });
const HOUR_MS = 3_600_000;

describe('what an outcome says about the conversation', () => {
  for (const [what, outcome, problem] of [
    ['403, the app is not there', failed(403, 'BotNotInConversationRoster'), 'not-installed'],
    ['403, the app is not in the personal scope', failed(403, 'ForbiddenOperationException'), 'not-installed'],
    ['403, the person blocked the bot', failed(403, 'ConversationBlockedByUser'), 'blocked'],
    ['403, an administrator disabled the bot', failed(403, 'BotDisabledByAdmin'), 'disabled'],
    ['403, there are no permissions', failed(403, 'NotEnoughPermissions'), 'no-permission'],
    ['403, nobody may write', failed(403, 'MessageWritesBlocked'), 'writes-blocked'],
    ['404, the conversation is not there', failed(404, 'ConversationNotFound'), 'gone'],
    ['404 without a reason', failed(404), 'gone'],
    ['404 with an unknown reason', failed(404, 'Something'), 'gone'],
    ['404, the copy is not there', failed(404, 'ActivityNotFoundInConversation'), undefined],
    ['403 without a reason', failed(403), undefined],
    ['403 with the name of something that every object has', failed(403, 'constructor'), undefined],
    ['429', failed(429, 'TooManyRequests'), undefined],
    ['that it never left', failed(undefined, NOT_SENT), undefined],
    ['uncertain', { kind: 'uncertain', status: 404 }, undefined],
    ['sent', { kind: 'sent', activityId: '1' }, undefined],
  ] as const) {
    it(`${what}: ${problem ?? 'nothing'}`, () => assert.equal(reachProblem(outcome as SendOutcome), problem));
  }
});

describe('a conversation that was not reached', () => {
  for (const [problem, agoMs, alone] of [
    ['not-installed', 365 * 24 * HOUR_MS, true],
    ['blocked', 365 * 24 * HOUR_MS, true],
    ['gone', 365 * 24 * HOUR_MS, true],
    ['disabled', 24 * HOUR_MS - 1, true],
    ['disabled', 24 * HOUR_MS, false],
    ['no-permission', 0, false],
    ['writes-blocked', 0, false],
  ] as const) {
    it(`is ${alone ? 'left alone' : 'tried'} ${agoMs / HOUR_MS} hours after ${problem}`, () => {
      const mark = { problem, at: new Date(NOW.getTime() - agoMs).toISOString() };
      assert.equal(isLeftAlone(mark, NOW), alone);
    });
  }

  it('is tried when nothing is known against it', () => assert.equal(isLeftAlone(null, NOW), false));
});
