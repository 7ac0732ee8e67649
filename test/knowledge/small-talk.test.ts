import assert from 'node:assert/strict';
import { smallTalk } from '../../src/knowledge/small-talk.ts';

describe('small talk', () => {
  const KINDS: [string, ReturnType<typeof smallTalk>][] = [
    ['hej!', 'greeting'],
    ['  TACK  ', 'thanks'],
    ['Hej, tack så mycket!', 'thanks'],
    ['vem är du?', 'who-are-you'],
    ['Hej hej då', 'goodbye'],
    ['tack, toppen!', 'thanks'],
    ['Thanks a lot', 'thanks'],
    ['hej, när är öppet forum', undefined],
    ['är du en människa eller en robot?', 'who-are-you'],
    ['är du med i robotprojektet', undefined],
    ['kan du hjälpa mig?', 'ready'],
    ['du svarade fel', 'complaint'],
    ['Vad är klockan?', 'off-topic'],
    ['vem är ordförande', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of KINDS) {
    it(`takes "${text}" as ${expected ?? 'a question'}`, () => {
      assert.equal(smallTalk(text), expected);
    });
  }
});
