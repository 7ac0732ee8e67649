import type { ButtonData, Status } from '../cards/card-data.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { monthDoc, ofMunicipality } from '../src/reports/month-reports.ts';
import { rowOf } from '../src/reports/overview.ts';
import type { Period } from '../src/reports/period.ts';
import { takesReports, windowOf } from '../src/reports/report-window.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import { newMonthData } from './report-card-data.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { reportView } from './views/report-view.ts';

/** Whose eyes the card is for: the municipality's reporter's, or the project's. */
export type Reader = 'reporter' | 'host' | 'leader';

/** The card of one municipality's month, which is also the receipt of a report, with what its reader can do about it. */
export async function reportMessage(
  turn: Turn,
  about: { period: Period; municipality: Municipality; reader: Reader; status: Status[] },
  texts: Texts,
): Promise<CardMessage> {
  const { store, reports } = turn.deps;
  const { period, municipality, reader, status } = about;
  const month = await store.read(monthDoc(period));
  const window = windowOf(period, reports);
  const row = rowOf(month, municipality, window);
  const { revisions } = ofMunicipality(month, municipality.code);
  const isOpen = takesReports(window, turn.now);
  const data = { ...newMonthData(texts.language, period), municipality: municipality.code };
  const { leader, receipt } = texts.reports;
  const button = (title: string, verb: string): ButtonData => ({ title, tooltip: title, verb, data });
  const buttons =
    reader === 'reporter'
      ? [...(isOpen ? [button(receipt.change, 'report.open')] : [])]
      : [
          ...(reader === 'leader' && isOpen
            ? [button(row.current === undefined ? leader.phone : leader.phoneChange, 'report.phone')]
            : []),
          ...(reader === 'leader' && row.state === 'excused' ? [button(leader.unexcuse, 'report.unexcuse')] : []),
          button(leader.back, 'report.status'),
        ];
  const mayExcuse = reader === 'leader' && isOpen && row.state === 'missing';
  const view = reportView({
    row,
    period,
    window,
    texts,
    status,
    earlier: revisions.slice(0, -1),
    buttons,
    excuse: mayExcuse ? button(leader.excuse, 'report.excuse') : undefined,
  });
  return renderMessage('report', view);
}
