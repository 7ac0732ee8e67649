import {
  type ForumQuestion,
  openQuestions,
  type PutResult,
  putQuestion,
  type Queue,
} from '../src/forum/forum-queue.ts';
import { likeQuestions } from '../src/forum/likeness.ts';
import {
  type Doer,
  follow,
  inOrder,
  type OwnResult,
  type QueuedQuestion,
  type VoteResult,
  voteFor,
} from '../src/forum/questions.ts';
import { type Person, samePerson } from '../src/people/person.ts';
import type { Change } from '../src/store/store.ts';
import { type Theme, themeOf } from '../src/summaries/themes.ts';
import type { BotDeps } from './deps.ts';
import { readAgenda } from './forum-agenda.ts';
import type { Turn } from './turn.ts';
import type { OwnQuestion } from './views/questions-view.ts';

/** Who does something in the forum, by a card or in the tab. */
type Somebody = Pick<Turn, 'deps' | 'person' | 'now' | 'municipality'>;

/** Similar questions that are shown. */
const MOST_SIMILAR = 3;

/** What a question is about: as a host has said, or else as its words say. */
export function topicOf({ topic, text }: QueuedQuestion, { themes }: BotDeps): Theme {
  return topic ?? themeOf(text, themes);
}

/** Questions in the queue that ask much the same, other than one's own. */
export async function findSimilar(
  { deps, person }: Pick<Somebody, 'deps' | 'person'>,
  text: string,
): Promise<QueuedQuestion[]> {
  const others = inOrder(await deps.store.read(openQuestions)).filter(({ askedBy }) => !samePerson(askedBy, person));
  return likeQuestions(text, others, MOST_SIMILAR);
}

/** What a person has asked that waits for an answer, with its place in the queue or within a question of others. */
export function ownQuestions(queue: Queue, person: Person): OwnQuestion[] {
  return inOrder(queue).flatMap((question, at): OwnQuestion[] => {
    const merged = question.merged
      .filter(({ askedBy }) => samePerson(askedBy, person))
      .map(({ id, text }) => ({ kind: 'merged', id, text, into: question }) as const);
    const isOwn = samePerson(question.askedBy, person);
    return isOwn ? [{ kind: 'own', question, place: at + 1 }, ...merged] : merged;
  });
}

/** Puts a question in the queue, once. */
export async function putInQueue(
  { deps, person, now, municipality }: Somebody,
  { text, thread }: Pick<ForumQuestion, 'text' | 'thread'>,
): Promise<PutResult> {
  const question = {
    text,
    askedBy: person,
    municipality: (await municipality()) ?? null,
    thread,
    askedAt: now.toISOString(),
  };
  return deps.store.change(openQuestions, (queue) => putQuestion(queue, question));
}

/** Votes for the person's municipality, or takes its vote back. */
export async function voteAs(
  { deps, person, now, municipality: ownMunicipality }: Somebody,
  { question, on }: { question: string; on: boolean },
): Promise<VoteResult | 'no-municipality'> {
  const municipality = await ownMunicipality();
  if (municipality === undefined) return 'no-municipality';
  return deps.store.change(openQuestions, (queue) => voteFor(queue, question, { municipality, on, by: person, now }));
}

/** Has the answer sent to the person, or not. */
export function followAs(
  { deps, person }: Pick<Somebody, 'deps' | 'person'>,
  { question, on }: { question: string; on: boolean },
): Promise<OwnResult> {
  return deps.store.change(openQuestions, (queue) => follow(queue, question, { on, by: person }));
}

/** Changes the queue as long as that forum is the next one; `over` when it no longer is. What is posted follows. */
export async function changeAgenda<Result>(
  { deps, person, now }: Omit<Somebody, 'municipality'>,
  forum: string,
  decide: (queue: Queue, doer: Doer) => Change<Queue, Result>,
): Promise<{ kind: 'over' } | { kind: 'changed'; result: Result }> {
  const current = (await readAgenda(deps))?.forum.day.toString();
  if (current !== forum) return { kind: 'over' };
  const doer = { by: person, now };
  const result = await deps.store.change(openQuestions, (queue) => decide(queue, doer));
  deps.wake();
  return { kind: 'changed', result };
}
