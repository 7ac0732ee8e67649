import assert from 'node:assert/strict';
import { MAX_REVISIONS, type Month, type Revision } from '../../src/reports/month-reports.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { type Submission, submitReport } from '../../src/reports/submit-report.ts';
import { monthOf, revision } from '../support/export-month.ts';

const WINDOW = windowOf('2026-10', DEFAULT_REPORT_SETTINGS);
const said = (summary: string) => revision({ report: { summary } }).report;
/** Revision 1 by the form k1, and so on. */
const revisions = (...summaries: string[]): Revision[] =>
  summaries.map((summary, at) => revision({ number: at + 1, key: `k${at + 1}`, report: { summary } }));

function submit(month: Month, changes: Partial<Submission> & { summary?: string } = {}) {
  const { summary = 'Nytt.', ...rest } = changes;
  const submission: Submission = {
    municipality: '1440',
    report: said(summary),
    key: 'new',
    base: 0,
    by: { tenantId: 't', userId: 'u' },
    via: 'card',
    now: new Date('2026-10-21T08:00:00.000Z'),
    ...rest,
  };
  const { next, result } = submitReport(month, submission, WINDOW);
  return { result, kept: next?.municipalities['1440']?.revisions.map(({ report }) => report.summary), next };
}

describe('a report that is handed in', () => {
  it('is the first revision, with who, how and when', () => {
    const { result, next } = submit(monthOf({}), { via: 'phone' });
    const saved = {
      number: 1,
      report: said('Nytt.'),
      by: { tenantId: 't', userId: 'u' },
      via: 'phone',
      at: '2026-10-21T08:00:00.000Z',
      key: 'new',
    };
    assert.deepEqual(result, { kind: 'saved', revision: saved });
    assert.deepEqual(next, {
      municipalities: { 1440: { revisions: [saved], excuse: null, formerExcuses: [], forwarded: null } },
    });
  });

  for (const [what, had, changes, kind, kept] of [
    ['that saw the current one adds to it', ['a'], { base: 1 }, 'saved', ['a', 'Nytt.']],
    ['that saw an older one is asked', ['a', 'b'], { base: 1 }, 'conflict', undefined],
    ['that saw none is asked', ['a'], { base: 0 }, 'conflict', undefined],
    ['that claims to have seen one to come is asked', ['a'], { base: 2 }, 'conflict', undefined],
    ['by the same form with the same words is known', ['a'], { key: 'k1', summary: 'a' }, 'already', undefined],
    ['by the same form with other words adds to its own', ['a'], { key: 'k1' }, 'saved', ['a', 'Nytt.']],
    ['by a form whose report was replaced is asked', ['a', 'b'], { key: 'k1' }, 'conflict', undefined],
    [
      'by a form whose report was replaced, repeated, is asked and brings nothing back',
      ['a', 'b'],
      { key: 'k1', summary: 'a' },
      'conflict',
      undefined,
    ],
    ['that says the same as another is known', ['a'], { summary: 'a' }, 'already', undefined],
    ['that says the same as an older one is asked', ['a', 'b'], { summary: 'a' }, 'conflict', undefined],
  ] as const) {
    it(what, () => {
      const found = submit(monthOf({ 1440: revisions(...had) }), changes);
      assert.equal(found.result.kind, kind);
      assert.deepEqual(found.kept, kept);
    });
  }

  for (const [now, kind] of [
    ['2026-10-19T21:59:59.999Z', 'not-open'],
    ['2026-10-19T22:00:00.000Z', 'saved'],
    ['2026-11-19T22:59:59.999Z', 'saved'],
    ['2026-11-19T23:00:00.000Z', 'closed'],
  ] as const) {
    it(`at ${now} is ${kind}`, () => assert.equal(submit(monthOf({}), { now: new Date(now) }).result.kind, kind));
  }

  it('again after the month was closed is still known, so that a repeat is not told that it failed', () => {
    const now = new Date('2026-11-20T08:00:00.000Z');
    const { result } = submit(monthOf({ 1440: revisions('a') }), { now, key: 'k1', summary: 'a' });
    assert.equal(result.kind, 'already');
  });

  it(`is refused after ${MAX_REVISIONS} revisions`, () => {
    const full = revisions(...Array.from({ length: MAX_REVISIONS }, (_, at) => `nr ${at + 1}`));
    const { result, kept } = submit(monthOf({ 1440: full }), { base: MAX_REVISIONS });
    assert.deepEqual([result, kept], [{ kind: 'too-many', most: MAX_REVISIONS }, undefined]);
    const onThePhone = submit(monthOf({ 1440: full }), { base: MAX_REVISIONS, via: 'phone' });
    assert.equal(onThePhone.result.kind, 'saved', 'the project leader can still change it');
  });

  it('leaves the other municipalities as they were, and its own excuse', () => {
    const excuse = { by: { tenantId: 't', userId: 'u' }, at: '2026-10-20T08:00:00.000Z', reason: 'r' };
    const month = monthOf({ 1441: revisions('a') }, { 1440: excuse });
    const { next } = submit(month);
    assert.equal(next?.municipalities['1441'], month.municipalities['1441']);
    assert.deepEqual(next?.municipalities['1440']?.excuse, excuse);
  });
});
