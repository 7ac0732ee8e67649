import assert from 'node:assert/strict';
import {
  AREAS,
  type Draft,
  draftProblems,
  EMPTY_DRAFT,
  finishDraft,
  MAX_LENGTHS,
  OPTIONS,
  reportSchema,
  STATUSES,
  sameReport,
  TEXT_FIELDS,
} from '../../src/reports/report.ts';

const FULL: Draft = {
  status: 'on-track',
  summary: 'a',
  planning: 'b',
  areas: { it: 'some-risk', project: 'on-track' },
  options: ['1', '3'],
  support: 'c',
  question: 'd',
};
const REPORT = { ...FULL, status: 'on-track' as const };

describe('a draft', () => {
  it('that is complete is a report', () => {
    assert.deepEqual(finishDraft(FULL), { kind: 'report', report: REPORT });
    assert.deepEqual(reportSchema.parse(REPORT), REPORT);
  });

  for (const [missing, fields] of [
    [EMPTY_DRAFT, ['status', 'summary', 'planning']],
    [{ ...FULL, status: null }, ['status']],
    [{ ...FULL, summary: '' }, ['summary']],
    [{ ...FULL, planning: '' }, ['planning']],
    [{ ...FULL, support: '', question: '', areas: {}, options: [] }, []],
  ] as const) {
    it(`lacks ${fields.join(', ') || 'nothing that is required'}`, () => {
      const finished = finishDraft(missing as Draft);
      const found = finished.kind === 'problems' ? finished.problems : [];
      assert.deepEqual(
        found,
        fields.map((field) => ({ kind: 'missing', field })),
      );
    });
  }

  for (const field of TEXT_FIELDS) {
    const most = MAX_LENGTHS[field];
    it(`holds ${most} characters in ${field}, and no more`, () => {
      assert.deepEqual(draftProblems({ ...FULL, [field]: 'å'.repeat(most) }), []);
      assert.deepEqual(draftProblems({ ...FULL, [field]: 'å'.repeat(most + 1) }), [
        { kind: 'too-long', field, length: most + 1, most },
      ]);
    });

    it(`holds no personal identity number in ${field}`, () => {
      const text = `Ring 19811218-9876\nom det.`;
      assert.deepEqual(draftProblems({ ...FULL, [field]: text }), [{ kind: 'personal-data', field }]);
      assert.deepEqual(draftProblems({ ...FULL, [field]: 'Ring 19811218-9875 om det.' }), []);
    });
  }

  it('may have several problems, in the order of the form', () => {
    const texts = { ...FULL, question: '19811218-9876', summary: 'x'.repeat(2001) };
    assert.deepEqual(
      draftProblems(texts).map(({ field }) => field),
      ['summary', 'question'],
    );
  });
});

describe('two reports say the same', () => {
  it('when nothing differs, in whatever order the areas are', () => {
    assert.ok(sameReport(REPORT, { ...REPORT, areas: { project: 'on-track', it: 'some-risk' } }));
  });

  for (const changes of [
    ...STATUSES.filter((status) => status !== 'on-track').map((status) => ({ status })),
    ...TEXT_FIELDS.map((field) => ({ [field]: 'x' })),
    ...AREAS.map((area) => ({ areas: { ...REPORT.areas, [area]: 'needs-support' as const } })),
    { areas: {} },
    { areas: { project: 'some-risk', it: 'on-track' } as const },
    { options: [] },
    { options: [...OPTIONS] },
  ]) {
    it(`but not with ${JSON.stringify(changes)}`, () => {
      assert.equal(sameReport(REPORT, { ...REPORT, ...changes }), false);
      assert.equal(sameReport({ ...REPORT, ...changes }, REPORT), false);
    });
  }
});
