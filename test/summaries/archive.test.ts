import assert from 'node:assert/strict';
import { findPosted, readArchive } from '../../src/summaries/archive.ts';
import { withdrawSummary } from '../../src/summaries/posting.ts';
import { changed, LENA, NOW, posted, saved } from './a-summary.ts';
import { keep, useStore } from './summary-store.ts';

const withdrawn = changed(posted(), withdrawSummary(posted(), { edition: 1, by: LENA, now: NOW }));

describe('the archive', () => {
  const store = useStore();

  beforeEach(async () => {
    for (const [period, summary] of [
      ['2025-05', posted()],
      ['2025-12', posted()],
      ['2026-05', posted()],
      ['2026-06', withdrawn],
      ['2026-07', saved()],
      ['2026-08', saved({ title: 'Ändras' }, posted())],
      ['2026-09', posted(withdrawn)],
    ] as const) {
      await keep(store(), period, summary);
    }
  });

  const periods = async (wish: Parameters<typeof readArchive>[1]): Promise<string[]> =>
    (await readArchive(store(), wish)).map(({ period }) => period);

  for (const [what, wish, found] of [
    ['all', { count: 99 }, ['2026-09', '2026-08', '2026-05', '2025-12', '2025-05']],
    ['the newest', { count: 1 }, ['2026-09']],
    ['two', { count: 2 }, ['2026-09', '2026-08']],
    ['those before a month', { count: 99, before: '2026-05' }, ['2025-12', '2025-05']],
    ['those before the oldest', { count: 99, before: '2025-05' }, []],
  ] as const) {
    it(`shows ${what}, the newest first, without what is withdrawn or not posted`, async () => {
      assert.deepEqual(await periods(wish), found);
    });
  }

  it('shows what is posted, not the draft', async () => {
    const [, august] = await readArchive(store(), { count: 2 });
    assert.equal(august?.posted.title, '');
  });

  for (const [month, year, found] of [
    [5, undefined, '2026-05'],
    [5, 2025, '2025-05'],
    [12, undefined, '2025-12'],
    [6, undefined, undefined],
    [7, 2026, undefined],
    [1, undefined, undefined],
    [5, 2024, undefined],
  ] as const) {
    it(`finds ${found ?? 'nothing'} by month ${month}${year === undefined ? '' : ` of ${year}`}`, async () => {
      assert.equal((await findPosted(store(), { month, year }))?.period, found);
    });
  }
});
