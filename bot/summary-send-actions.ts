import type { Status } from '../cards/card-data.ts';
import { parseLocalMoment } from '../src/calendar/local-time.ts';
import { planOnce } from '../src/delivery/plan.ts';
import { samePerson } from '../src/people/person.ts';
import { readTargets } from '../src/people/targets.ts';
import type { Period } from '../src/reports/period.ts';
import { NOTICE_JOB } from '../src/summaries/jobs.ts';
import { approveVersion, postSummary, scheduleSummary, unscheduleSummary } from '../src/summaries/posting.ts';
import { settleSummaries } from '../src/summaries/settle.ts';
import { contentToEdit, currentVersion, summaryOf } from '../src/summaries/summary.ts';
import type { ActionResult } from './action.ts';
import { choiceMessage } from './choice-message.ts';
import { charactersTooMany, toActivity } from './message.ts';
import { reachableLeaders } from './role-notices.ts';
import { attention, good } from './status-lines.ts';
import type { PeriodData, VersionData } from './summary-card-data.ts';
import { isWritable } from './summary-draft.ts';
import { draftPreview, postingMessage, sendMessage, showPreview } from './summary-send.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { summaryName } from './views/summary-view.ts';

async function redrawn(
  turn: Turn,
  { period, chosen }: { period: Period; chosen?: { day: string; time: string } },
  status: Status[],
  texts: Texts,
): Promise<ActionResult> {
  const message = await sendMessage(turn, { period, status, ...(chosen && { chosen }) }, texts);
  return { kind: 'card', message, said: status[0]?.text ?? message.summary };
}

/** Posts the card as it will be sent, with who gets it. */
export async function preview(turn: Turn, { lang, period }: PeriodData): Promise<ActionResult> {
  const texts = textsFor(lang);
  await showPreview(turn, period, texts);
  return { kind: 'replied', said: texts.summaries.send.previewAbove };
}

/** Draws anew who gets it, and what is in the way. */
export async function showSending(turn: Turn, { lang, period }: PeriodData): Promise<ActionResult> {
  return redrawn(turn, { period }, [], textsFor(lang));
}

/** Has what follows from a decision done at once, as far as it can be, and the rest by the clock. */
export async function settle({ deps, now }: Turn, period: Period): Promise<void> {
  const { store, people, summaries } = deps;
  if (await settleSummaries(store, { people, needsApproval: summaries.needsApproval, now }, [period]))
    await deps.knowledgeChanged();
  deps.wake();
}

/** Posts the draft to all who subscribe, or corrects what is posted. */
export async function post(turn: Turn, { lang, period, version }: VersionData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { send, archive } = texts.summaries;
  const { store, people, summaries } = turn.deps;
  if (!isWritable(period, turn.now)) return { kind: 'said', said: archive.tooOld };
  const before = await store.read(summaryOf(period));
  const content = contentToEdit(before);
  const tooMany = charactersTooMany(toActivity(draftPreview(turn, period, before)));
  if (tooMany > 0) return redrawn(turn, { period }, attention(send.tooLarge(tooMany)), texts);
  const act = { version, by: turn.person, now: turn.now };
  const result = await store.change(summaryOf(period), (summary) => postSummary(summary, act, summaries));
  turn.log.info({ result: result.kind, period, version }, 'the monthly status is posted');
  if (result.kind === 'already') {
    const message = await postingMessage(
      turn,
      { period, edition: undefined, status: attention(send.refused.already) },
      texts,
    );
    if (message !== undefined) return { kind: 'card', message, said: send.refused.already };
  }
  if (result.kind !== 'posted' && result.kind !== 'corrected') {
    return redrawn(turn, { period }, attention(send.refused[result.kind]), texts);
  }
  const { length } = await readTargets(store, { topic: 'summary', isAllowed: people.isAllowed, now: turn.now });
  await settle(turn, period);
  const text = result.kind === 'posted' ? send.posting(length) : send.correcting;
  const message = choiceMessage(
    { heading: summaryName(period, content, texts), text, choices: [], buttons: [] },
    texts,
  );
  return { kind: 'card', message, said: text };
}

/** Has the draft posted at a time of the sender's choice. */
export async function schedule(turn: Turn, data: VersionData): Promise<ActionResult> {
  const { lang, period, version } = data;
  const texts = textsFor(lang);
  const { send, archive } = texts.summaries;
  if (!isWritable(period, turn.now)) return { kind: 'said', said: archive.tooOld };
  const chosen = { day: data.day ?? '', time: (data.time ?? '').slice(0, 5) };
  const moment = parseLocalMoment(chosen.day, chosen.time);
  if (moment.kind !== 'moment') return redrawn(turn, { period, chosen }, attention(send.refused[moment.kind]), texts);
  const act = { version, by: turn.person, now: turn.now, at: moment.at };
  const { kind } = await turn.deps.store.change(summaryOf(period), (summary) =>
    scheduleSummary(summary, act, turn.deps.summaries),
  );
  turn.log.info({ result: kind, period, at: moment.at }, 'the monthly status is scheduled');
  if (kind !== 'scheduled') return redrawn(turn, { period, chosen }, attention(send.refused[kind]), texts);
  return redrawn(turn, { period }, moment.isRepeated ? [{ style: 'warning', text: send.repeated }] : [], texts);
}

/** Takes the time back. */
export async function unschedule(turn: Turn, { lang, period }: VersionData): Promise<ActionResult> {
  const texts = textsFor(lang);
  await turn.deps.store.change(summaryOf(period), unscheduleSummary);
  return redrawn(turn, { period }, good(texts.summaries.send.unscheduled), texts);
}

/** Asks the other project leaders to approve the draft. */
export async function askApproval(turn: Turn, { lang, period, version }: VersionData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { send } = texts.summaries;
  const { store, people } = turn.deps;
  if (!turn.deps.summaries.needsApproval) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const current = currentVersion(await store.read(summaryOf(period)));
  if (current?.number !== version) return redrawn(turn, { period }, attention(send.refused.stale), texts);
  const others = (await reachableLeaders(store, people)).filter((one) => !samePerson(one, turn.person));
  if (others.length === 0) return redrawn(turn, { period }, [{ style: 'warning', text: send.nobodyToAsk }], texts);
  const content = { what: 'approval', period, version: String(version) };
  const messages = Object.fromEntries(others.map((to, at) => [`leader-${at}`, { to, content }]));
  const occurrence = `approval.${period}.${version}`;
  await planOnce(store, { job: NOTICE_JOB, occurrence, messages }, turn.now);
  turn.deps.wake();
  return redrawn(turn, { period }, good(send.approvalAsked(others.length)), texts);
}

/** Approves a draft that somebody else wrote. */
export async function approve(turn: Turn, { lang, period, version }: VersionData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { send } = texts.summaries;
  const { store } = turn.deps;
  const act = { version, by: turn.person, now: turn.now };
  const { kind } = await store.change(summaryOf(period), (summary) => approveVersion(summary, act));
  turn.log.info({ result: kind, period, version }, 'an approval of the monthly status');
  if (kind === 'already') return redrawn(turn, { period }, good(send.alreadyApproved), texts);
  if (kind !== 'approved') return redrawn(turn, { period }, attention(send.refused[kind]), texts);
  const author = (await store.read(summaryOf(period))).versions.at(-1)?.by;
  if (author !== undefined) {
    const content = { what: 'approved', period, version: String(version) };
    const messages = { author: { to: author, content } };
    await planOnce(store, { job: NOTICE_JOB, occurrence: `approved.${period}.${version}`, messages }, turn.now);
    turn.deps.wake();
  }
  return redrawn(turn, { period }, good(send.approved), texts);
}
