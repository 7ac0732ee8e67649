import { latestWindow } from '../src/reports/report-window.ts';
import type { Message } from './message.ts';
import { municipalityMessage } from './municipality-actions.ts';
import { renderMessage } from './render-message.ts';
import { currentReport } from './report-form.ts';
import { whyNoWindow } from './report-window-words.ts';
import { mayGrantRoles } from './rights.ts';
import { roleBookMessage } from './role-book-actions.ts';
import { askRoleMessage } from './role-request-actions.ts';
import type { Texts } from './texts/texts.ts';
import { servedMunicipalities, type Turn } from './turn.ts';
import { reportForView } from './views/people-views.ts';

/** The report of the person's municipality; asks which, or offers to ask for the role. */
export async function report(turn: Turn, texts: Texts): Promise<Message> {
  const rights = await turn.rights();
  const served = servedMunicipalities(turn);
  const chosen = await turn.municipality();
  const codes = turn.deps.people.everybodyMayDoAll ? [chosen ?? ''] : rights.reportsFor;
  const own = served.filter(({ code }) => codes.includes(code));
  if (served.length === 0) return { kind: 'text', text: texts.people.reportFor.none };
  if (own.length === 0) {
    return turn.deps.people.everybodyMayDoAll
      ? municipalityMessage(turn, { status: [], next: 'report' }, texts)
      : askRoleMessage(turn, { role: 'reporter', status: [] }, texts);
  }
  const between = whyNoWindow(turn, texts);
  if (between !== undefined) return { kind: 'text', text: between };
  const { period } = latestWindow(turn.now, turn.deps.reports);
  const [only, another] = own;
  if (only === undefined || another !== undefined) {
    const view = reportForView(own, period, texts);
    return renderMessage('pick', view);
  }
  return currentReport(turn, { period, municipality: only }, texts);
}

/** Who holds which role for those who decide; for others a card to ask for one. */
export async function roles(turn: Turn, texts: Texts): Promise<Message> {
  if (mayGrantRoles(await turn.rights())) return roleBookMessage(turn, { status: [] }, texts);
  return askRoleMessage(turn, { role: 'reporter', status: [] }, texts);
}

/** Shows or changes the person's municipality. */
export async function municipality(turn: Turn, texts: Texts): Promise<Message> {
  const [only, another] = servedMunicipalities(turn);
  const words = texts.people.municipality;
  if (only === undefined) return { kind: 'text', text: words.none };
  if (another === undefined) return { kind: 'text', text: words.only(only.name) };
  return municipalityMessage(turn, { status: [] }, texts);
}
