import type { AgendaState, Tick } from '../agenda.ts';
import type { QuestionEvent } from '../forum-queue.ts';
import type { OpenState } from '../question-states.ts';

type Button = { title: string; tooltip: string };

/** The words for the open forum, in one language. */
export type ForumTexts = {
  ask: string;
  stored: string;
  alreadyThere: string;
  tooMany(most: number): string;
  full: string;
  personalData: string;
  name: string;
  series: {
    heading: string;
    summary(next: string): string;
    what: string;
    next: string;
    none: string;
    time(day: string, from: string, to: string): string;
    moved(from: string, reason: string): string;
    lengthened(minutes: number, reason: string): string;
    absent: {
      holiday(name: string): string;
      squeezeDay: string;
      pause: string;
      cancelled(reason: string): string;
    };
    join: string;
    joinAt(how: string): string;
    calendar: string;
    change(day: string): Button;
    subscribe: string;
  };
  change: {
    heading(day: string): string;
    text: string;
    reason: string;
    day: string;
    time: string;
    minutes: string;
    cancel: Button;
    move: Button;
    lengthen: Button;
    restore: Button;
    back: Button;
    done: Record<'cancelled' | 'moved' | 'lengthened' | 'restored', string>;
    already: string;
    told: string;
    refused: Record<
      | 'reason'
      | 'reason-too-long'
      | 'personal-data'
      | 'skipped'
      | 'malformed'
      | 'past'
      | 'too-far'
      | 'minutes'
      | 'absent'
      | 'over',
      string
    >;
  };
  queue: {
    heading: string;
    summary(count: number): string;
    text: string;
    none: string;
    hint: string;
    noVote: string;
    votes(count: number, since: string): string;
    askedBy(municipality: string): string;
    vote: Button;
    unvote: Button;
    follow: Button;
    unfollow: Button;
    followed: string;
    unfollowed: string;
    /** To those who have no chat with the bot yet. */
    answerInChat: string;
    /** To guests, in the tab. */
    answerHere: string;
    topic: string;
    allTopics: string;
    filter: Button;
    noneOnTopic: string;
    states: Record<Exclude<OpenState, 'new'>, string>;
    editedOn(day: string): string;
    alsoAsked(count: number): string;
    waited(forums: number): string;
    responsible(hosts: string): string;
    mergedInto(text: string): string;
    next: Button;
    previous: Button;
    voted: string;
    unvoted: string;
    gone: string;
    similar(count: number): string;
    similarText: string;
    similarNoVote: string;
    similarBelow: string;
    putAnyway: Button;
    own: string;
    ownText: string;
    ownNone: string;
    place(number: number): string;
    change: Button;
    withdraw: Button;
    show: Button;
    hide: Button;
    save: Button;
    editHeading: string;
    yours: string;
    edited: string;
    withdrawn: string;
    withdrawnStays: string;
    shown: string;
    hidden: string;
    askHow: string;
    refused: Record<'gone' | 'not-yours' | 'on-agenda' | 'spoken' | 'personal-data', string>;
  };
  manage: {
    open: Button;
    heading: string;
    topic: string;
    topicByWords(name: string): string;
    host: string;
    noHost: string;
    into: string;
    intoPlaceholder: string;
    accept: Button;
    place: Button;
    remove: Button;
    save: Button;
    merge: Button;
    letGo: Button;
    otherWording: string;
    split: Button;
    splitHeading: string;
    splitText: string;
    first: string;
    second: string;
    splitSave: Button;
    bothMissing: string;
    agenda: Button;
    history: string;
    events: Record<QuestionEvent['what'], string>;
    byClock: string;
    byAsker: string;
    byHost: string;
    done: Record<'accepted' | 'placed' | 'removed' | 'saved' | 'merged' | 'let-go' | 'split', string>;
    refused: Record<'already' | 'gone' | 'impossible' | 'itself' | 'same-words' | 'personal-data' | 'choose', string>;
    handed: string;
    handedText: string;
  };
  agenda: {
    heading(when: string): string;
    none: string;
    noForum: string;
    states: Record<Exclude<AgendaState, 'waiting'>, string>;
    votes(count: number): string;
    ticks: Record<Tick, Button>;
    next: Button;
    up: Button;
    remove: Button;
    write: Button;
    fill: Button;
    filled(count: number): string;
    post(where: string): Button;
    postHere: string;
    posted: string;
    ticked: Record<Tick, string>;
    refresh: Button;
    forHosts: string;
    over: string;
    somewhere: string;
  };
  answer: {
    open: Button;
    heading: string;
    text: string;
    label: string;
    source: string;
    oral(day: string): string;
    written(day: string): string;
    changedMeanwhile: string;
    reviewBy: string;
    badDay: string;
    spokenFirst: string;
    mergedInto: string;
    hint: string;
    keep: Button;
    only: Button;
    decline: Button;
    back: Button;
    missing: string;
    reasonMissing: string;
    tooLong(length: number, most: number): string;
    personalData: string;
    answered(told: number, isKnowledge: boolean): string;
    declined(told: number): string;
    told: {
      heading: string;
      declinedHeading: string;
      question(text: string): string;
      source(source: string, day: string): string;
      review(day: string): string;
      why: string;
      whyThread: string;
    };
  };
  draft: {
    heading: string;
    text: string;
    title: string;
    body: string;
    approve: Button;
    discard: Button;
    later: Button;
    list(count: number): Button;
    listHeading: string;
    listText: string;
    newest(shown: number, count: number): string;
    none: string;
    open: Button;
    answered(day: string): string;
    approved: string;
    discarded: string;
    already: string;
    gone: string;
    missing: string;
  };
  news: {
    agenda: string;
    afterwards(when: string): string;
    answered: string;
    carriedOver: string;
    answersCome: string;
    forHosts: string;
    waited(forums: number, text: string): string;
    unwritten(text: string): string;
    toDo: string;
    whyHost: string;
    before(when: string): string;
    soon(minutes: number, when: string): string;
    text: string;
    questions(count: number): string;
    noQuestions: string;
    cancelled(when: string): string;
    moved(when: string): string;
    movedTo(when: string): string;
    restored(when: string): string;
    reason(text: string): string;
    next(when: string): string;
    why: string;
    whyPersonal: string;
  };
};
