import { createHash } from 'node:crypto';
import { z } from 'zod';
import { placeSchema } from '../delivery/recipient.ts';
import { plainText } from '../knowledge/normalise.ts';
import { type Person, personKey, personSchema, samePerson } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import { type Change, defineCollection } from '../store/store.ts';
import { THEMES } from '../summaries/themes.ts';
import { CLOSED_STATES, canMove, OPEN_STATES } from './question-states.ts';

/** The longest question that is taken, in characters. */
export const MAX_QUESTION_LENGTH = 1000;
/** Most characters in an answer, and in what it is based on. */
export const MAX_ANSWER_LENGTH = 4000;
export const MAX_SOURCE_LENGTH = 200;
/** More open questions than this from one person are refused, so that nobody can flood the forum. */
const MAX_OPEN_QUESTIONS = 50;
/** The queue is one document, which each vote writes. */
const MAX_QUEUE = 1000;

export const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const votesSchema = z.record(z.string(), z.object({ by: personSchema, at: z.iso.datetime() }));
const asked = {
  text: z.string().min(1).max(MAX_QUESTION_LENGTH),
  askedBy: personSchema,
  /** Code of the asker's municipality; `null` when it is not known. */
  municipality: z.string().nullable(),
  /** The channel's thread or group chat in which it was asked, `null` for a chat of one's own. */
  thread: placeSchema.nullable(),
  askedAt: z.iso.datetime(),
};

/** What happened to a question, by whom (`null`: by the clock) and when. */
export const eventSchema = z.object({
  what: z.enum([...OPEN_STATES, ...CLOSED_STATES, 'merged', 'edited', 'took-in', 'let-go', 'split']),
  by: personSchema.nullable(),
  at: z.iso.datetime(),
});
export type QuestionEvent = Readonly<z.infer<typeof eventSchema>>;

/** A question that goes on within another one, as it was, so that it can be let go again. */
export const mergedSchema = z.object({
  id: z.string(),
  ...asked,
  isShown: z.boolean(),
  votes: votesSchema,
  topic: z.enum(THEMES).nullable(),
  missed: z.array(daySchema),
  history: z.array(eventSchema),
});

/** How a question is about to leave the queue: saved there first, so that a stop in between loses nothing. */
export const closingSchema = z.object({
  state: z.enum(CLOSED_STATES),
  answer: z.string().max(MAX_ANSWER_LENGTH),
  source: z.string().max(MAX_SOURCE_LENGTH),
  /** Whether the bot may come to answer from it, when a host has approved that. */
  isKnowledge: z.boolean(),
  /** When the answer has to be looked at again; until then it holds. */
  reviewBy: daySchema.nullable(),
  /** The forum whose agenda it stood on. */
  forum: daySchema.nullable(),
  by: personSchema,
  at: z.iso.datetime(),
});
export type Closing = Readonly<z.infer<typeof closingSchema>>;

const forumQuestion = z.object({
  ...asked,
  /** Whether other municipalities see which one asks. */
  isShown: z.boolean(),
  /** The municipalities that want to know, by code; one vote each, the asker's own among them. */
  votes: votesSchema,
  /** The people who want the answer in their chat, by key. */
  followers: z.record(z.string(), personSchema),
  state: z.enum(OPEN_STATES),
  history: z.array(eventSchema),
  /** What it is about, as a host has said; `null`: as its words say. */
  topic: z.enum(THEMES).nullable(),
  /** The host who prepares the answer. */
  host: z.object({ person: personSchema, name: z.string(), by: personSchema, at: z.iso.datetime() }).nullable(),
  /** Its place on the agenda of the next forum, the lowest first; `null` when it is not on it. */
  rank: z.int().nullable(),
  /** Whether it is being talked about. */
  isNow: z.boolean(),
  /** The forum in which it was answered by word of mouth. */
  spokenIn: daySchema.nullable(),
  /** The last forum from which it was carried over to the next. */
  tabledIn: daySchema.nullable(),
  /** The forums that have gone by without an answer. */
  missed: z.array(daySchema),
  merged: z.array(mergedSchema),
  closing: closingSchema.nullable(),
});
export type ForumQuestion = Readonly<z.infer<typeof forumQuestion>>;
/** A question as it is put: who asks is the first who wants to know. */
export type NewQuestion = Pick<ForumQuestion, keyof typeof asked>;

const queueSchema = z.object({
  questions: z.record(z.string(), forumQuestion),
  /** The last forums after which the queue was put in order. */
  concluded: z.array(daySchema),
  /** From when forums are followed up; `null` before the first look. */
  since: z.iso.datetime().nullable(),
});
export type Queue = Readonly<z.infer<typeof queueSchema>>;

type Before2 = { questions: Record<string, Omit<NewQuestion, 'thread'> & { conversationId: string }> };
type Before3 = { questions: Record<string, Before2['questions'][string] & Pick<ForumQuestion, 'isShown' | 'votes'>> };

/** The questions to the open forum that wait for an answer, by id. Closed ones are in an archive by month. */
export const forumQueue = defineCollection({
  name: 'forum-queue',
  version: 3,
  schema: queueSchema,
  empty: (): Queue => ({ questions: {}, concluded: [], since: null }),
  migrations: {
    1(old) {
      const { questions } = old as Before2;
      return changeAll(questions, (one) => ({ ...one, isShown: false, votes: ownVote(one) }));
    },
    2(old) {
      const { questions } = old as Before3;
      const next = changeAll(questions, ({ conversationId, ...one }) => {
        const { tenantId } = one.askedBy;
        const thread = conversationId.startsWith('19:') ? { tenantId, conversationId } : null;
        const voters = Object.values(one.votes).map(({ by }) => by);
        return { ...one, thread, ...UNTOUCHED, followers: followersOf([one.askedBy, ...voters]) };
      });
      return { ...next, concluded: [], since: null };
    },
  },
});
export const openQuestions = forumQueue.doc('open');

function changeAll<Old, New>(questions: Record<string, Old>, change: (one: Old) => New) {
  return { questions: Object.fromEntries(Object.entries(questions).map(([id, one]) => [id, change(one)])) };
}

const UNTOUCHED = {
  state: 'new',
  history: [],
  topic: null,
  host: null,
  rank: null,
  isNow: false,
  spokenIn: null,
  tabledIn: null,
  missed: [],
  merged: [],
  closing: null,
} as const satisfies Partial<ForumQuestion>;

function ownVote({ municipality, askedBy, askedAt }: Omit<NewQuestion, 'thread'>): ForumQuestion['votes'] {
  return municipality === null ? {} : { [municipality]: { by: askedBy, at: askedAt } };
}

/**
 * The votes after a person's vote for a municipality. One that the person has given for another moves; those of the
 * municipalities that ask stand for who asks.
 */
export function votesWith(
  { votes, municipality, merged }: Pick<ForumQuestion, 'votes' | 'municipality' | 'merged'>,
  code: string,
  { by, at }: ForumQuestion['votes'][string],
): ForumQuestion['votes'] {
  const standing = [code, municipality, ...merged.map((one) => one.municipality)];
  const kept = Object.entries(votes).filter(([other, vote]) => standing.includes(other) || !samePerson(vote.by, by));
  const { tenantId, userId } = by;
  return { [code]: { by: { tenantId, userId }, at }, ...Object.fromEntries(kept) };
}

function followersOf(people: readonly Person[]): ForumQuestion['followers'] {
  return Object.fromEntries(
    people.map(({ tenantId, userId }) => [personKey({ tenantId, userId }), { tenantId, userId }]),
  );
}

function newQuestion(question: NewQuestion): ForumQuestion {
  const history = [{ what: 'new', by: question.askedBy, at: question.askedAt }] as const;
  return {
    ...question,
    ...UNTOUCHED,
    isShown: false,
    votes: ownVote(question),
    followers: followersOf([question.askedBy]),
    history: [...history],
    missed: [],
    merged: [],
  };
}

/** The queue with that question as it is now. */
export function withQuestion(queue: Queue, id: string, question: ForumQuestion): Queue {
  return { ...queue, questions: { ...queue.questions, [id]: question } };
}

export type PutResult =
  | { kind: 'stored'; id: string }
  | { kind: 'already-there'; id: string }
  | { kind: 'too-many'; most: number }
  | { kind: 'full' }
  | { kind: 'too-long'; length: number; most: number }
  | { kind: 'personal-data' };

/** Why a question is not taken for what it says. Plain text can be longer than what was typed: some letters come apart. */
function whyNotTaken({ text }: NewQuestion): PutResult | undefined {
  const { length } = text;
  if (length > MAX_QUESTION_LENGTH) return { kind: 'too-long', length, most: MAX_QUESTION_LENGTH };
  return holdsPersonalIdentityNumber(text) ? { kind: 'personal-data' } : undefined;
}

/**
 * The same question by the same person is one question, however often and wherever the button is pressed. `source` is
 * what it stands in, such as a report, which may be changed by itself.
 */
function questionId(text: string, { tenantId, userId }: Person, source: string | undefined): string {
  const words = plainText(text).toLowerCase();
  return createHash('sha256')
    .update(JSON.stringify([tenantId, userId, words, ...(source === undefined ? [] : [source])]))
    .digest('hex')
    .slice(0, 24);
}

/** Puts a question to the open forum, once. */
export function putQuestion(queue: Queue, question: NewQuestion, source?: string): Change<Queue, PutResult> {
  const why = whyNotTaken(question);
  if (why !== undefined) return { result: why };
  const all = Object.values(queue.questions);
  const plain = questionId(question.text, question.askedBy, source);
  // One that is just being answered or withdrawn is not this one.
  const leaving = Object.hasOwn(queue.questions, plain) ? queue.questions[plain]?.closing : undefined;
  const id = leaving == null ? plain : questionId(question.text, question.askedBy, `${source ?? ''} ${leaving.at}`);
  const known = wholeOf(queue, id);
  if (known !== undefined) {
    const next = wantedAgain(queue, known, question);
    return { next, result: { kind: 'already-there', id } };
  }
  const own = all.filter(({ askedBy }) => samePerson(askedBy, question.askedBy));
  if (own.length >= MAX_OPEN_QUESTIONS) return { result: { kind: 'too-many', most: MAX_OPEN_QUESTIONS } };
  if (all.length >= MAX_QUEUE) return { result: { kind: 'full' } };
  return { next: withQuestion(queue, id, newQuestion(question)), result: { kind: 'stored', id } };
}

/** The id of the question in the queue that has this id, or has taken in the one that had it. */
function wholeOf({ questions }: Queue, id: string): string | undefined {
  if (Object.hasOwn(questions, id)) return id;
  return Object.entries(questions).find(([, { merged }]) => merged.some((one) => one.id === id))?.[0];
}

/** Whether any question, also one that goes on within another, has that id. */
export function isKnownId(queue: Queue, id: string): boolean {
  return wholeOf(queue, id) !== undefined;
}

/** Who asks the same again after having withdrawn wants the answer again. */
function wantedAgain(queue: Queue, id: string, { askedBy, municipality, askedAt }: NewQuestion): Queue | undefined {
  const question = queue.questions[id];
  if (question === undefined) return undefined;
  const isFollower = Object.hasOwn(question.followers, personKey(askedBy));
  const hasVoted = municipality === null || Object.hasOwn(question.votes, municipality);
  if (isFollower && hasVoted) return undefined;
  const followers = { ...question.followers, ...followersOf([askedBy]) };
  const votes = hasVoted ? question.votes : votesWith(question, municipality, { by: askedBy, at: askedAt });
  return withQuestion(queue, id, { ...question, followers, votes });
}

/** Whether its words may still be changed: until it is on an agenda. */
export function isEditable({ state }: ForumQuestion): boolean {
  return state === 'new' || state === 'accepted';
}

/**
 * Puts the question of a source in place of the one that it had put before. That one is changed as long as that may be, and
 * otherwise goes its way; it stays when the new one is not taken.
 */
export function replaceQuestion(
  queue: Queue,
  { before, question, source }: { before: string | undefined; question: NewQuestion; source: string },
): Change<Queue, PutResult> {
  const old = before !== undefined && Object.hasOwn(queue.questions, before) ? queue.questions[before] : undefined;
  if (before !== undefined && old !== undefined && old.closing === null && isEditable(old)) {
    const why = whyNotTaken(question);
    if (why !== undefined) return { result: why };
    const edited = { what: 'edited', by: question.askedBy, at: question.askedAt } as const;
    const next = { ...old, text: question.text, history: [...old.history, edited] };
    return { next: withQuestion(queue, before, next), result: { kind: 'already-there', id: before } };
  }
  return putQuestion(queue, question, source);
}

/** Whether others than the asker want to know. */
export function isSharedByOthers({ votes, municipality, merged, followers, askedBy }: ForumQuestion): boolean {
  const asker = personKey(askedBy);
  return (
    merged.length > 0 ||
    Object.keys(votes).some((code) => code !== municipality) ||
    Object.keys(followers).some((key) => key !== asker)
  );
}

/** A question that its asker no longer asks, but others do: without the asker's vote, and the name of the municipality. */
export function withoutAsker(question: ForumQuestion): ForumQuestion {
  const { askedBy, municipality, merged } = question;
  const { [personKey(askedBy)]: _asker, ...followers } = question.followers;
  const { [municipality ?? '']: vote, ...others } = question.votes;
  // It is also that of colleagues who ask the same, or have voted.
  const isOthers =
    vote !== undefined && (!samePerson(vote.by, askedBy) || merged.some((one) => one.municipality === municipality));
  return { ...question, votes: isOthers ? question.votes : others, followers, isShown: false };
}

/** How a question leaves the queue that nobody asks any more. */
export function withdrawal(by: Person, at: string): Closing {
  const { tenantId, userId } = by;
  const nothing = { answer: '', source: '', isKnowledge: false, reviewBy: null, forum: null } as const;
  return { state: 'withdrawn', ...nothing, by: { tenantId, userId }, at };
}

/** Takes back what its source no longer asks; where others want to know too, or it has been answered already, it stays. */
export function takeBackQuestion(queue: Queue, id: string, at: string): Change<Queue, undefined> {
  const question = Object.hasOwn(queue.questions, id) ? queue.questions[id] : undefined;
  if (question === undefined || question.closing !== null) return { result: undefined };
  if (isSharedByOthers(question)) return { next: withQuestion(queue, id, withoutAsker(question)), result: undefined };
  if (!canMove(question.state, 'withdrawn')) return { result: undefined };
  const closing = withdrawal(question.askedBy, at);
  return { next: withQuestion(queue, id, { ...question, closing }), result: undefined };
}

export function removeQuestion(queue: Queue, id: string): Queue {
  const { [id]: _gone, ...questions } = queue.questions;
  return { ...queue, questions };
}
