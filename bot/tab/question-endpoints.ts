import {
  type AgendaItem,
  type AgendaState,
  FILLED_WITH,
  fillAgenda,
  moveUp,
  type Tick,
  tick,
  ticksFor,
} from '../../src/forum/agenda.ts';
import { MAX_QUESTION_LENGTH, openQuestions, type PutResult, type Queue } from '../../src/forum/forum-queue.ts';
import { acceptQuestion, type HostResult, placeOnAgenda } from '../../src/forum/host-questions.ts';
import { canMove } from '../../src/forum/question-states.ts';
import {
  countVotes,
  type Doer,
  findWhole,
  inOrder,
  isFollowedBy,
  type QueuedQuestion,
} from '../../src/forum/questions.ts';
import { plainText } from '../../src/knowledge/normalise.ts';
import { profileOf } from '../../src/people/profiles.ts';
import type { Change } from '../../src/store/store.ts';
import { THEMES, type Theme } from '../../src/summaries/themes.ts';
import { changeAgenda, findSimilar, followAs, putInQueue, topicOf, voteAs } from '../forum-acts.ts';
import { readAgenda } from '../forum-agenda.ts';
import { readHosts } from '../forum-hosts.ts';
import { isHost } from '../rights.ts';
import type { Texts } from '../texts/texts.ts';
import { servedMunicipalities } from '../turn.ts';
import { describeAbsence, forumTime } from '../views/forum-view.ts';
import { itemOf } from '../views/questions-view.ts';
import { done, type EndpointResult, type Said } from './endpoint.ts';
import type { TabUser } from './tab-user.ts';

/** A question in the queue. `isVoted`: the reader's municipality wants to know; `null` where it is not known. */
type QueueLine = {
  id: string;
  text: string;
  /** Where it stands in the whole queue; `null` outside of it. */
  number: number | null;
  /** How many want to know, since when, and where it stands, in words. */
  meta: string;
  /** That it has waited too long; empty when it has not. */
  flag: string;
  topic: string;
  isVoted: boolean | null;
  /** Whether the answer is sent to the reader; `null` for who cannot choose it. */
  isFollowed: boolean | null;
  button: { title: string };
  followButton: { title: string };
  /** What the button says that puts it on the agenda; empty where there is none. */
  place: string;
};

/** What a line costs is paid by everybody else; nobody reads this far. Cards go on, page by page. */
const MOST_LISTED = 200;

/** Whether the reader votes: `choose`, once it is known for which municipality. */
type Voting = 'yes' | 'choose' | 'none' | 'guest';

/** A topic and how many questions there are on it. */
type TopicCount = { topic: Theme; name: string; count: number };
/** `count` of the questions asked for (`topic`, `null` for all), of `total` in the queue. `longest`: of a question, in characters. */
type ShownQueue = {
  topic: Theme | null;
  count: number;
  total: number;
  topics: TopicCount[];
  questions: QueueLine[];
  voting: Voting;
  longest: number;
};

/** The queue, or what is on one topic, as far as it is asked for, what most municipalities want to know first. */
export async function showQueue(
  user: TabUser,
  { most, topic }: { most: number; topic?: Theme | undefined },
): Promise<EndpointResult<ShownQueue>> {
  const voter = await user.municipality();
  const { texts, rights, share } = user;
  const shown = Math.min(most, MOST_LISTED);
  const all = await readQueue(user);
  const asked = topic === undefined ? all : all.filter((one) => one.about === topic);
  const lines = await share(`queue ${shown} ${topic} ${texts.language} ${isHost(rights)}`, () =>
    linesOf(user, asked.slice(0, shown)),
  );
  return done({
    topic: topic ?? null,
    count: asked.length,
    total: all.length,
    topics: countTopics(all, texts).filter((one) => one.count > 0 || one.topic === topic),
    questions: await seenBy(user, lines),
    voting: voter === undefined ? whyNoVote(user) : 'yes',
    longest: MAX_QUESTION_LENGTH,
  });
}

type AboutQuestion = QueuedQuestion & { readonly about: Theme; readonly number: number };

/** The queue in order, each question with its topic and its place. */
function readQueue({ deps, share }: TabUser): Promise<AboutQuestion[]> {
  return share('queue', async () =>
    inOrder(await deps.store.read(openQuestions)).map((one, at) => ({
      ...one,
      about: topicOf(one, deps),
      number: at + 1,
    })),
  );
}

function countTopics(all: readonly AboutQuestion[], { summaries }: Texts): TopicCount[] {
  return THEMES.map((topic) => ({
    topic,
    name: summaries.themes[topic],
    count: all.filter(({ about }) => about === topic).length,
  }));
}

function whyNoVote(user: TabUser): Voting {
  if (user.isGuest) return 'guest';
  return servedMunicipalities(user).length > 0 ? 'choose' : 'none';
}

/** A question as all see it, with the municipalities that have voted and the people who get the answer. */
type SharedLine = Omit<QueueLine, 'isVoted' | 'isFollowed'> & Pick<QueuedQuestion, 'votes' | 'followers'>;

async function linesOf(
  { deps, texts, rights }: TabUser,
  questions: readonly (QueuedQuestion & { readonly number?: number })[],
): Promise<SharedLine[]> {
  const { queue, manage } = texts.forum;
  const seen = { municipalities: deps.municipalities, seesAll: isHost(rights), hosts: await readHosts(deps) };
  return questions.map((question) => {
    const { meta, flag } = itemOf(question, seen, texts);
    return {
      id: question.id,
      text: question.text,
      number: question.number ?? null,
      meta,
      flag,
      topic: texts.summaries.themes[topicOf(question, deps)],
      button: { title: queue.vote.title },
      followButton: { title: queue.follow.title },
      place: seen.seesAll && question.rank === null && canMove(question.state, 'on-agenda') ? manage.place.title : '',
      votes: question.votes,
      followers: question.followers,
    };
  });
}

async function seenBy(user: TabUser, lines: readonly SharedLine[]): Promise<QueueLine[]> {
  const voter = await user.municipality();
  const isFollowed = await readFollowing(user);
  return lines.map(({ votes, followers, ...line }) => ({
    ...line,
    isVoted: voter === undefined ? null : Object.hasOwn(votes, voter),
    isFollowed: isFollowed({ followers }),
  }));
}

/** Tells of a question whether its answer comes to the reader's chat, which must be there; `null` for a guest, who cannot choose it. */
export async function readFollowing(
  user: TabUser,
): Promise<(question: Pick<QueuedQuestion, 'followers'>) => boolean | null> {
  const hasOne = await hasChat(user);
  return (question) => (user.isGuest ? null : hasOne && isFollowedBy(question, user.person));
}

async function hasChat({ deps, person }: TabUser): Promise<boolean> {
  return (await deps.store.read(profileOf(person))).chat !== null;
}

/** What was done by somebody who wants the answer, and where it is read when it does not come by itself. */
async function saidWithAnswer(user: TabUser, said: string): Promise<Said> {
  const { answerHere, answerInChat } = user.texts.forum.queue;
  if (user.isGuest) return { said: `${said} ${answerHere}` };
  return { said: (await hasChat(user)) ? said : `${said} ${answerInChat}` };
}

/** `isFollowed`: whether the answer comes to the reader now. */
type Voted = Said & { isFollowed: boolean };

export async function vote(user: TabUser, input: { question: string; on: boolean }): Promise<EndpointResult<Voted>> {
  if (user.isGuest) return { kind: 'refused', status: 409, error: 'guest' };
  const { queue } = user.texts.forum;
  const result = await voteAs(user, input);
  user.log.info({ result, on: input.on }, 'a vote in the tab');
  if (result === 'no-municipality') return { kind: 'refused', status: 409, error: result };
  if (result === 'gone') return { kind: 'refused', status: 404, error: 'question-gone' };
  const said = input.on ? await saidWithAnswer(user, queue.voted) : { said: queue.unvoted };
  const whole = findWhole(await user.deps.store.read(openQuestions), input.question);
  const isFollowed = await readFollowing(user);
  return done({ ...said, isFollowed: whole !== undefined && isFollowed(whole) === true });
}

/** Has the answer sent to the reader's chat, or not. */
export async function followAnswer(
  user: TabUser,
  input: { question: string; on: boolean },
): Promise<EndpointResult<Said>> {
  const { texts } = user;
  if (input.on && user.isGuest) return { kind: 'refused', status: 409, error: 'guest' };
  if (input.on && !(await hasChat(user))) return { kind: 'refused', status: 409, error: 'no-chat' };
  const result = await followAs(user, input);
  if (result === 'gone') return { kind: 'refused', status: 404, error: 'question-gone' };
  return done({ said: input.on ? texts.forum.queue.followed : texts.forum.queue.unfollowed });
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
    const voter = await user.municipality();
    return done({
      kind: 'similar',
      heading: queue.similar(similar.length),
      text: voter === undefined ? queue.similarNoVote : queue.similarText,
      questions: await seenBy(user, await linesOf(user, similar)),
    });
  }
  const result = await putInQueue(user, { text: asked, thread: null });
  user.log.info({ result: result.kind }, 'a question to the open forum in the tab');
  if (result.kind === 'stored') return done({ kind: 'asked', ...(await saidWithAnswer(user, forum.stored)) });
  if (result.kind === 'already-there')
    return done({ kind: 'asked', ...(await saidWithAnswer(user, forum.alreadyThere)) });
  return { kind: 'refused', status: 409, error: NOT_PUT[result.kind] };
}

const NOT_PUT: Record<Exclude<PutResult['kind'], 'stored' | 'already-there'>, string> = {
  'too-many': 'too-many-questions',
  full: 'queue-full',
  'too-long': 'too-large',
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
  /** How a host can arrange it now. */
  ways: { how: Arranging; title: string }[];
};
type ShownAgenda = {
  forum: string | null;
  heading: string;
  absence: string;
  isOn: boolean;
  items: AgendaLine[];
  fill: string;
};

/** The agenda of the next forum. */
export async function showAgenda({ deps, rights, texts, share }: TabUser): Promise<EndpointResult<ShownAgenda>> {
  const agenda = await share('agenda', () => readAgenda(deps));
  const { agenda: words } = texts.forum;
  if (agenda === undefined)
    return done({ forum: null, heading: words.noForum, absence: '', isOn: false, items: [], fill: '' });
  const { forum, isOn, items } = agenda;
  const mayTick = isOn && isHost(rights);
  const first = items.find(({ state }) => state === 'waiting')?.id;
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
      ways: isHost(rights) ? waysFor(item, first).map((how) => ({ how, title: words[how].title })) : [],
    })),
    fill: isHost(rights) ? words.fill.title : '',
  });
}

/** What a host can do about a question's place as long as it waits. */
function waysFor({ id, state, question }: AgendaItem, first: string | undefined): Exclude<Arranging, 'place'>[] {
  if (state !== 'waiting' || question === undefined) return [];
  return [
    ...(id === first ? [] : ['up' as const]),
    ...(canMove(question.state, 'accepted') ? ['remove' as const] : []),
  ];
}

/** A host says how it goes for a question. */
export async function tickAgenda(
  user: TabUser,
  { forum, question, to }: { forum: string; question: string; to: Tick },
): Promise<EndpointResult<Said>> {
  const decide = (queue: Queue, doer: Doer) => tick(queue, question, { to, forum, ...doer });
  return arranged(user, forum, { decide, said: user.texts.forum.agenda.ticked[to] });
}

/** Ways to arrange the agenda: to put a question on it, one step up, or off it. */
export const ARRANGING = ['place', 'up', 'remove'] as const;
type Arranging = (typeof ARRANGING)[number];
const DECISIONS: Record<Arranging, (queue: Queue, question: string, doer: Doer) => Change<Queue, HostResult>> = {
  place: placeOnAgenda,
  up: moveUp,
  remove: acceptQuestion,
};

/** A host puts a question on the agenda, moves it or takes it off. */
export async function arrangeAgenda(
  user: TabUser,
  { forum, question, how }: { forum: string; question: string; how: Arranging },
): Promise<EndpointResult<Said>> {
  const { manage } = user.texts.forum;
  const said = { place: manage.done.placed, up: manage.done.saved, remove: manage.done.removed }[how];
  return arranged(user, forum, { decide: (queue, doer) => DECISIONS[how](queue, question, doer), said });
}

/** A host puts what most municipalities want to know on the agenda. */
export async function fillUpAgenda(user: TabUser, { forum }: { forum: string }): Promise<EndpointResult<Said>> {
  const changed = await changeAgenda(user, forum, (queue, doer) => fillAgenda(queue, FILLED_WITH, doer));
  if (changed.kind === 'over') return { kind: 'refused', status: 409, error: 'forum-over' };
  return done({ said: user.texts.forum.agenda.filled(changed.result) });
}

async function arranged(
  user: TabUser,
  forum: string,
  { decide, said }: { decide: (queue: Queue, doer: Doer) => Change<Queue, HostResult>; said: string },
): Promise<EndpointResult<Said>> {
  const changed = await changeAgenda(user, forum, decide);
  if (changed.kind === 'over') return { kind: 'refused', status: 409, error: 'forum-over' };
  const { result } = changed;
  user.log.info({ result }, 'a host arranges the agenda in the tab');
  if (result === 'gone') return { kind: 'refused', status: 404, error: 'question-gone' };
  if (result !== 'done' && result !== 'already') return { kind: 'refused', status: 409, error: 'impossible' };
  return done({ said });
}
