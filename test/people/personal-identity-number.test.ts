import assert from 'node:assert/strict';
import { holdsPersonalIdentityNumber } from '../../src/people/personal-identity-number.ts';

// Numbers that the tax agency has set apart for tests, or that are nobody's.
describe('a personal identity number', () => {
  for (const text of [
    '811218-9876',
    '8112189876',
    '19811218-9876',
    '198112189876',
    '19811218 9876',
    '811218+9876',
    'Patienten 811218-9876 har frågat',
    '(811218-9876)',
    'pnr:8112189876.',
    'coordination number 811278-9873',
    'two: 811218-9875 811218-9876',
  ]) {
    it(`is seen in "${text}"`, () => assert.equal(holdsPersonalIdentityNumber(text), true));
  }

  for (const text of [
    '',
    '811218-9875',
    '811318-9876',
    '811232-9876',
    '811200-9876',
    '555555-5555',
    '0771-11 00 00',
    'Org.nr 222000-0893',
    '2022-05-31',
    '12345678901234567890',
    '811218-98765',
    '1811218-9876123',
    '250 000 invånare år 2022',
    '031-701 50 00',
  ]) {
    it(`is not seen in "${text}"`, () => assert.equal(holdsPersonalIdentityNumber(text), false));
  }
});
