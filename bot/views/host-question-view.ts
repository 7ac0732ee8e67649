import type { ButtonData, CardData, Status } from '../../cards/card-data.ts';
import { formatDay, formatMoment } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import type { Archived } from '../../src/forum/forum-archive.ts';
import {
  type ForumQuestion,
  MAX_ANSWER_LENGTH,
  MAX_QUESTION_LENGTH,
  MAX_SOURCE_LENGTH,
} from '../../src/forum/forum-queue.ts';
import { canMove } from '../../src/forum/question-states.ts';
import { type QueuedQuestion, wordsSeen } from '../../src/forum/questions.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { personKey, samePerson } from '../../src/people/person.ts';
import type { Holding } from '../../src/people/roles.ts';
import { THEMES, type Theme } from '../../src/summaries/themes.ts';
import { NONE, newQuestionData } from '../question-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { escapeMarkdown } from './plain-runs.ts';
import { itemOf, linesOf, NO_FIELDS } from './questions-view.ts';

type Card = CardData['questions'];
type Item = Card['questions'][number];
type Words = { title: string; tooltip: string };
type Shown = { readonly municipalities: readonly Municipality[]; readonly status: Status[] };

/** Events of the history that are shown, the last ones. */
const MOST_EVENTS = 8;
/** Characters of another question in a list to choose from. */
const CHOICE_LENGTH = 90;

export type Managed = Shown & {
  /** What its words say that it is about. */
  readonly byWords: Theme;
  readonly hosts: readonly Pick<Holding, 'person' | 'name'>[];
  /** Questions that it may be merged with, the likeliest first. */
  readonly others: readonly QueuedQuestion[];
};

/** A question with everything that a host can do about it. */
export function manageView(question: QueuedQuestion, managed: Managed, texts: Texts): Card {
  const { byWords, hosts, others, municipalities, status } = managed;
  const { manage, answer } = texts.forum;
  const { themes } = texts.summaries;
  const common = { ...newQuestionData(texts.language), question: question.id };
  const button = (words: Words, verb: string, more = {}): ButtonData => ({
    ...words,
    verb,
    data: { ...common, ...more },
  });
  const { state } = question;
  const host = question.host === null ? NONE : personKey(question.host.person);
  const known = hosts.some(({ person }) => personKey(person) === host) || question.host === null;
  const listed = known ? hosts : [...hosts, question.host as NonNullable<ForumQuestion['host']>];
  return {
    lang: texts.language,
    summary: manage.heading,
    heading: manage.heading,
    text: '',
    status,
    filter: [],
    questions: [
      {
        ...itemOf(question, { municipalities, seesAll: true }, texts),
        choices: [
          {
            id: 'topic',
            label: manage.topic,
            placeholder: '',
            value: question.topic ?? NONE,
            style: 'compact',
            choices: [
              { title: manage.topicByWords(themes[byWords]), value: NONE },
              ...THEMES.map((theme) => ({ title: themes[theme], value: theme })),
            ],
          },
          {
            id: 'host',
            label: manage.host,
            placeholder: manage.noHost,
            value: host,
            style: 'compact',
            choices: [
              { title: manage.noHost, value: NONE },
              ...listed.map(({ person, name }) => ({ title: name || texts.people.nameless, value: personKey(person) })),
            ],
          },
          ...(others.length === 0 || !canMove(state, 'merged')
            ? []
            : [
                {
                  id: 'into',
                  label: manage.into,
                  placeholder: manage.intoPlaceholder,
                  value: '',
                  style: 'compact' as const,
                  choices: others.map(({ id, text }) => ({ title: shortened(text), value: id })),
                },
              ]),
        ],
      },
      ...question.merged.map(
        ({ id, text }): Item => ({
          ...NO_FIELDS,
          lines: linesOf(text),
          meta: manage.otherWording,
          flag: '',
          rows: buttonRows([button(manage.letGo, 'question.let-go', { other: id })]),
        }),
      ),
    ],
    hint: historyOf(question, hosts, texts),
    buttons: buttonRows([
      button(answer.open, 'question.open-answer'),
      ...(state === 'new' ? [button(manage.accept, 'question.accept')] : []),
      ...(canMove(state, 'on-agenda') && question.rank === null ? [button(manage.place, 'question.place')] : []),
      ...(canMove(state, 'accepted') && question.rank !== null ? [button(manage.remove, 'question.accept')] : []),
      button(manage.save, 'question.arrange'),
      ...(others.length === 0 || !canMove(state, 'merged') ? [] : [button(manage.merge, 'question.merge')]),
      ...(state === 'spoken' ? [] : [button(manage.split, 'question.open-split')]),
      { ...manage.agenda, verb: 'agenda.show', data: newQuestionData(texts.language) },
      toQueue(texts),
    ]),
  };
}

export const toQueue = ({ forum, language }: Texts): ButtonData => ({
  ...forum.answer.back,
  verb: 'question.list',
  data: { ...newQuestionData(language), page: 0, of: NONE },
});

const shortened = (text: string): string =>
  text.length <= CHOICE_LENGTH ? text : `${text.slice(0, CHOICE_LENGTH - 1).trimEnd()}…`;

function historyOf(
  { history, askedBy }: QueuedQuestion,
  hosts: Managed['hosts'],
  { forum: { manage }, language }: Texts,
): string {
  const who = (by: ForumQuestion['history'][number]['by']): string => {
    if (by === null) return manage.byClock;
    const host = hosts.find(({ person }) => samePerson(person, by));
    if (samePerson(by, askedBy) && host === undefined) return manage.byAsker;
    return host?.name || manage.byHost;
  };
  const lines = history.slice(-MOST_EVENTS).map(({ what, by, at }) => {
    // Who asks is not shown to anybody.
    const name = ['new', 'edited', 'withdrawn'].includes(what) ? manage.byAsker : who(by);
    return `${manage.events[what]} ${formatMoment(new Date(at), language)}, ${name}`;
  });
  return lines.length === 0 ? '' : `${manage.history}: ${lines.map(escapeMarkdown).join(' · ')}`;
}

/** A question to be made two of. */
export function splitView(
  question: QueuedQuestion,
  { municipalities, status, first, second }: Shown & { first: string; second: string },
  texts: Texts,
): Card {
  const { manage } = texts.forum;
  const data = { ...newQuestionData(texts.language), question: question.id };
  const input = (id: string, label: string, value: string) => ({
    id,
    label,
    value,
    maxLength: MAX_QUESTION_LENGTH,
    isLong: true,
  });
  return {
    lang: texts.language,
    summary: manage.splitHeading,
    heading: manage.splitHeading,
    text: manage.splitText,
    status,
    filter: [],
    questions: [
      {
        ...itemOf(question, { municipalities, seesAll: true }, texts),
        input: [input('first', manage.first, first), input('second', manage.second, second)],
      },
    ],
    hint: '',
    buttons: buttonRows([
      { ...manage.splitSave, verb: 'question.split', data },
      { ...texts.forum.change.back, verb: 'question.manage', data },
    ]),
  };
}

/** A question with what a host writes as its answer. */
export function answerView(
  question: QueuedQuestion,
  { status, municipalities, answer, source, reviewBy }: Shown & { answer: string; source: string; reviewBy: string },
  texts: Texts,
): Card {
  const words = texts.forum.answer;
  const data = { ...newQuestionData(texts.language), question: question.id, seen: wordsSeen(question) };
  const button = (one: Words, verb: string): ButtonData => ({ ...one, verb, data });
  const item = itemOf(question, { municipalities, seesAll: true }, texts);
  return {
    lang: texts.language,
    summary: words.heading,
    heading: words.heading,
    text: words.text,
    status,
    filter: [],
    questions: [
      {
        ...item,
        // Several wordings are told apart.
        lines: [question, ...question.merged].flatMap(({ text }, _, all) =>
          linesOf(all.length > 1 ? `• ${text}` : text),
        ),
        input: [
          { id: 'answer', label: words.label, value: answer, maxLength: MAX_ANSWER_LENGTH, isLong: true },
          { id: 'source', label: words.source, value: source, maxLength: MAX_SOURCE_LENGTH, isLong: false },
        ],
        dates: [{ id: 'reviewBy', label: words.reviewBy, value: reviewBy }],
      },
    ],
    hint: words.hint,
    buttons: buttonRows([
      button(words.keep, 'question.answer'),
      button(words.only, 'question.answer-only'),
      ...(question.state === 'spoken' ? [] : [button(words.decline, 'question.decline')]),
      toQueue(texts),
    ]),
  };
}

/** What the bot is to answer from now on, for a host to approve. */
export function draftView(
  { id, closed }: Archived,
  {
    status,
    title,
    answer,
    source,
    reviewBy,
  }: { status: Status[]; title: string; answer: string; source: string; reviewBy: string },
  texts: Texts,
): Card {
  const words = texts.forum.draft;
  const data = { ...newQuestionData(texts.language), closed: id, at: closed.at };
  const button = (one: Words, verb: string): ButtonData => ({ ...one, verb, data });
  return {
    lang: texts.language,
    summary: words.heading,
    heading: words.heading,
    text: words.text,
    status,
    filter: [],
    questions: [
      {
        ...NO_FIELDS,
        lines: [],
        meta: words.answered(formatDay(dayOf(new Date(closed.at)), texts.language)),
        flag: '',
        input: [
          { id: 'title', label: words.title, value: title, maxLength: MAX_QUESTION_LENGTH, isLong: true },
          { id: 'answer', label: words.body, value: answer, maxLength: MAX_ANSWER_LENGTH, isLong: true },
          {
            id: 'source',
            label: texts.forum.answer.source,
            value: source,
            maxLength: MAX_SOURCE_LENGTH,
            isLong: false,
          },
        ],
        dates: [{ id: 'reviewBy', label: texts.forum.answer.reviewBy, value: reviewBy }],
        rows: [],
      },
    ],
    hint: '',
    buttons: buttonRows([
      button(words.approve, 'draft.approve'),
      button(words.discard, 'draft.discard'),
      { ...words.later, verb: 'question.list', data: { ...newQuestionData(texts.language), page: 0, of: NONE } },
    ]),
  };
}

/** The drafts that wait. */
export function draftsView(
  drafts: readonly Archived[],
  { count, status }: { count: number; status: Status[] },
  texts: Texts,
): Card {
  const words = texts.forum.draft;
  return {
    lang: texts.language,
    summary: words.listHeading,
    heading: words.listHeading,
    text:
      drafts.length === 0
        ? words.none
        : count > drafts.length
          ? `${words.listText} ${words.newest(drafts.length, count)}`
          : words.listText,
    status,
    filter: [],
    questions: drafts.map(({ id, closed }) => ({
      ...NO_FIELDS,
      lines: linesOf(closed.knowledge?.title ?? closed.text),
      meta: words.answered(formatDay(dayOf(new Date(closed.at)), texts.language)),
      flag: '',
      rows: buttonRows([
        { ...words.open, verb: 'draft.open', data: { ...newQuestionData(texts.language), closed: id, at: closed.at } },
      ]),
    })),
    hint: '',
    buttons: buttonRows([toQueue(texts)]),
  };
}
