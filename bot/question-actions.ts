import type { Status } from '../cards/card-data.ts';
import { settleClosings } from '../src/forum/close-question.ts';
import { MAX_QUESTION_LENGTH, openQuestions, type PutResult } from '../src/forum/forum-queue.ts';
import {
  editQuestion,
  findQuestion,
  findWhole,
  inOrder,
  type QueuedQuestion,
  showMunicipality,
  withdrawQuestion,
} from '../src/forum/questions.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import { samePerson } from '../src/people/person.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import { type ActionResult, card } from './action.ts';
import { findSimilar, followAs, ownQuestions, putInQueue, topicOf, voteAs } from './forum-acts.ts';
import { readHosts } from './forum-hosts.ts';
import { countDrafts } from './knowledge-drafts.ts';
import type { CardMessage, Message } from './message.ts';
import {
  type ChosenTopic,
  type LangData,
  NONE,
  type OwnData,
  type PageData,
  type PutData,
  type ShowData,
  type VoteData,
} from './question-card-data.ts';
import { renderMessage } from './render-message.ts';
import { isHost } from './rights.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import {
  askView,
  editQuestionView,
  ON_PAGE,
  ownQuestionsView,
  queueView,
  similarView,
} from './views/questions-view.ts';

/** A page of the queue, or of what is on one topic; `of` is `none` for all topics. */
export async function queueMessage(
  turn: Turn,
  { page, of = NONE, status }: { page: number; of?: ChosenTopic | undefined; status: Status[] },
  texts: Texts,
): Promise<CardMessage> {
  const { deps, person } = turn;
  const all = inOrder(await deps.store.read(openQuestions));
  const questions = of === NONE ? all : all.filter((one) => topicOf(one, deps) === of);
  const last = Math.max(0, Math.ceil(questions.length / ON_PAGE) - 1);
  const mayManage = isHost(await turn.rights());
  const shown = {
    page: Math.min(page, last),
    topic: of,
    reader: person,
    voter: await turn.municipality(),
    isHost: mayManage,
    hosts: await readHosts(deps),
    drafts: mayManage ? await countDrafts(deps) : 0,
    municipalities: deps.municipalities,
    status,
  };
  return renderMessage('questions', queueView(questions, shown, texts));
}

export async function showQueue(turn: Turn, { lang, page, of, topic }: PageData): Promise<ActionResult> {
  return card(await queueMessage(turn, { page, of: of ?? topic, status: [] }, textsFor(lang)));
}

/** Offers to vote for what has been asked already. */
export async function similarMessage(
  turn: Turn,
  { asked, similar, status }: { asked: string; similar: readonly QueuedQuestion[]; status: Status[] },
  texts: Texts,
): Promise<CardMessage> {
  const { deps, person } = turn;
  const shown = {
    asked,
    reader: person,
    voter: await turn.municipality(),
    municipalities: deps.municipalities,
    status,
  };
  return renderMessage('questions', similarView(similar, shown, texts));
}

/** Puts a question in the queue, once. */
export async function put(turn: Turn, asked: string): Promise<PutResult> {
  const conversationId = turn.context.activity.conversation.id;
  const thread = turn.isPersonal ? null : { tenantId: turn.person.tenantId, conversationId };
  const result = await putInQueue(turn, { text: asked, thread });
  turn.log.info({ result: result.kind }, 'a question to the open forum');
  return result;
}

export function saidOfPut(result: PutResult, { forum, bot }: Texts): string {
  switch (result.kind) {
    case 'stored':
      return forum.stored;
    case 'already-there':
      return forum.alreadyThere;
    case 'too-many':
      return forum.tooMany(result.most);
    case 'full':
      return forum.full;
    case 'too-long':
      return bot.refusals.tooLong(result.length, result.most);
    case 'personal-data':
      return forum.personalData;
  }
}

/** "fråga forum: …" */
export async function askByWord(turn: Turn, texts: Texts, typed: string): Promise<Message> {
  const asked = plainText(typed).slice(0, MAX_QUESTION_LENGTH);
  if (!/[\p{L}\p{N}]/u.test(asked)) return { kind: 'text', text: texts.forum.queue.askHow };
  const similar = await findSimilar(turn, asked);
  if (similar.length > 0) return similarMessage(turn, { asked, similar, status: [] }, texts);
  const result = await put(turn, asked);
  return ownMessage(turn, [statusOf(result, texts)], texts);
}

function statusOf(result: PutResult, texts: Texts): Status {
  const isIn = result.kind === 'stored' || result.kind === 'already-there';
  return { style: isIn ? 'good' : 'attention', text: saidOfPut(result, texts) };
}

/** Puts what was written in a form; what is not taken stays there to be changed. */
export async function askByForm(turn: Turn, { lang, text }: LangData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const asked = plainText(text ?? '');
  const again = (said: string): ActionResult => {
    const status: Status[] = [{ style: 'attention', text: said }];
    const view = askView({ asked: asked.slice(0, MAX_QUESTION_LENGTH), status }, texts);
    return card(renderMessage('questions', view), said);
  };
  if (!/[\p{L}\p{N}]/u.test(asked)) return again(texts.bot.extension.writeFirst);
  if (asked.length > MAX_QUESTION_LENGTH) return again(texts.bot.refusals.tooLong(asked.length, MAX_QUESTION_LENGTH));
  if (holdsPersonalIdentityNumber(asked)) return again(texts.forum.personalData);
  const similar = await findSimilar(turn, asked);
  if (similar.length > 0) return card(await similarMessage(turn, { asked, similar, status: [] }, texts));
  const status = statusOf(await put(turn, asked), texts);
  return status.style === 'good' ? card(await ownMessage(turn, [status], texts), status.text) : again(status.text);
}

/** Puts a question although there are similar ones. */
export async function putAnyway(turn: Turn, { lang, asked }: PutData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const status = statusOf(await put(turn, plainText(asked)), texts);
  return card(await ownMessage(turn, [status], texts), status.text);
}

/** The person's own questions. */
export async function ownMessage(turn: Turn, status: Status[], texts: Texts): Promise<CardMessage> {
  const { store, municipalities } = turn.deps;
  const own = ownQuestions(await store.read(openQuestions), turn.person);
  const shown = { status, municipalities, reader: turn.person };
  return renderMessage('questions', ownQuestionsView(own.slice(0, MOST_OWN), shown, texts));
}

/** More of one's own questions would make the card long. */
const MOST_OWN = 10;

/** Votes for the reader's municipality, or takes its vote back. */
export async function vote(turn: Turn, { lang, question, on, page, of }: VoteData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { queue } = texts.forum;
  const result = await voteAs(turn, { question, on });
  if (result === 'no-municipality') return { kind: 'said', said: queue.noVote };
  turn.log.info({ result, on }, 'a vote');
  const text = result === 'gone' ? queue.gone : on ? queue.voted : queue.unvoted;
  const status: Status[] = [{ style: result === 'gone' ? 'attention' : 'good', text }];
  return card(await queueMessage(turn, { page: page ?? 0, of, status }, texts), text);
}

/** Has the answer sent to the reader, or not. */
export async function followAnswer(turn: Turn, { lang, question, on, page, of }: VoteData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { queue } = texts.forum;
  const result = await followAs(turn, { question, on });
  const status = ownStatus(result, on ? queue.followed : queue.unfollowed, texts);
  if (page === undefined) {
    // On a card of similar questions nothing else changes.
    const isOwn = findWhole(await turn.deps.store.read(openQuestions), question)?.askedBy;
    const own = isOwn !== undefined && samePerson(isOwn, turn.person);
    return own ? card(await ownMessage(turn, [status], texts), status.text) : { kind: 'said', said: status.text };
  }
  return card(await queueMessage(turn, { page, of, status: [status] }, texts), status.text);
}

type Result = 'done' | 'already' | keyof Texts['forum']['queue']['refused'];

function ownStatus(result: Result, done: string, { forum }: Texts): Status {
  const isDone = result === 'done' || result === 'already';
  return { style: isDone ? 'good' : 'attention', text: isDone ? done : forum.queue.refused[result] };
}

/** Opens one's own question to change its words. */
export async function openQuestion(turn: Turn, { lang, question }: OwnData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const found = findQuestion(await turn.deps.store.read(openQuestions), question);
  if (found === undefined || !samePerson(found.askedBy, turn.person)) {
    return card(await ownMessage(turn, [{ style: 'attention', text: texts.forum.queue.gone }], texts));
  }
  const shown = { status: [], municipalities: turn.deps.municipalities };
  return card(renderMessage('questions', editQuestionView({ ...found, id: question }, shown, texts)));
}

/** Changes the words of one's own question. */
export async function edit(turn: Turn, data: OwnData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { queue } = texts.forum;
  const text = plainText(data.text ?? '');
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'said', said: queue.askHow };
  if (text.length > MAX_QUESTION_LENGTH) {
    return { kind: 'said', said: texts.bot.refusals.tooLong(text.length, MAX_QUESTION_LENGTH) };
  }
  const change = { text, by: turn.person, now: turn.now };
  const result = await turn.deps.store.change(openQuestions, (current) => editQuestion(current, data.question, change));
  const status = ownStatus(result, queue.edited, texts);
  return card(await ownMessage(turn, [status], texts), status.text);
}

/** Withdraws one's own question. */
export async function withdrawOwn(turn: Turn, { lang, question }: OwnData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { queue } = texts.forum;
  const { deps, person: by, now } = turn;
  const result = await deps.store.change(openQuestions, (current) => withdrawQuestion(current, question, { by, now }));
  await settleClosings(deps.store, now);
  const status =
    result === 'stays'
      ? ({ style: 'good', text: queue.withdrawnStays } as const)
      : ownStatus(result, queue.withdrawn, texts);
  return card(await ownMessage(turn, [status], texts), status.text);
}

/** Shows or hides which municipality asks. */
export async function showOwn(turn: Turn, { lang, question, isShown }: ShowData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { queue } = texts.forum;
  const change = { isShown, by: turn.person };
  const result = await turn.deps.store.change(openQuestions, (current) => showMunicipality(current, question, change));
  const status = ownStatus(result, isShown ? queue.shown : queue.hidden, texts);
  return card(await ownMessage(turn, [status], texts), status.text);
}
