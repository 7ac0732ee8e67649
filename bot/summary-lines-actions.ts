import type { Status } from '../cards/card-data.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import { monthDoc } from '../src/reports/month-reports.ts';
import { saveDraft, withLines } from '../src/summaries/draft.ts';
import { COUNTS_ID, type Line, MAX_LINE_LENGTH } from '../src/summaries/lines.ts';
import { findLine } from '../src/summaries/suggest.ts';
import { type Content, contentToEdit, MAX_LINES, summaryOf } from '../src/summaries/summary.ts';
import { type ActionResult, card } from './action.ts';
import type { LinesData } from './summary-card-data.ts';
import { draftMessage, draftTooLarge, isWritable } from './summary-draft.ts';
import { linesMessage, pagesOf } from './summary-lines.ts';
import { textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';

/** Keeps, edits and drops the lines of a page, and goes to another one or back to the draft. */
export async function chooseLines(turn: Turn, data: LinesData): Promise<ActionResult> {
  const { period, key, page, go, ids, lang } = data.lines;
  const texts = textsFor(lang);
  const { suggest, form, archive } = texts.summaries;
  if (!isWritable(period, turn.now)) return { kind: 'said', said: archive.tooOld };
  const { store } = turn.deps;
  const before = await store.read(summaryOf(period));
  const kept: Line[] = [];
  for (const id of ids) {
    const line = data[`keep-${id}`] === 'true' ? await lineWith(turn, period, id, contentToEdit(before)) : undefined;
    const typed = data[`text-${id}`];
    const text = plainText(typeof typed === 'string' ? typed : (line?.text ?? ''));
    if (line === undefined || text === '') continue;
    const name = turn.deps.municipalities.find(({ code }) => code === line.source?.municipality)?.name ?? '';
    if (text.length > MAX_LINE_LENGTH) return { kind: 'said', said: suggest.lineTooLong(name, MAX_LINE_LENGTH) };
    if (holdsPersonalIdentityNumber(text)) return { kind: 'said', said: suggest.personalData(name) };
    kept.push({ ...line, text });
  }
  const next = withLines(contentToEdit(before), new Set(ids), kept);
  if (next.lines.length > MAX_LINES) return { kind: 'said', said: suggest.tooMany(MAX_LINES) };
  const drawn = await draftMessage(turn, { period, status: [], content: next }, texts);
  const tooMany = draftTooLarge(turn, { period, content: next, form: drawn });
  if (tooMany > 0) return { kind: 'said', said: form.tooMuch(tooMany) };
  const result = await store.change(summaryOf(period), (summary) => {
    const content = withLines(contentToEdit(summary), new Set(ids), kept);
    // A page only touches its own lines, so that what others have saved meanwhile stays.
    const base = summary.versions.at(-1)?.number ?? 0;
    return saveDraft(summary, { content, base, key, by: turn.person, now: turn.now });
  });
  turn.log.info({ result: result.kind, period, lines: kept.length }, 'lines of the monthly status');
  const status: Status[] = [{ style: 'good', text: suggest.saved(next.lines.length) }];
  if (result.kind === 'saved' && result.unscheduled) status.push({ style: 'warning', text: form.unscheduled });
  if (go === 'done') return card(await draftMessage(turn, { period, status }, texts), suggest.saved(next.lines.length));
  const to = go === 'next' ? page + 1 : Math.max(0, page - 1);
  const chosenPages = Math.max(data.lines.chosenPages, page + 1);
  return card(await linesMessage(turn, { period, page: to, status, chosenPages }, texts));
}

/** A line by its id: what the client sends beside it is not believed. */
async function lineWith(turn: Turn, period: string, id: string, content: Content): Promise<Line | undefined> {
  const { store, municipalities, themes } = turn.deps;
  const known = content.lines.find((line) => line.id === id);
  if (known !== undefined) return known;
  if (id.startsWith(COUNTS_ID)) {
    return (await pagesOf(turn, period, []))
      .flatMap(({ lines }) => lines.map(({ isKept: _, ...line }) => line))
      .find((line) => line.id === id);
  }
  const found = findLine(id, await store.read(monthDoc(period)), municipalities, themes);
  if (found === undefined) return undefined;
  const { region: _region, ...line } = found;
  return line;
}
