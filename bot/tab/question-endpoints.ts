import { MAX_QUESTION_LENGTH, openQuestions, type PutResult } from '../../src/forum/forum-queue.ts';
import { canMove } from '../../src/forum/question-states.ts';
import { findWhole, inOrder, isFollowedBy, type QueuedQuestion } from '../../src/forum/questions.ts';
import { plainText } from '../../src/knowledge/normalise.ts';
import { profileOf } from '../../src/people/profiles.ts';
import { THEMES, type Theme } from '../../src/summaries/themes.ts';
import { findSimilar, followAs, putInQueue, topicOf, voteAs } from '../forum-acts.ts';
import { readHosts } from '../forum-hosts.ts';
import { isHost } from '../rights.ts';
import type { Texts } from '../texts/texts.ts';
import { servedMunicipalities } from '../turn.ts';
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
