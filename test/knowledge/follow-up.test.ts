import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { followUp } from '../../src/knowledge/follow-up.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

type Dialogue = { last: string; said: string; meant: string | null };
const DIALOGUES: readonly Dialogue[] = JSON.parse(readFileSync(new URL('./dialogues.json', import.meta.url), 'utf8'));

describe('a follow-up question', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await realKnowledge();
  });

  it('is tried on at least thirty dialogues, ten of which must not be understood', () => {
    assert.ok(DIALOGUES.length >= 30);
    assert.ok(DIALOGUES.filter(({ meant }) => meant === null).length >= 10);
  });

  for (const { last, said, meant } of DIALOGUES) {
    it(`"${last}" – "${said}" ${meant === null ? 'is not understood' : `means "${meant}"`}`, () => {
      assert.equal(followUp(said, last, knowledge) ?? null, meant);
    });
  }
});
