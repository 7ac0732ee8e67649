import assert from 'node:assert/strict';
import {
  draftsOf,
  dropDraft,
  findDraft,
  forgetOldDrafts,
  keepDraft,
  reportDrafts,
  type SavedDraft,
} from '../../src/reports/drafts.ts';
import { EMPTY_DRAFT } from '../../src/reports/report.ts';
import { openStore } from '../../src/store/open-store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';

const saved = (summary: string): SavedDraft => ({
  draft: { ...EMPTY_DRAFT, summary },
  base: 0,
  savedAt: '2026-10-21T08:00:00.000Z',
});
const keep = (drafts: Record<string, SavedDraft>, period: string, municipality: string, summary: string) =>
  keepDraft({ drafts }, { period, municipality, saved: saved(summary) }).next?.drafts;

describe('drafts', () => {
  const folder = useTemporaryFolder();

  it('are kept by month and municipality', () => {
    assert.deepEqual(keep({ '2026-10.1440': saved('a') }, '2026-10', '1441', 'b'), {
      '2026-10.1440': saved('a'),
      '2026-10.1441': saved('b'),
    });
  });

  it('take the place of an older one', () => {
    assert.deepEqual(keep({ '2026-10.1440': saved('a') }, '2026-10', '1440', 'b'), { '2026-10.1440': saved('b') });
  });

  it('of other months fall away', () => {
    assert.deepEqual(keep({ '2026-09.1440': saved('a') }, '2026-10', '1440', 'b'), { '2026-10.1440': saved('b') });
  });

  it('are found, and nothing is found where none is', () => {
    const drafts = { drafts: { '2026-10.1440': saved('a') } };
    assert.equal(findDraft(drafts, '2026-10', '1440')?.draft.summary, 'a');
    for (const [period, code] of [
      ['2026-10', '1441'],
      ['2026-11', '1440'],
      ['__proto__', ''],
    ] as const) {
      assert.equal(findDraft(drafts, period, code), undefined);
    }
  });

  it('are dropped alone, and nothing is written where there is none', () => {
    const drafts = { drafts: { '2026-10.1440': saved('a'), '2026-10.1441': saved('b') } };
    assert.deepEqual(dropDraft(drafts, '2026-10', '1440').next, { drafts: { '2026-10.1441': saved('b') } });
    assert.deepEqual(dropDraft(drafts, '2026-10', '1442'), { result: undefined });
  });

  it('of earlier months are dropped, and no other, whatever the clock says', async () => {
    const store = await openStore({ dir: folder(), collections: [reportDrafts] });
    const [rut, disa] = ['rut', 'disa'].map((userId) => draftsOf({ tenantId: 't', userId }));
    const put = (doc: typeof rut, names: string[]) =>
      store.change(doc ?? assert.fail(), () => ({
        next: { drafts: Object.fromEntries(names.map((name) => [name, saved('a')])) },
        result: undefined,
      }));
    await put(rut, ['2026-10.1440', '2026-11.1440']);
    await put(disa, ['2026-10.1440']);
    // One that is being saved at that moment stays.
    await Promise.all([forgetOldDrafts(store, '2026-11'), put(rut, ['2026-11.1440'])]);
    const left = async (doc: typeof rut) => Object.keys((await store.read(doc ?? assert.fail())).drafts);
    assert.deepEqual([await left(rut), await left(disa)], [['2026-11.1440'], []]);
    await forgetOldDrafts(store, '2026-10');
    assert.deepEqual(await left(rut), ['2026-11.1440']);
    await store.close();
  });

  it('are a document for each person of each tenant', () => {
    const keys = [
      draftsOf({ tenantId: 'a', userId: 'b' }).key,
      draftsOf({ tenantId: 'a', userId: 'c' }).key,
      draftsOf({ tenantId: 'ab', userId: '' }).key,
      draftsOf({ tenantId: '', userId: 'ab' }).key,
    ];
    assert.equal(new Set(keys).size, 4);
  });
});
