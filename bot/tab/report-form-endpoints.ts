import type { CardData } from '../../cards/card-data.ts';
import { findMunicipality } from '../../src/people/place-names.ts';
import type { Period } from '../../src/reports/period.ts';
import { windowOf } from '../../src/reports/report-window.ts';
import type { FormData, FormState } from '../report-card-data.ts';
import { newForm, type ReportForm, shownForm } from '../report-form.ts';
import { type FormOutcome, handInForm, keepFormDraft, keepReport } from '../report-hand-in.ts';
import { whyClosed } from '../report-window-words.ts';
import { done, type EndpointResult, type Said, saidAs } from './endpoint.ts';
import type { TabUser } from './tab-user.ts';

/** A form to fill in, in the words of its card. `state` is sent back with what is typed. */
type FormShown = {
  state: FormState;
  view: Omit<CardData['report-form'], 'lang' | 'summary' | 'buttons'>;
  /** `state` with which the form replaces what somebody else has handed in meanwhile. */
  replacing: FormState | null;
};
/** `why` there is no form. */
type OpenedForm = { form: FormShown | null; why: string };
/** The form goes on, or is done with; what is said stands in its `view` too. */
type FormAnswer = Said & { form: FormShown | null; isDone: boolean };

/** The form of a municipality's month, with the reader's draft or the report that is in. */
export async function openForm(
  user: TabUser,
  { period, municipality, phone = false }: { period: Period; municipality: string; phone?: boolean },
): Promise<EndpointResult<OpenedForm>> {
  const { deps, now, texts } = user;
  const found = findMunicipality(deps.municipalities, municipality);
  if (found === undefined) return { kind: 'refused', status: 404, error: 'not-found' };
  const why = whyClosed(windowOf(period, deps.reports), now, texts);
  if (why !== undefined) return done({ form: null, why });
  return done({ form: await shown(user, await newForm(user, { period, municipality: found, phone }, texts)), why: '' });
}

/** The form in which the leader writes down what a municipality says on the phone. */
export function openPhoneForm(
  user: TabUser,
  of: { period: Period; municipality: string },
): Promise<EndpointResult<OpenedForm>> {
  return openForm(user, { ...of, phone: true });
}

async function shown(user: TabUser, form: ReportForm): Promise<FormShown> {
  const { lang: _lang, summary: _summary, buttons: _buttons, ...view } = await shownForm(user, form, user.texts);
  const { state, conflict } = form;
  return { state, view, replacing: conflict === undefined ? null : { ...state, base: conflict.number } };
}

export async function submitForm(user: TabUser, data: FormData): Promise<EndpointResult<FormAnswer>> {
  return answered(user, await handInForm(user, data, 'tab'));
}

export async function saveDraft(user: TabUser, data: FormData): Promise<EndpointResult<FormAnswer>> {
  return answered(user, await keepFormDraft(user, data));
}

export async function keepSubmitted(user: TabUser, data: FormData): Promise<EndpointResult<FormAnswer>> {
  return answered(user, await keepReport(user, data));
}

async function answered(user: TabUser, outcome: FormOutcome): Promise<EndpointResult<FormAnswer>> {
  const { said } = outcome;
  if (outcome.kind === 'report') return done({ said, form: null, isDone: true });
  if (outcome.kind === 'said') {
    return done({ ...saidAs({ style: 'attention', text: said }), form: null, isDone: false });
  }
  const { status, conflict } = outcome.form;
  const style = conflict === undefined ? (status[0]?.style ?? 'good') : 'warning';
  return done({ ...saidAs({ style, text: said }), form: await shown(user, outcome.form), isDone: false });
}
