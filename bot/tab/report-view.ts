import type { CardData } from '../../cards/card-data.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { monthDoc, ofMunicipality } from '../../src/reports/month-reports.ts';
import { type MunicipalityState, rowOf } from '../../src/reports/overview.ts';
import type { Period } from '../../src/reports/period.ts';
import { takesReports, windowOf } from '../../src/reports/report-window.ts';
import { isLeader } from '../rights.ts';
import { reportView } from '../views/report-view.ts';
import type { TabUser } from './tab-user.ts';

type Card = CardData['report'];
/** One municipality's month: what it says, or why it says nothing. */
export type OpenedReport = Pick<Card, 'heading' | 'absence' | 'facts' | 'sections' | 'earlier'> & {
  state: MunicipalityState;
  /** What the button says that opens the form for a report on the phone; empty where there is none. */
  phone: string;
  /** Whether the reader may let the municipality off, or take that back. */
  mayExcuse: boolean;
  mayUnexcuse: boolean;
};

export async function openedReport(
  { deps, now, texts, rights }: TabUser,
  { period, municipality }: { period: Period; municipality: Municipality },
): Promise<OpenedReport> {
  const month = await deps.store.read(monthDoc(period));
  const window = windowOf(period, deps.reports);
  const row = rowOf(month, municipality, window);
  const earlier = ofMunicipality(month, municipality.code).revisions.slice(0, -1);
  const view = reportView({ row, period, window, texts, status: [], earlier, buttons: [], excuse: undefined });
  const { leader } = texts.reports;
  const decides = isLeader(rights) && takesReports(window, now);
  return {
    heading: view.heading,
    absence: view.absence,
    facts: view.facts,
    sections: view.sections,
    earlier: view.earlier,
    state: row.state,
    phone: decides ? (row.current === undefined ? leader.phone : leader.phoneChange) : '',
    mayExcuse: decides && row.state === 'missing',
    mayUnexcuse: decides && row.state === 'excused',
  };
}
