import type { Rights } from '../src/people/rights.ts';
import type { FormData, MunicipalityData } from './report-card-data.ts';

/** Who sees the month of all municipalities, reminds and exports. */
export function maySeeReports({ roles }: Rights): boolean {
  return roles.has('leader') || roles.has('host');
}

/** Who excuses a municipality, and hands in for one on the phone. */
export function isLeader({ roles }: Rights): boolean {
  return roles.has('leader');
}

/** Who runs the open forum. */
export function isHost({ roles }: Rights): boolean {
  return roles.has('host');
}

/** Who gives and takes away roles. */
export function mayGrantRoles({ roles }: Rights): boolean {
  return roles.has('administrator') || roles.has('leader');
}

/** Whether the form's report may come from this person. */
export function maySubmit(rights: Rights, { form }: FormData): boolean {
  return form.phone ? isLeader(rights) : rights.mayReportFor(form.municipality);
}

/** Who is reminded may have peace. */
export function mayPause(rights: Rights, { municipality }: MunicipalityData): boolean {
  return rights.mayReportFor(municipality);
}
