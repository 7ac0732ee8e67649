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
import type { Queue } from '../../src/forum/forum-queue.ts';
import { acceptQuestion, type HostResult, placeOnAgenda } from '../../src/forum/host-questions.ts';
import { canMove } from '../../src/forum/question-states.ts';
import { countVotes, type Doer } from '../../src/forum/questions.ts';
import type { Change } from '../../src/store/store.ts';
import { changeAgenda } from '../forum-acts.ts';
import { readAgenda } from '../forum-agenda.ts';
import { isHost } from '../rights.ts';
import { describeAbsence, forumTime } from '../views/forum-view.ts';
import { done, type EndpointResult, type Said } from './endpoint.ts';
import type { TabUser } from './tab-user.ts';

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
