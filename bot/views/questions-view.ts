import type { ButtonData, CardData, Status } from '../../cards/card-data.ts';
import { formatShortDay } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import { isEditable, MAX_QUESTION_LENGTH } from '../../src/forum/forum-queue.ts';
import { countVotes, editedSinceVoted, isFollowedBy, type QueuedQuestion } from '../../src/forum/questions.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { type Person, samePerson } from '../../src/people/person.ts';
import type { Holding } from '../../src/people/roles.ts';
import { THEMES } from '../../src/summaries/themes.ts';
import { type ChosenTopic, NONE, newQuestionData } from '../question-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { plainLines } from './plain-runs.ts';

type Card = CardData['questions'];
type Item = Card['questions'][number];
type Shown = { readonly municipalities: readonly Municipality[]; readonly status: Status[] };
/** What of a question not everybody sees, and who is responsible for one that waits too long. */
type Named = Pick<Holding, 'person' | 'name'>;
type Seen = {
  readonly municipalities: readonly Municipality[];
  readonly seesAll: boolean;
  readonly hosts?: readonly Named[];
};

/** Questions on a page of the queue. */
export const ON_PAGE = 6;

export const NO_FIELDS = { input: [], choices: [], dates: [] } satisfies Partial<Item>;

/** A form without anything above its inputs. */
export const ONLY_FIELDS = { ...NO_FIELDS, lines: [], meta: '', flag: '' };

export type ShownQueue = Shown & {
  readonly page: number;
  readonly topic: ChosenTopic;
  readonly reader: Person;
  readonly voter: string | undefined;
  readonly isHost: boolean;
  readonly hosts: readonly Named[];
  /** Knowledge drafts that wait for a host. */
  readonly drafts: number;
};

/** The queue, a page of it, with the vote of the reader's municipality. */
export function queueView(questions: readonly QueuedQuestion[], shown: ShownQueue, texts: Texts): Card {
  const { page, topic, voter, isHost, municipalities, status, hosts, drafts } = shown;
  const { queue, manage, draft } = texts.forum;
  const onPage = questions.slice(page * ON_PAGE, (page + 1) * ON_PAGE);
  const data = newQuestionData(texts.language);
  const step = (words: { title: string; tooltip: string }, to: number): ButtonData => ({
    ...words,
    verb: 'question.list',
    data: { ...data, page: to, of: topic },
  });
  return {
    lang: texts.language,
    summary: queue.summary(questions.length),
    heading: queue.heading,
    text: questions.length > 0 ? queue.text : topic === NONE ? queue.none : queue.noneOnTopic,
    status,
    filter: questions.length === 0 && topic === NONE ? [] : [topicFilter(topic, texts)],
    questions: onPage.map((question) => ({
      ...itemOf(question, { municipalities, seesAll: isHost, hosts }, texts),
      rows: buttonRows([
        ...followButtons(question, { ...shown, page }, texts),
        ...(isHost ? [{ ...manage.open, verb: 'question.manage', data: { ...data, question: question.id } }] : []),
      ]),
    })),
    hint: voter === undefined ? queue.noVote : queue.hint,
    buttons: buttonRows([
      ...(page > 0 ? [step(queue.previous, page - 1)] : []),
      ...((page + 1) * ON_PAGE < questions.length ? [step(queue.next, page + 1)] : []),
      ...(isHost ? [{ ...manage.agenda, verb: 'agenda.show', data }] : []),
      ...(isHost && drafts > 0 ? [{ ...draft.list(drafts), verb: 'draft.list', data }] : []),
    ]),
  };
}

function topicFilter(topic: ChosenTopic, { forum, language, summaries }: Texts): Card['filter'][number] {
  const { queue } = forum;
  return {
    label: queue.topic,
    value: topic,
    choices: [
      { title: queue.allTopics, value: NONE },
      ...THEMES.map((theme) => ({ title: summaries.themes[theme], value: theme })),
    ],
    button: { ...queue.filter, verb: 'question.list', data: { ...newQuestionData(language), page: 0 } },
  };
}

/** A vote, or the wish to get the answer where the municipality has voted already. */
function followButtons(
  question: QueuedQuestion,
  { reader, voter, page, topic }: Pick<ShownQueue, 'reader' | 'voter'> & { page?: number; topic?: ChosenTopic },
  texts: Texts,
): ButtonData[] {
  const { queue } = texts.forum;
  const place = { ...(page !== undefined && { page }), ...(topic !== undefined && { of: topic }) };
  const button = (words: { title: string; tooltip: string }, verb: string, on: boolean): ButtonData => ({
    ...words,
    verb,
    data: { ...newQuestionData(texts.language), question: question.id, on, ...place },
  });
  const isFollowed = isFollowedBy(question, reader);
  const wish = isFollowed
    ? button(queue.unfollow, 'question.follow', false)
    : button(queue.follow, 'question.follow', true);
  if (voter === undefined) return [wish];
  if (!Object.hasOwn(question.votes, voter)) return [button(queue.vote, 'question.vote', true)];
  return [button(queue.unvote, 'question.vote', false), wish];
}

/** Similar questions, to vote for in place of putting one more. */
export function similarView(
  similar: readonly QueuedQuestion[],
  {
    asked,
    reader,
    voter,
    municipalities,
    status,
  }: Shown & { asked: string; reader: Person; voter: string | undefined },
  texts: Texts,
): Card {
  const { queue } = texts.forum;
  const data = newQuestionData(texts.language);
  return {
    lang: texts.language,
    summary: queue.similar(similar.length),
    heading: queue.similar(similar.length),
    text: voter === undefined ? queue.similarNoVote : queue.similarText,
    status,
    filter: [],
    questions: similar.map((question) => ({
      ...itemOf(question, { municipalities, seesAll: false }, texts),
      rows: buttonRows(followButtons(question, { reader, voter }, texts)),
    })),
    hint: '',
    buttons: buttonRows([{ ...queue.putAnyway, verb: 'question.put', data: { ...data, asked } }]),
  };
}

/** One's own question: with its place in the queue, or as another wording of one that others have put. */
export type OwnQuestion =
  | { readonly kind: 'own'; readonly question: QueuedQuestion; readonly place: number }
  | { readonly kind: 'merged'; readonly id: string; readonly text: string; readonly into: QueuedQuestion };

/** A person's own questions, with their place in the queue. */
export function ownQuestionsView(
  questions: readonly OwnQuestion[],
  { status, municipalities, reader }: Shown & { reader: Person },
  texts: Texts,
): Card {
  const { queue } = texts.forum;
  const data = newQuestionData(texts.language);
  const withdraw = (id: string): ButtonData => ({
    ...queue.withdraw,
    verb: 'question.withdraw',
    data: { ...data, question: id },
  });
  const wish = ({ id, followers }: QueuedQuestion): ButtonData => {
    const on = !isFollowedBy({ followers }, reader);
    const words = on ? queue.follow : queue.unfollow;
    return { ...words, verb: 'question.follow', data: { ...data, question: id, on } };
  };
  return {
    lang: texts.language,
    summary: queue.own,
    heading: queue.own,
    text: questions.length === 0 ? queue.ownNone : queue.ownText,
    status,
    filter: [],
    questions: questions.map((one): Item => {
      if (one.kind === 'merged') {
        const { id, text, into } = one;
        const meta = ownMeta(one, { municipalities }, texts);
        return { ...NO_FIELDS, lines: linesOf(text), meta, flag: '', rows: buttonRows([wish(into), withdraw(id)]) };
      }
      const { question } = one;
      const show = question.isShown ? queue.hide : queue.show;
      const item = itemOf(question, { municipalities, seesAll: true }, texts);
      const meta = ownMeta(one, { municipalities }, texts);
      return {
        ...item,
        meta,
        rows: buttonRows([
          ...(isEditable(question)
            ? [{ ...queue.change, verb: 'question.open', data: { ...data, question: question.id } }]
            : []),
          withdraw(question.id),
          wish(question),
          ...(question.municipality === null
            ? []
            : [
                {
                  ...show,
                  verb: 'question.show',
                  data: { ...data, question: question.id, isShown: !question.isShown },
                },
              ]),
        ]),
      };
    }),
    hint: queue.hint,
    buttons: [],
  };
}

/** Where one's own question stands, in words. */
export function ownMeta(own: OwnQuestion, { municipalities }: Pick<Shown, 'municipalities'>, texts: Texts): string {
  const { queue } = texts.forum;
  if (own.kind === 'merged') return queue.mergedInto(own.into.text);
  return `${queue.place(own.place)} ${metaOf(own.question, { municipalities, seesAll: true }, texts)}`;
}

/** One's own question, to change its words. */
export function editQuestionView(question: QueuedQuestion, { status, municipalities }: Shown, texts: Texts): Card {
  const { queue } = texts.forum;
  const data = { ...newQuestionData(texts.language), question: question.id };
  return {
    lang: texts.language,
    summary: queue.editHeading,
    heading: queue.editHeading,
    text: '',
    status,
    filter: [],
    questions: [
      {
        ...itemOf(question, { municipalities, seesAll: true }, texts),
        lines: [],
        input: [{ id: 'text', label: queue.yours, value: question.text, maxLength: MAX_QUESTION_LENGTH, isLong: true }],
        rows: buttonRows([{ ...queue.save, verb: 'question.edit', data }]),
      },
    ],
    hint: '',
    buttons: [],
  };
}

/** A question that somebody shares: for others to read, with nothing to press. */
export function sharedQuestionView(
  question: QueuedQuestion,
  { municipalities }: Pick<Shown, 'municipalities'>,
  texts: Texts,
): Card {
  const { queue } = texts.forum;
  return {
    lang: texts.language,
    summary: queue.heading,
    heading: queue.heading,
    text: '',
    status: [],
    filter: [],
    questions: [itemOf(question, { municipalities, seesAll: false }, texts)],
    hint: '',
    buttons: [],
  };
}

/** A new question, to write or edit before it is put. */
export function askView({ asked, status }: { asked: string; status: Status[] }, texts: Texts): Card {
  const { extension } = texts.bot;
  const input = { id: 'text', label: texts.forum.queue.yours, value: asked, maxLength: MAX_QUESTION_LENGTH };
  const button = { ...extension.ask, verb: 'question.ask', data: newQuestionData(texts.language) };
  return {
    lang: texts.language,
    summary: extension.dialogTitle,
    heading: extension.dialogTitle,
    text: extension.askText,
    status,
    filter: [],
    questions: [
      {
        ...ONLY_FIELDS,
        input: [{ ...input, isLong: true }],
        rows: buttonRows([button]),
      },
    ],
    hint: '',
    buttons: [],
  };
}

/** A question as it is listed, without anything to do about it. */
export function itemOf(question: QueuedQuestion, seen: Seen, texts: Texts): Item {
  return {
    ...NO_FIELDS,
    lines: linesOf(question.text),
    meta: metaOf(question, seen, texts),
    flag: flagOf(question, seen.hosts ?? [], texts),
    rows: [],
  };
}

export const linesOf = (text: string) => plainLines(text).map((line) => ({ text: line }));

function metaOf(question: QueuedQuestion, { municipalities, seesAll }: Seen, { forum, language }: Texts): string {
  const { queue } = forum;
  const day = (at: string): string => formatShortDay(dayOf(new Date(at)), language);
  const name = municipalities.find(({ code }) => code === question.municipality)?.name;
  const edited = editedSinceVoted(question);
  return [
    queue.votes(countVotes(question), day(question.askedAt)),
    name !== undefined && (seesAll || question.isShown) ? queue.askedBy(name) : '',
    question.merged.length > 0 ? queue.alsoAsked(question.merged.length) : '',
    edited === undefined ? '' : queue.editedOn(day(edited)),
    question.state === 'new' ? '' : queue.states[question.state],
  ]
    .filter(Boolean)
    .join(' ');
}

/** After one forum without an answer it is said so, after two also who is responsible. */
function flagOf({ missed, state, host }: QueuedQuestion, hosts: readonly Named[], texts: Texts): string {
  const { waited, responsible } = texts.forum.queue;
  if (missed.length === 0 || state === 'spoken') return '';
  const own = hosts.filter(({ person }) => host !== null && samePerson(person, host.person));
  const named = own.length > 0 ? own : hosts;
  const names = [...new Set(named.map(({ name }) => name || texts.people.nameless))].join(', ');
  return missed.length > 1 && names !== '' ? `${waited(missed.length)} ${responsible(names)}` : waited(missed.length);
}
