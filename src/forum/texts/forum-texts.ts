type Button = { title: string; tooltip: string };

/** The words for the open forum, in one language. */
export type ForumTexts = {
  ask: string;
  stored: string;
  alreadyThere: string;
  tooMany(most: number): string;
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
    refused: Record<'gone' | 'not-yours' | 'others-voted' | 'personal-data', string>;
  };
  answer: {
    open: Button;
    heading: string;
    text: string;
    label: string;
    source: string;
    oral(day: string): string;
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
    declined: string;
    told: {
      heading: string;
      declinedHeading: string;
      question(text: string): string;
      source(source: string, day: string): string;
      why: string;
    };
  };
  news: {
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
