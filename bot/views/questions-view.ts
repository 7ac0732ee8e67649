import type { ButtonData, CardData, Status } from '../../cards/card-data.ts';
import { formatShortDay } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import { MAX_ANSWER_LENGTH, MAX_SOURCE_LENGTH } from '../../src/forum/forum-archive.ts';
import { MAX_QUESTION_LENGTH } from '../../src/forum/forum-queue.ts';
import { countVotes, type QueuedQuestion } from '../../src/forum/questions.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { newQuestionData } from '../question-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { plainLines } from './plain-runs.ts';

type Card = CardData['questions'];
type Shown = { readonly municipalities: readonly Municipality[]; readonly status: Status[] };

/** Questions on a page of the queue. */
export const ON_PAGE = 6;

/** The queue, a page of it, with the vote of the reader's municipality. */
export function queueView(
  questions: readonly QueuedQuestion[],
  { page, voter, isHost, municipalities, status }: Shown & { page: number; voter: string | undefined; isHost: boolean },
  texts: Texts,
): Card {
  const { queue } = texts.forum;
  const shown = questions.slice(page * ON_PAGE, (page + 1) * ON_PAGE);
  const data = newQuestionData(texts.language);
  const step = (words: { title: string; tooltip: string }, to: number): ButtonData => ({
    ...words,
    verb: 'question.list',
    data: { ...data, page: to },
  });
  return {
    lang: texts.language,
    summary: queue.summary(questions.length),
    heading: queue.heading,
    text: questions.length === 0 ? queue.none : queue.text,
    status,
    questions: shown.map((question) => ({
      lines: linesOf(question.text),
      meta: metaOf(question, { municipalities, seesAll: isHost }, texts),
      input: [],
      buttons: [
        ...(voter === undefined ? [] : [voteButton(question, { voter, page }, texts)]),
        ...(isHost
          ? [{ ...texts.forum.answer.open, verb: 'question.open-answer', data: { ...data, question: question.id } }]
          : []),
      ],
    })),
    hint: voter === undefined ? queue.noVote : queue.hint,
    buttons: buttonRows([
      ...(page > 0 ? [step(queue.previous, page - 1)] : []),
      ...((page + 1) * ON_PAGE < questions.length ? [step(queue.next, page + 1)] : []),
    ]),
  };
}

/** Similar questions, to vote for in place of putting one more. */
export function similarView(
  similar: readonly QueuedQuestion[],
  { asked, voter, municipalities, status }: Shown & { asked: string; voter: string | undefined },
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
    questions: similar.map((question) => ({
      lines: linesOf(question.text),
      meta: metaOf(question, { municipalities, seesAll: false }, texts),
      input: [],
      buttons: voter === undefined ? [] : [voteButton(question, { voter }, texts)],
    })),
    hint: '',
    buttons: buttonRows([{ ...queue.putAnyway, verb: 'question.put', data: { ...data, asked } }]),
  };
}

/** A person's own questions, with their place in the queue. */
export function ownQuestionsView(
  questions: readonly (QueuedQuestion & { readonly place: number; readonly isShared: boolean })[],
  { status, municipalities }: Shown,
  texts: Texts,
): Card {
  const { queue } = texts.forum;
  const data = newQuestionData(texts.language);
  return {
    lang: texts.language,
    summary: queue.own,
    heading: queue.own,
    text: questions.length === 0 ? queue.ownNone : queue.ownText,
    status,
    questions: questions.map((question) => {
      const one = { ...data, question: question.id };
      const show = question.isShown ? queue.hide : queue.show;
      return {
        lines: linesOf(question.text),
        meta: `${queue.place(question.place)} ${metaOf(question, { municipalities, seesAll: true }, texts)}`,
        input: [],
        buttons: [
          ...(question.isShared ? [] : [{ ...queue.change, verb: 'question.open', data: one }]),
          { ...queue.withdraw, verb: 'question.withdraw', data: one },
          ...(question.municipality === null
            ? []
            : [{ ...show, verb: 'question.show', data: { ...one, isShown: !question.isShown } }]),
        ],
      };
    }),
    hint: queue.hint,
    buttons: [],
  };
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
    questions: [
      {
        lines: [],
        meta: metaOf(question, { municipalities, seesAll: true }, texts),
        input: [{ id: 'text', label: queue.yours, value: question.text, maxLength: MAX_QUESTION_LENGTH }],
        buttons: [{ ...queue.save, verb: 'question.edit', data }],
      },
    ],
    hint: '',
    buttons: [],
  };
}

/** A question with what a host writes as its answer. */
export function answerView(
  question: QueuedQuestion,
  { status, municipalities, answer, source }: Shown & { answer: string; source: string },
  texts: Texts,
): Card {
  const words = texts.forum.answer;
  const data = { ...newQuestionData(texts.language), question: question.id };
  const button = (one: { title: string; tooltip: string }, verb: string): ButtonData => ({ ...one, verb, data });
  return {
    lang: texts.language,
    summary: words.heading,
    heading: words.heading,
    text: words.text,
    status,
    questions: [
      {
        lines: linesOf(question.text),
        meta: metaOf(question, { municipalities, seesAll: true }, texts),
        input: [
          { id: 'answer', label: words.label, value: answer, maxLength: MAX_ANSWER_LENGTH },
          { id: 'source', label: words.source, value: source, maxLength: MAX_SOURCE_LENGTH },
        ],
        buttons: [],
      },
    ],
    hint: words.hint,
    buttons: buttonRows([
      button(words.keep, 'question.answer'),
      button(words.only, 'question.answer-only'),
      button(words.decline, 'question.decline'),
      { ...words.back, verb: 'question.list', data: { ...newQuestionData(texts.language), page: 0 } },
    ]),
  };
}

const linesOf = (text: string) => plainLines(text).map((line) => ({ text: line }));

function metaOf(
  question: QueuedQuestion,
  { municipalities, seesAll }: { municipalities: readonly Municipality[]; seesAll: boolean },
  { forum, language }: Texts,
): string {
  const since = formatShortDay(dayOf(new Date(question.askedAt)), language);
  const counted = forum.queue.votes(countVotes(question), since);
  const name = municipalities.find(({ code }) => code === question.municipality)?.name;
  return name !== undefined && (seesAll || question.isShown) ? `${counted} ${forum.queue.askedBy(name)}` : counted;
}

function voteButton(
  question: QueuedQuestion,
  { voter, page }: { voter: string; page?: number },
  { forum, language }: Texts,
): ButtonData {
  const on = !Object.hasOwn(question.votes, voter);
  const data = { ...newQuestionData(language), question: question.id, on, ...(page !== undefined && { page }) };
  return { ...(on ? forum.queue.vote : forum.queue.unvote), verb: 'question.vote', data };
}
