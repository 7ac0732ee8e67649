import { dataFile } from '../../../src/data-files.ts';
import { readMunicipalities } from '../../../src/people/municipalities.ts';
import { monthDoc } from '../../../src/reports/month-reports.ts';
import { type Period, periodsUntil } from '../../../src/reports/period.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../../src/reports/report-window.ts';
import type { Store } from '../../../src/store/store.ts';
import { realisticMonth } from './realistic-reports.ts';

const MONTHS = 10;

/**
 * Saves ten months of reports as they may be by now, in place of what there is of the same municipalities. More and more
 * of them hand in; `share` says how many have in the last month.
 */
export async function saveRealisticYear(
  store: Store,
  {
    last,
    now,
    share,
    except,
  }: { last: Period; now: Date; share: number; except: (code: string, period: Period) => boolean },
): Promise<void> {
  const municipalities = await readMunicipalities(dataFile('municipalities.json'));
  for (const [n, period] of periodsUntil(last, MONTHS).entries()) {
    const saved = municipalities.filter(({ code }) => !except(code, period));
    const part = { now, share: period === last ? share : 0.45 + n * 0.035 };
    const month = realisticMonth(saved, windowOf(period, DEFAULT_REPORT_SETTINGS), part);
    await store.change(monthDoc(period), (current) => ({
      next: { municipalities: { ...current.municipalities, ...month.municipalities } },
      result: undefined,
    }));
  }
}
