import assert from 'node:assert/strict';
import type { Entry } from '../../src/knowledge/entry.ts';
import type { Period } from '../../src/reports/period.ts';
import { entriesOf } from '../../src/summaries/entries.ts';
import type { Content } from '../../src/summaries/summary.ts';
import { contentWith, LENA, lineWith } from './a-summary.ts';

/** What is posted on the evening of 8 November in UTC, which in Sweden is the 9th. */
function entries(changes: Partial<Content> = {}, period: Period = '2026-10'): Entry[] {
  const posted = { ...contentWith(changes), version: 1, by: LENA, at: '2026-11-08T23:30:00.000Z' };
  return entriesOf({ period, posted }, (code) => (code === '1490' ? 'Borås' : code));
}

describe('the entries of a posted monthly status', () => {
  it('are one of the summary and one of the plans, with the Swedish day of posting', () => {
    assert.deepEqual(
      entries().map(({ id, title, body, source }) => [id, title, body, source.asOf, source.period]),
      [
        [
          'lagesrapport-2026-10-summering',
          'Summering oktober 2026',
          'Utbildningen har börjat.',
          '2026-11-09',
          'oktober 2026',
        ],
        ['lagesrapport-2026-10-planering', 'Planering november 2026', 'Den fortsätter.', '2026-11-09', 'oktober 2026'],
      ],
    );
  });

  it('know that the month after December is in the next year', () => {
    assert.equal(entries({}, '2026-12')[1]?.title, 'Planering januari 2027');
  });

  it('are several of a long paragraph, cut between its sentences', () => {
    const sentence = 'Utbildningen har börjat i tio kommuner till och fortsätter under hösten.';
    const bodies = entries({ summary: Array(40).fill(sentence).join(' '), planning: '' }).map(({ body }) => body);
    assert.ok(bodies.length > 1);
    for (const body of bodies) assert.ok(body.length <= 900 && body.endsWith('.'), body);
    assert.equal(bodies.join(' '), Array(40).fill(sentence).join(' '));
  });

  it('are none of a part that says nothing', () => {
    assert.deepEqual(
      entries({ planning: '' }).map(({ id }) => id),
      ['lagesrapport-2026-10-summering'],
    );
    assert.deepEqual(entries({ summary: '', planning: '' }), []);
  });

  it('have the heading and the link of the posting as their source', () => {
    const [{ source } = assert.fail()] = entries({ title: 'Läget', link: 'https://x.se/a' });
    assert.deepEqual([source.publisher, source.title, source.url], ['VästKom', 'Läget', 'https://x.se/a']);
    const [plain] = entries();
    assert.deepEqual([plain?.source.title, plain?.source.url], ['Månadsrapport oktober 2026', undefined]);
  });

  it('hold each line with its municipality, and each ends as a sentence does', () => {
    const lines = [lineWith('c', { source: null, text: '1 av 49 har lämnat' }), lineWith('a')];
    const [{ body } = assert.fail()] = entries({ summary: '- Ett är gjort\n2) Två är gjort!\n\n• Tre?', lines });
    const told = 'Ett är gjort. Två är gjort! Tre? 1 av 49 har lämnat. Borås: Tjänstekorten är beställda.';
    assert.equal(body, told);
  });

  it('hold the lines of their part only', () => {
    const [summary, planning] = entries({ lines: [lineWith('a', { part: 'planning' })] });
    assert.doesNotMatch(summary?.body ?? '', /Borås/);
    assert.match(planning?.body ?? '', /Borås/);
  });

  it('are so short that an answer is, and lose nothing', () => {
    const sentence = (n: number): string => `Mening ${n} ${'är ganska lång '.repeat(6).trim()}.`;
    const summary = Array.from({ length: 40 }, (_, n) => sentence(n)).join('\n');
    const found = entries({ summary, planning: '' });
    assert.ok(found.length > 3);
    for (const { body } of found) assert.ok(body.length <= 900, String(body.length));
    assert.equal(found.map(({ body }) => body).join(' '), summary.replaceAll('\n', ' '));
    assert.deepEqual(
      found.slice(0, 2).map(({ id, title }) => [id, title]),
      [
        ['lagesrapport-2026-10-summering', 'Summering oktober 2026'],
        ['lagesrapport-2026-10-summering-2', 'Summering oktober 2026, del 2'],
      ],
    );
    assert.deepEqual(
      found.slice(1).map(({ questions }) => questions),
      found.slice(1).map(() => []),
    );
  });
});
