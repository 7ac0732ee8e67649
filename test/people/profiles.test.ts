import assert from 'node:assert/strict';
import { changeProfile, municipalityOf, pauseFor, profileOf, profiles } from '../../src/people/profiles.ts';

const UNKNOWN = profiles.empty();
const CHAT = { conversationId: 'c', serviceUrl: 's' };

describe('a person’s profile', () => {
  it('is written when something changes, and not otherwise', () => {
    const { next = UNKNOWN } = changeProfile(UNKNOWN, { chat: CHAT });
    assert.deepEqual(next, { ...UNKNOWN, chat: CHAT });
    assert.deepEqual(changeProfile(next, { chat: { ...CHAT } }), { result: undefined });
    assert.equal(changeProfile(next, { chat: null }).next?.chat, null);
  });

  it('is a document of its own for each person of each tenant', () => {
    const keys = [
      profileOf({ tenantId: 't', userId: 'u' }).key,
      profileOf({ tenantId: 't', userId: 'U' }).key,
      profileOf({ tenantId: 't2', userId: 'u' }).key,
      profileOf({ tenantId: 't","u', userId: '' }).key,
    ];
    assert.equal(new Set(keys).size, 4);
  });

  for (const [before, period, paused, after] of [
    [null, '2026-10', true, '2026-10'],
    ['2026-09', '2026-10', true, '2026-10'],
    ['2026-10', '2026-10', false, null],
    ['2026-10', '2026-09', false, '2026-10'],
  ] as const) {
    it(`paused for ${before} and then ${paused ? '' : 'not '}for ${period} is paused for ${after}`, () => {
      const profile = { ...UNKNOWN, remindersPausedFor: before };
      assert.equal((pauseFor(profile, period, paused).next ?? profile).remindersPausedFor, after);
    });
  }

  for (const [chosen, served, found] of [
    [null, ['1485'], '1485'],
    ['1440', ['1485'], '1485'],
    ['1440', ['1440', '1441'], '1440'],
    ['1485', ['1440', '1441'], undefined],
    [null, ['1440', '1441'], undefined],
    ['1440', [], undefined],
  ] as const) {
    it(`with the choice ${chosen} in a tenant of ${served.join(', ') || 'none'} is of ${found ?? 'none'}`, () => {
      assert.equal(municipalityOf({ ...UNKNOWN, municipality: chosen }, served), found);
    });
  }
});
