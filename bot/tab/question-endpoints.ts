import { type AgendaState, type Tick, tick, ticksFor } from '../../src/forum/agenda.ts';
import { MAX_QUESTION_LENGTH, openQuestions, type PutResult } from '../../src/forum/forum-queue.ts';
import { countVotes, inOrder, type QueuedQuestion } from '../../src/forum/questions.ts';
import { plainText } from '../../src/knowledge/normalise.ts';
import { changeAgenda, findSimilar, putInQueue, topicOf, voteAs } from '../forum-acts.ts';
import { readAgenda } from '../forum-agenda.ts';
import { readHosts } from '../forum-hosts.ts';
import { isHost } from '../rights.ts';
import { servedMunicipalities } from '../turn.ts';
import { describeAbsence, forumTime } from '../views/forum-view.ts';
import { itemOf } from '../views/questions-view.ts';
import { done, type EndpointResult, type Said } from './endpoint.ts';
import type { TabUser } from './tab-user.ts';

/** A question in the queue. `isVoted`: the reader's municipality wants to know; `null` where it is not known. */
type QueueLine = {
  id: string;
  text: string;
  /** How many want to know, since when, and where it stands, in words. */
  meta: string;
  /** That it has waited too long; empty when it has not. */
  flag: string;
  topic: string;
  isVoted: boolean | null;
  button: { title: string };
};

/** Whether the reader votes: `choose`, once it is known for which municipality. */
type Voting = 'yes' | 'choose' | 'none';

/** The queue as far as it is asked for, what most municipalities want to know first. `longest`: of a question, in characters. */
export async function showQueue(
  user: TabUser,
  { most }: { most: number },
): Promise<EndpointResult<{ count: number; questions: QueueLine[]; voting: Voting; longest: number }>> {
  const all = inOrder(await user.deps.store.read(openQuestions));
  const voter = await user.municipality();
  return done({
    count: all.length,
    questions: await linesOf(user, all.slice(0, most)),
    voting: voter !== undefined ? 'yes' : servedMunicipalities(user).length > 0 ? 'choose' : 'none',
    longest: MAX_QUESTION_LENGTH,
  });
}

async function linesOf(user: TabUser, questions: readonly QueuedQuestion[]): Promise<QueueLine[]> {
  const { deps, texts, rights } = user;
  const { queue } = texts.forum;
  const voter = await user.municipality();
  const seen = { municipalities: deps.municipalities, seesAll: isHost(rights), hosts: await readHosts(deps) };
  return questions.map((question) => {
    const { meta, flag } = itemOf(question, seen, texts);
    return {
      id: question.id,
      text: question.text,
      meta,
      flag,
      topic: texts.summaries.themes[topicOf(question, deps)],
      isVoted: voter === undefined ? null : Object.hasOwn(question.votes, voter),
      button: { title: queue.vote.title },
    };
  });
}

export async function vote(user: TabUser, input: { question: string; on: boolean }): Promise<EndpointResult<Said>> {
  const { queue } = user.texts.forum;
  const result = await voteAs(user, input);
  user.log.info({ result, on: input.on }, 'a vote in the tab');
  if (result === 'no-municipality') return { kind: 'refused', status: 409, error: result };
  if (result === 'gone') return { kind: 'refused', status: 404, error: 'question-gone' };
  return done({ said: input.on ? queue.voted : queue.unvoted });
}

type Asked = ({ kind: 'asked' } & Said) | { kind: 'similar'; heading: string; text: string; questions: QueueLine[] };

/** Puts a question in the queue; where similar ones are there, they are shown first unless it is put `anyway`. */
export async function askForum(
  user: TabUser,
  { text, anyway }: { text: string; anyway: boolean },
): Promise<EndpointResult<Asked>> {
  const { forum } = user.texts;
  const asked = plainText(text);
  if (!/[\p{L}\p{N}]/u.test(asked)) return { kind: 'refused', status: 400, error: 'no-words' };
  const similar = anyway ? [] : await findSimilar(user, asked);
  if (similar.length > 0) {
    const { queue } = forum;
    const canVote = (await user.municipality()) !== undefined;
    return done({
      kind: 'similar',
      heading: queue.similar(similar.length),
      text: canVote ? queue.similarText : queue.similarNoVote,
      questions: await linesOf(user, similar),
    });
  }
  const result = await putInQueue(user, { text: asked, thread: null });
  user.log.info({ result: result.kind }, 'a question to the open forum in the tab');
  if (result.kind === 'stored') return done({ kind: 'asked', said: forum.stored });
  if (result.kind === 'already-there') return done({ kind: 'asked', said: forum.alreadyThere });
  return { kind: 'refused', status: 409, error: NOT_PUT[result.kind] };
}

const NOT_PUT: Record<Exclude<PutResult['kind'], 'stored' | 'already-there'>, string> = {
  'too-many': 'too-many-questions',
  full: 'queue-full',
  'personal-data': 'personal-data',
};

/** A question on the agenda. `mark` is its state in words; `ticks`: what a host can say of it now. */
type AgendaLine = {
  id: string;
  text: string;
  state: AgendaState;
  mark: string;
  votes: string;
  ticks: { to: Tick; title: string }[];
};
type ShownAgenda = { forum: string | null; heading: string; absence: string; isOn: boolean; items: AgendaLine[] };

/** The agenda of the next forum. */
export async function showAgenda({ deps, rights, texts }: TabUser): Promise<EndpointResult<ShownAgenda>> {
  const agenda = await readAgenda(deps);
  const { agenda: words } = texts.forum;
  if (agenda === undefined) return done({ forum: null, heading: words.noForum, absence: '', isOn: false, items: [] });
  const { forum, isOn, items } = agenda;
  const mayTick = isOn && isHost(rights);
  return done({
    forum: forum.day.toString(),
    heading: words.heading(forumTime(forum, texts)),
    absence: forum.absence === undefined ? '' : describeAbsence(forum.absence, texts),
    isOn,
    items: items.map((item) => ({
      id: item.id,
      text: item.text,
      state: item.state,
      mark: item.state === 'waiting' ? '' : words.states[item.state],
      votes: words.votes(countVotes(item)),
      ticks: mayTick ? ticksFor(item).map((to) => ({ to, title: words.ticks[to].title })) : [],
    })),
  });
}

/** A host says how it goes for a question. */
export async function tickAgenda(
  user: TabUser,
  { forum, question, to }: { forum: string; question: string; to: Tick },
): Promise<EndpointResult<Said>> {
  const changed = await changeAgenda(user, forum, (queue, doer) => tick(queue, question, { to, forum, ...doer }));
  if (changed.kind === 'over') return { kind: 'refused', status: 409, error: 'forum-over' };
  const { result } = changed;
  user.log.info({ result }, 'a host arranges the agenda in the tab');
  if (result === 'gone') return { kind: 'refused', status: 404, error: 'question-gone' };
  if (result !== 'done' && result !== 'already') return { kind: 'refused', status: 409, error: 'impossible' };
  return done({ said: user.texts.forum.agenda.ticked[to] });
}
