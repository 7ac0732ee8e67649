import type { Status } from '../cards/card-data.ts';
import { type ForumQuestion, MAX_QUESTION_LENGTH, openQuestions, type Queue } from '../src/forum/forum-queue.ts';
import {
  acceptQuestion,
  arrangeQuestion,
  type HostResult,
  letGo,
  mergeQuestions,
  placeOnAgenda,
  splitQuestion,
} from '../src/forum/host-questions.ts';
import { likeQuestions } from '../src/forum/likeness.ts';
import { type Doer, findWhole, inOrder, type QueuedQuestion } from '../src/forum/questions.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import { personKey } from '../src/people/person.ts';
import type { Holding } from '../src/people/roles.ts';
import type { Change } from '../src/store/store.ts';
import { themeOf } from '../src/summaries/themes.ts';
import { type ActionResult, card } from './action.ts';
import { readHostsFor } from './forum-hosts.ts';
import { queueMessage } from './question-actions.ts';
import { type ManageData, NONE } from './question-card-data.ts';
import { renderMessage } from './render-message.ts';
import { attention, good } from './status-lines.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { manageView, splitView } from './views/host-question-view.ts';

/** Questions to merge with that are listed: more cannot be overlooked. */
const MOST_OTHERS = 30;

async function manageCard(turn: Turn, id: string, { status, texts }: { status: Status[]; texts: Texts }) {
  const { deps } = turn;
  const queue = await deps.store.read(openQuestions);
  const question = findWhole(queue, id);
  if (question === undefined) {
    const gone = status.length > 0 ? status : attention(texts.forum.queue.gone);
    return card(await queueMessage(turn, { page: 0, status: gone }, texts), gone[0]?.text);
  }
  const others = inOrder(queue).filter((one) => one.id !== question.id);
  const shown = {
    status,
    municipalities: deps.municipalities,
    byWords: themeOf(question.text, deps.themes),
    hosts: await readHostsFor(turn),
    others: likestFirst(question, others),
  };
  return card(renderMessage('questions', manageView(question, shown, texts)), status[0]?.text);
}

function likestFirst({ text }: QueuedQuestion, others: readonly QueuedQuestion[]): QueuedQuestion[] {
  const like = likeQuestions(text, others, MOST_OTHERS);
  return [...like, ...others.filter((one) => !like.includes(one))].slice(0, MOST_OTHERS);
}

/** Opens what a host can do about a question. */
export function openManage(turn: Turn, { lang, question }: ManageData): Promise<ActionResult> {
  return manageCard(turn, question, { status: [], texts: textsFor(lang) });
}

type Done = keyof Texts['forum']['manage']['done'];

/** Changes the queue, and shows the question as it stands then. */
async function change(
  turn: Turn,
  data: ManageData,
  { done, decide }: { done: Done; decide: (queue: Queue, doer: Doer) => Change<Queue, HostResult> },
): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { manage } = texts.forum;
  const doer = { by: turn.person, now: turn.now };
  const result = await turn.deps.store.change(openQuestions, (queue) => decide(queue, doer));
  turn.log.info({ result, done }, 'a host arranges a question');
  turn.deps.wake();
  const status = result === 'done' ? good(manage.done[done]) : attention(manage.refused[result]);
  return manageCard(turn, data.question, { status, texts });
}

/** Takes a question in, or off the agenda again. */
export function accept(turn: Turn, data: ManageData): Promise<ActionResult> {
  let wasOnAgenda = false;
  return change(turn, data, {
    get done() {
      return wasOnAgenda ? 'removed' : 'accepted';
    },
    decide(queue, doer) {
      wasOnAgenda = findWhole(queue, data.question)?.rank != null;
      return acceptQuestion(queue, data.question, doer);
    },
  });
}

export function place(turn: Turn, data: ManageData): Promise<ActionResult> {
  return change(turn, data, {
    done: 'placed',
    decide: (queue, doer) => placeOnAgenda(queue, data.question, doer),
  });
}

/** Says what a question is about and who prepares the answer, who is told so. */
export async function arrange(turn: Turn, data: ManageData): Promise<ActionResult> {
  const chosen = (await readHostsFor(turn)).find(({ person }) => personKey(person) === data.host);
  const topic = data.topic === undefined || data.topic === NONE ? null : data.topic;
  return change(turn, data, {
    done: 'saved',
    decide(queue, doer) {
      const before = findWhole(queue, data.question)?.host ?? null;
      // A host whose role has ended stays until another one is chosen.
      const isKept = before !== null && data.host === personKey(before.person);
      const host = isKept ? before : chosen === undefined ? null : handedTo(chosen, doer);
      return arrangeQuestion(queue, data.question, { topic, host });
    },
  });
}

function handedTo({ person, name }: Pick<Holding, 'person' | 'name'>, { by, now }: Doer): ForumQuestion['host'] {
  const { tenantId, userId } = person;
  return {
    person: { tenantId, userId },
    name,
    by: { tenantId: by.tenantId, userId: by.userId },
    at: now.toISOString(),
  };
}

/** Has a question go on within the chosen one. */
export async function merge(turn: Turn, data: ManageData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const into = data.into ?? '';
  if (into === '') {
    return manageCard(turn, data.question, { status: attention(texts.forum.manage.refused.choose), texts });
  }
  return change(turn, data, {
    done: 'merged',
    decide: (queue, doer) => mergeQuestions(queue, data.question, into, doer),
  });
}

/** Lets a wording go that a question had taken in. */
export function separate(turn: Turn, data: ManageData): Promise<ActionResult> {
  return change(turn, data, {
    done: 'let-go',
    decide: (queue, doer) => letGo(queue, data.question, data.other ?? '', doer),
  });
}

async function splitCard(turn: Turn, data: ManageData, status: Status[]): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const question = findWhole(await turn.deps.store.read(openQuestions), data.question);
  if (question === undefined) return manageCard(turn, data.question, { status: [], texts });
  const first = (data.first ?? question.text).slice(0, MAX_QUESTION_LENGTH);
  const second = (data.second ?? '').slice(0, MAX_QUESTION_LENGTH);
  const shown = { status, municipalities: turn.deps.municipalities, first, second };
  return card(renderMessage('questions', splitView(question, shown, texts)), status[0]?.text);
}

export function openSplit(turn: Turn, { v, lang, question }: ManageData): Promise<ActionResult> {
  return splitCard(turn, { v, lang, question }, []);
}

/** Makes two questions of one. */
export async function split(turn: Turn, data: ManageData): Promise<ActionResult> {
  const { manage, queue } = textsFor(data.lang).forum;
  const [first, second] = [plainText(data.first ?? ''), plainText(data.second ?? '')];
  const texts = textsFor(data.lang);
  const tooLong = [first, second].find(({ length }) => length > MAX_QUESTION_LENGTH);
  if (tooLong !== undefined) {
    return { kind: 'said', said: texts.bot.refusals.tooLong(tooLong.length, MAX_QUESTION_LENGTH) };
  }
  const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
  if (!hasWords(first) || !hasWords(second)) return splitCard(turn, data, attention(manage.bothMissing));
  const result = await turn.deps.store.change(openQuestions, (current) =>
    splitQuestion(current, data.question, { first, second, by: turn.person, now: turn.now }),
  );
  turn.log.info({ result }, 'a host splits a question');
  turn.deps.wake();
  if (result === 'done') return manageCard(turn, data.question, { status: good(manage.done.split), texts });
  if (result === 'gone') return manageCard(turn, data.question, { status: attention(queue.gone), texts });
  return splitCard(turn, data, attention(manage.refused[result]));
}
