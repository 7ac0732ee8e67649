import type { Status } from '../cards/card-data.ts';
import {
  type Archived,
  archiveMonth,
  decideDraft,
  type KnowledgeDraft,
  noteDraft,
  readClosed,
  waitingDrafts,
} from '../src/forum/forum-archive.ts';
import { MAX_ANSWER_LENGTH, MAX_QUESTION_LENGTH, MAX_SOURCE_LENGTH } from '../src/forum/forum-queue.ts';
import { plainParagraphs, plainText } from '../src/knowledge/normalise.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import { type ActionResult, card } from './action.ts';
import type { BotDeps } from './deps.ts';
import type { DraftData, LangData } from './question-card-data.ts';
import { renderMessage } from './render-message.ts';
import { parseReviewDay } from './review-day.ts';
import { attention, good } from './status-lines.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { draftsView, draftView } from './views/host-question-view.ts';

/** Drafts on a card. */
const MOST_DRAFTS = 10;

/** The drafts that wait, the newest first. */
async function readDrafts({ store }: BotDeps): Promise<Archived[]> {
  const { waiting } = await store.read(waitingDrafts);
  const newest = Object.entries(waiting).sort(([, one], [, other]) => other.localeCompare(one));
  const read = newest.slice(0, MOST_DRAFTS).map(async ([id, at]): Promise<Archived[]> => {
    const closed = await readClosed(store, id, at);
    if (closed?.knowledge?.state === 'draft') return [{ id, closed }];
    // Decided, but a stop came before that was noted here.
    await noteDraft(store, id, null);
    return [];
  });
  return (await Promise.all(read)).flat();
}

/** How many answers wait for a host to approve that the bot answers so. */
export async function countDrafts({ store }: BotDeps): Promise<number> {
  return Object.keys((await store.read(waitingDrafts)).waiting).length;
}

async function listCard(turn: Turn, status: Status[], texts: Texts): Promise<ActionResult> {
  const drafts = await readDrafts(turn.deps);
  const message = renderMessage(
    'questions',
    draftsView(drafts, { count: await countDrafts(turn.deps), status }, texts),
  );
  return card(message, status[0]?.text);
}

export function listDrafts(turn: Turn, { lang }: LangData): Promise<ActionResult> {
  return listCard(turn, [], textsFor(lang));
}

/** A draft to read through, as it is or as it was typed. */
export async function draftCard(
  turn: Turn,
  { closed: id, at, title, answer, source, reviewBy }: Omit<DraftData, 'v' | 'lang'>,
  { status, texts }: { status: Status[]; texts: Texts },
): Promise<ActionResult> {
  const closed = await readClosed(turn.deps.store, id, at);
  const { draft } = texts.forum;
  if (closed?.knowledge == null) return listCard(turn, attention(draft.gone), texts);
  const { knowledge } = closed;
  if (knowledge.state !== 'draft') return listCard(turn, attention(draft.already), texts);
  const shown = {
    status,
    title: title ?? knowledge.title,
    answer: answer ?? knowledge.text,
    source: source ?? knowledge.source,
    reviewBy: reviewBy ?? knowledge.reviewBy ?? '',
  };
  return card(renderMessage('questions', draftView({ id, closed }, shown, texts)), status[0]?.text);
}

export function openDraft(turn: Turn, { lang, closed, at }: DraftData): Promise<ActionResult> {
  return draftCard(turn, { closed, at }, { status: [], texts: textsFor(lang) });
}

async function decide(turn: Turn, data: DraftData, state: 'live' | 'discarded'): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { draft, answer: words } = texts.forum;
  const refuse = (text: string): Promise<ActionResult> => draftCard(turn, data, { status: attention(text), texts });
  const closed = await readClosed(turn.deps.store, data.closed, data.at);
  if (closed?.knowledge == null) return listCard(turn, attention(draft.gone), texts);
  const typed = {
    title: plainText(data.title ?? ''),
    text: plainParagraphs(data.answer ?? ''),
    source: plainText(data.source ?? ''),
  };
  const { tenantId, userId } = turn.person;
  const decided = { state, by: { tenantId, userId }, at: turn.now.toISOString() } as const;
  let knowledge: KnowledgeDraft = { ...closed.knowledge, ...decided };
  if (state === 'live') {
    const tooLong = (
      [
        [typed.title, MAX_QUESTION_LENGTH],
        [typed.text, MAX_ANSWER_LENGTH],
        [typed.source, MAX_SOURCE_LENGTH],
      ] as const
    ).find(([text, most]) => text.length > most);
    if (tooLong !== undefined) return { kind: 'said', said: words.tooLong(tooLong[0].length, tooLong[1]) };
    if (typed.title === '' || typed.text === '') return refuse(draft.missing);
    if (holdsPersonalIdentityNumber(Object.values(typed).join('\n'))) return refuse(words.personalData);
    const reviewBy = parseReviewDay(data.reviewBy, turn.now);
    if (reviewBy === 'refused') return refuse(words.badDay);
    knowledge = { ...typed, reviewBy, ...decided };
  }
  const result = await turn.deps.store.change(archiveMonth(data.at), (month) =>
    decideDraft(month, data.closed, knowledge),
  );
  turn.log.info({ result, state }, 'a knowledge draft');
  await noteDraft(turn.deps.store, data.closed, null);
  if (result !== 'done') return listCard(turn, attention(draft[result]), texts);
  if (state === 'live') await turn.deps.knowledgeChanged();
  return listCard(turn, good(state === 'live' ? draft.approved : draft.discarded), texts);
}

/** Has the bot answer so from now on. */
export function approveDraft(turn: Turn, data: DraftData): Promise<ActionResult> {
  return decide(turn, data, 'live');
}

/** Has the bot not answer so. */
export function discardDraft(turn: Turn, data: DraftData): Promise<ActionResult> {
  return decide(turn, data, 'discarded');
}
