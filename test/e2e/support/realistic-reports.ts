import type { Municipality } from '../../../src/people/municipalities.ts';
import { type Month, withMunicipality } from '../../../src/reports/month-reports.ts';
import type { Report, ReportStatus } from '../../../src/reports/report.ts';
import type { ReportWindow } from '../../../src/reports/report-window.ts';

const DONE = [
  'Utbildarna i hemsjukvården är utsedda och har fått sina konton.',
  'Två workshoppar om förändrade arbetssätt är hållna med enhetscheferna.',
  'Nätverket på de särskilda boendena är genomgånget tillsammans med IT.',
  'Styrgruppen har beslutat om bemanning av projektet till och med sommaren.',
  'Vi har gått igenom behörigheterna tillsammans med VGR.',
  'Kartläggningen av arbetsflöden i elevhälsan är klar till hälften.',
  'Risk- och konsekvensanalysen är påbörjad, men två enheter har inte svarat än.',
];
const NEXT = [
  'Vi utser superanvändare på varje enhet.',
  'Vi stämmer av utbildningsplanen med enhetscheferna.',
  'Vi beställer läsplattor och tjänstekort till vikarierna.',
  'Vi går igenom gallring och arkivering med kommunarkivet.',
  'Vi börjar med effekthemtagningen: vilka mått vi följer och hur.',
];
const NEEDS = [
  'Vi saknar projektledare från årsskiftet och behöver hjälp att hitta en ersättare, gärna tillsammans med en grannkommun.',
  'Juridisk hjälp med konsekvensbedömningen, som vi annars inte hinner före jul.',
  'Vi behöver vikarier under utbildningsveckorna och undrar hur andra löser det.',
  '',
];
const QUESTION = 'När kommer det nya utbildningsmaterialet, och får vi anpassa det?';
const REASON = 'Projektledaren är sjukskriven; rapport lämnas nästa månad';
const EVERY_AREA = ['project', 'change', 'benefits', 'it', 'training'] as const;
const HOUR_MS = 3_600_000;

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** A report as a municipality might write it; another for each number, the same for the same. */
export function realisticReport(n: number, status: ReportStatus = 'on-track'): Report {
  const isThorough = n % 3 === 0;
  return {
    status,
    summary: [at(DONE, n), at(DONE, n + 2)].join(n % 2 === 0 ? ' ' : '\n'),
    planning: [at(NEXT, n), at(NEXT, n + 1)].join(n % 2 === 0 ? '\n' : ' '),
    areas: isThorough ? Object.fromEntries(EVERY_AREA.map((area, i) => [area, i === n % 5 ? status : 'on-track'])) : {},
    options: isThorough ? ['1', '3'] : [],
    support: status === 'needs-support' ? at(NEEDS, n) : '',
    question: n % 13 === 0 ? QUESTION : '',
  };
}

/** How far back in the queue a municipality is that month, from 0 to 1: the diligent are mostly in front. */
function rankOf(code: number, month: number): number {
  const habit = (code * 31) % 97;
  const chance = (code * 7919 + month * 104_729 + code * month * 613) % 101;
  return (habit / 97 + (2 * chance) / 101) / 3;
}

/** A month as it may look: most are in by `now`, some late, a few need support, and one or two are excused. */
export function realisticMonth(
  municipalities: readonly Municipality[],
  window: ReportWindow,
  { now, share }: { now: Date; share: number },
): Month {
  const end = Math.min(now.getTime(), window.closesAt.getTime());
  const inTime = Math.min(end, window.lateFrom.getTime());
  const opens = window.opensAt.getTime();
  let month: Month = { municipalities: {} };
  for (const [n, { code }] of municipalities.entries()) {
    const rank = rankOf(Number(code), window.opensAt.getUTCMonth());
    const by = { tenantId: 'realistic', userId: code };
    if (rank > 0.93) {
      const excuse = { by, at: new Date(inTime - 3 * HOUR_MS).toISOString(), reason: REASON };
      month = withMunicipality(month, code, { excuse });
    } else if (rank < share) {
      const isLate = rank > share - 0.08 && end > inTime;
      const [from, to] = isLate ? [inTime, end] : [opens, inTime];
      const savedAt = new Date(from + (to - from) * (0.1 + 0.8 * (rank / share)));
      const status = n % 9 === 5 ? 'needs-support' : n % 6 === 1 ? 'some-risk' : 'on-track';
      const report = realisticReport(n, status);
      const revision = {
        number: 1,
        report,
        by,
        via: 'card' as const,
        at: savedAt.toISOString(),
        key: `realistic-${n}`,
      };
      month = withMunicipality(month, code, { revisions: [revision] });
    }
  }
  return month;
}
