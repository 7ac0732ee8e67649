import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { findMunicipality } from '../src/people/place-names.ts';
import { latestWindow } from '../src/reports/report-window.ts';
import type { ActionResult } from './action.ts';
import type { CardMessage } from './message.ts';
import { keepMunicipality } from './own-acts.ts';
import type { chooseData } from './people-card-data.ts';
import { renderMessage } from './render-message.ts';
import { currentReport } from './report-form.ts';
import { whyNoWindow } from './report-window-words.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { servedMunicipalities, type Turn } from './turn.ts';
import { chooseMunicipalityView } from './views/people-views.ts';

/** The card on which a person chooses their municipality. */
export async function municipalityMessage(
  turn: Turn,
  { status, next }: { status: Status[]; next?: 'report' },
  texts: Texts,
): Promise<CardMessage> {
  const current = await turn.municipality();
  return renderMessage(
    'pick',
    chooseMunicipalityView(servedMunicipalities(turn), { current, status, ...(next && { next }) }, texts),
  );
}

/** Keeps the municipality that a person has chosen among those of their tenant. */
export async function chooseMunicipality(turn: Turn, data: z.infer<typeof chooseData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { municipality: words } = texts.people;
  const { next } = data;
  const again = async (text: string, style: Status['style']): Promise<ActionResult> => {
    const message = await municipalityMessage(turn, { status: [{ style, text }], ...(next && { next }) }, texts);
    return { kind: 'card', message, said: text };
  };
  if (!data.municipality) return again(words.pick, 'attention');
  const chosen = findMunicipality(servedMunicipalities(turn), data.municipality);
  if (chosen === undefined) return again(words.notServed, 'attention');
  const rights = await turn.rights();
  const said = await keepMunicipality(turn, chosen, { rights, texts });
  if (next === 'report' && rights.mayReportFor(chosen.code)) {
    const between = whyNoWindow(turn, texts);
    if (between !== undefined) return { kind: 'said', said: between };
    const { period } = latestWindow(turn.now, turn.deps.reports);
    const message = await currentReport(turn, { period, municipality: chosen }, texts);
    return { kind: 'card', message, said: words.chosen(chosen.name) };
  }
  return again(said, 'good');
}
