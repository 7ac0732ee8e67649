import type { Status } from '../cards/card-data.ts';
import { FILLED_WITH, fillAgenda, moveUp, tick } from '../src/forum/agenda.ts';
import { forumPlace, postAgenda } from '../src/forum/agenda-posts.ts';
import type { Queue } from '../src/forum/forum-queue.ts';
import { acceptQuestion, type HostResult } from '../src/forum/host-questions.ts';
import type { Doer } from '../src/forum/questions.ts';
import type { Change } from '../src/store/store.ts';
import { type ActionResult, card } from './action.ts';
import { changeAgenda } from './forum-acts.ts';
import { agendaMessage, readAgenda, seenOf } from './forum-agenda.ts';
import type { CardMessage, Message } from './message.ts';
import type { AgendaData, AgendaQuestionData, LangData, TickData } from './question-card-data.ts';
import { isHost } from './rights.ts';
import { attention, good } from './status-lines.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { nameOf, placeOf } from './turn-place.ts';

/** Somebody's own card of the agenda of the next forum. */
async function ownCard(turn: Turn, status: Status[], texts: Texts): Promise<CardMessage> {
  const shownTo = isHost(await turn.rights()) ? 'host' : 'reader';
  return agendaMessage(turn.deps, await readAgenda(turn.deps), { shownTo, status }, texts);
}

/** "agenda": one's own card; a host posts it in the chat or channel where it is written. */
export async function agendaByWord(turn: Turn, texts: Texts): Promise<Message | 'sent'> {
  if (turn.isPersonal || !isHost(await turn.rights())) {
    const message = await ownCard(turn, [], texts);
    if (!turn.isPersonal) await turn.replyPrivately(message, texts);
    return turn.isPersonal ? message : 'sent';
  }
  const agenda = await readAgenda(turn.deps);
  if (agenda === undefined) return { kind: 'text', text: texts.forum.agenda.noForum };
  const { tenantId } = turn.person;
  // In the thread in which it is asked for.
  const place = { tenantId, conversationId: turn.context.activity.conversation.id };
  const name = await nameOf(turn, placeOf(turn));
  await turn.deps.store.change(forumPlace, () => ({ next: { place, name }, result: undefined }));
  const forum = agenda.forum.day.toString();
  await postAgenda(turn.deps.store, { forum, place, seen: seenOf(agenda), now: turn.now });
  turn.log.info({ forum }, 'the agenda is posted');
  turn.deps.wake();
  return 'sent';
}

export async function showAgenda(turn: Turn, { lang }: LangData): Promise<ActionResult> {
  return card(await ownCard(turn, [], textsFor(lang)));
}

/** Changes the queue as long as that forum is the next one, and shows its agenda. */
async function change<Result>(
  turn: Turn,
  { lang, forum }: AgendaData,
  decide: (queue: Queue, doer: Doer) => Change<Queue, Result>,
  statusOf: (result: Result, texts: Texts) => Status[],
): Promise<ActionResult> {
  const texts = textsFor(lang);
  const changed = await changeAgenda(turn, forum, decide);
  if (changed.kind === 'over') {
    const status = attention(texts.forum.agenda.over);
    return card(await ownCard(turn, status, texts), status[0]?.text);
  }
  const { result } = changed;
  turn.log.info({ result }, 'a host arranges the agenda');
  const status = statusOf(result, texts);
  return card(await ownCard(turn, status, texts), status[0]?.text);
}

const refusal = (result: Exclude<HostResult, 'done'>, { forum }: Texts): Status[] =>
  attention(forum.manage.refused[result]);

/** Puts what most municipalities want to know on the agenda. */
export function fill(turn: Turn, data: AgendaData): Promise<ActionResult> {
  return change(
    turn,
    data,
    (queue, doer) => fillAgenda(queue, FILLED_WITH, doer),
    (count, { forum }) => good(forum.agenda.filled(count)),
  );
}

export function up(turn: Turn, data: AgendaQuestionData): Promise<ActionResult> {
  return change(
    turn,
    data,
    (queue) => moveUp(queue, data.question),
    (result, texts) => (result === 'done' ? [] : refusal(result, texts)),
  );
}

/** Takes a question off the agenda. */
export function remove(turn: Turn, data: AgendaQuestionData): Promise<ActionResult> {
  return change(
    turn,
    data,
    (queue, doer) => acceptQuestion(queue, data.question, doer),
    (result, texts) => (result === 'done' ? good(texts.forum.manage.done.removed) : refusal(result, texts)),
  );
}

/** Says how it goes for a question; on the shared card that is drawn for everybody. */
export async function tickOff(turn: Turn, data: TickData): Promise<ActionResult> {
  const { to, forum, question } = data;
  const own = await change(
    turn,
    data,
    (queue, doer) => tick(queue, question, { to, forum, ...doer }),
    (result, texts) =>
      result === 'done' || result === 'already' ? good(texts.forum.agenda.ticked[to]) : refusal(result, texts),
  );
  if (!data.shared) return own;
  const texts = textsFor(data.lang);
  const agenda = await readAgenda(turn.deps, forum);
  const message = await agendaMessage(turn.deps, agenda, { shownTo: 'everybody', status: [] }, texts);
  return card(message, own.said);
}

/** Posts the agenda where it was posted the last time. */
export async function post(turn: Turn, { lang, forum }: AgendaData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { store } = turn.deps;
  const { place } = await store.read(forumPlace);
  const agenda = await readAgenda(turn.deps);
  const words = texts.forum.agenda;
  const isCurrent = agenda?.forum.day.toString() === forum;
  if (place === null || agenda === undefined || !isCurrent) {
    const status = attention(isCurrent ? words.postHere : words.over);
    return card(await ownCard(turn, status, texts), status[0]?.text);
  }
  await postAgenda(store, { forum, place, seen: seenOf(agenda), now: turn.now });
  turn.log.info({ forum }, 'the agenda is posted');
  turn.deps.wake();
  return card(await ownCard(turn, good(words.posted), texts), words.posted);
}
