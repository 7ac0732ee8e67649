import assert from 'node:assert/strict';
import { describeCause } from '../../src/delivery/describe-cause.ts';
import { en } from '../../src/delivery/texts/en.ts';
import { sv } from '../../src/delivery/texts/sv.ts';

/** Everything that a message's `cause` is known to become, beside the words of ours that are keys of the texts. */
const CODES = {
  BotNotInConversationRoster: 'not-installed',
  ForbiddenOperationException: 'not-installed',
  ConversationBlockedByUser: 'blocked',
  BotDisabledByAdmin: 'disabled',
  ConversationNotFound: 'gone',
  404: 'gone',
  NotEnoughPermissions: 'no-permission',
  MessageWritesBlocked: 'writes-blocked',
  TenantNotAllowed: 'tenant-not-allowed',
  MessageSizeTooBig: 'too-large',
  NotSent: 'not-reached',
  ServiceUrlRefused: 'address',
  CopyUnknown: 'copy-unknown',
  cancelled: 'stopped',
  withdrawn: 'stopped',
  'no answer': 'no-answer',
  TooManyRequests: 'busy',
  PreconditionFailed: 'busy',
  412: 'busy',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
} as const;

describe('why a message has not arrived', () => {
  for (const [code, cause] of Object.entries(CODES)) {
    it(`is told in words when it is ${code}, in both languages`, () => {
      for (const texts of [sv, en]) assert.equal(describeCause(code, texts), texts.causes[cause]);
    });
  }

  it('is told in words for each cause of our own, in words that no other has', () => {
    for (const texts of [sv, en]) {
      const causes = Object.keys(texts.causes);
      assert.deepEqual(
        causes.map((cause) => describeCause(cause, texts)),
        Object.values(texts.causes),
      );
      assert.equal(new Set(Object.values(texts.causes)).size, causes.length);
    }
    assert.deepEqual(Object.keys(sv.causes), Object.keys(en.causes));
  });

  for (const code of ['400', 'BadArgument', 'constructor', '__proto__', ''])
    it(`is told by its code when it is "${code}", which is not known`, () => {
      assert.equal(describeCause(code, sv), `Teams svarade ${code}`);
      assert.equal(describeCause(code, en), `Teams answered ${code}`);
    });
});
