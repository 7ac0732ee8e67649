/** The words of the tab's page, in one language. The names of topics and dates come with the data. */
export type TabTexts = {
  /** What the page is called where several are listed. */
  product: string;
  views: { label: string; status: string; questions: string; knowledge: string; own: string };
  outside: { heading: string; text: string };
  failedStart: { heading: string; text: string };
  loading: string;
  retry: string;
  /** By the word that the server gives; `offline` when it was not reached. */
  refusals: Record<
    | 'bad-request'
    | 'not-signed-in'
    | 'not-permitted'
    | 'not-found'
    | 'too-large'
    | 'too-many'
    | 'failed'
    | 'unavailable'
    | 'unreachable'
    | 'offline'
    | 'entry-gone'
    | 'question-gone'
    | 'no-municipality'
    | 'no-words'
    | 'personal-data'
    | 'too-many-questions'
    | 'queue-full'
    | 'summary-gone'
    | 'not-served'
    | 'guest'
    | 'no-chat'
    | 'forum-over'
    | 'impossible',
    string
  >;
  reference(reference: string): string;
  questions: {
    heading: string;
    intro: string;
    queue: string;
    /** The mark of a question that waits on the agenda; the others are those of the cards. */
    waiting: string;
    noAgenda: string;
    noAgendaHint: string;
    /** To those who can vote. */
    voteHint: string;
    /** Why there is no vote, and the way to it where there is one. */
    noVote: string;
    chooseFirst: string;
    choose: string;
    /** Of a link to a question that is no longer in the queue. */
    gone: string;
    /** More than the page shows. */
    moreInChat(count: number): string;
    topic: string;
    allTopics: string;
    /** How many of all that were asked for. */
    shown(shown: number, count: number): string;
    noneOnTopic: string;
    noneOnTopicHint: string;
    none: string;
    noneHint: string;
    /** What the button does, for those who hear it without the question. */
    more(count: number): string;
    own: string;
    ownHint: string;
    ownNone: string;
    ask: string;
    label: string;
    limit(left: number): string;
    private: string;
    send: string;
    sendAnyway: string;
  };
  knowledge: {
    heading: string;
    intro(count: number): string;
    /** That what the sources say is in Swedish; empty where nobody needs to be told. */
    inSwedish: string;
    search: string;
    searchHint: string;
    clear: string;
    /** Over the entry that a link leads to. */
    linked: string;
    closeLinked: string;
    found(count: number): string;
    none: string;
    noneHint: string;
    /** For hosts: what is to be looked at again. */
    overdue: string;
    /** For hosts, of an opened entry. */
    kept: { heading: string; wordings(count: number): string; wording: string; hint: string; add: string };
    /** What the sources do not say. */
    unknown: string;
    count(count: number): string;
    /** A mark beside the date; entries that hold have none. */
    standing: Record<'dated' | 'replaced' | 'unknown', string>;
    source: string;
    newWindow: string;
    reviewBy(day: string): string;
  };
  charts: {
    /** How many of all. */
    of(value: number, total: number): string;
    asTable: string;
    /** Of a month in which nobody reported. */
    noData: string;
  };
  status: {
    heading: string;
    intro: string;
    parts: { label: string; summary: string; reports: string; trend: string };
    none: string;
    noneHint: string;
    posted(day: string): string;
    newWindow: string;
    archive: string;
    older: string;
    noReports: string;
    matrix: string;
    reason: string;
    excuse: string;
    unexcuse: string;
  };
  own: {
    heading: string;
    choose: string;
    change: string;
    municipality: string;
    pick: string;
    save: string;
    chooseHint: string;
    reports: string;
    notReporter: string;
    reportOf(municipality: string, month: string): string;
    writeReport: string;
    changeReport: string;
    pause: string;
    resume: string;
    history: string;
    noHistory: string;
    submit: string;
    saveDraft: string;
    close: string;
    /** Of what is typed in a form without drafts. */
    left: string;
    subscriptions: string;
    subscriptionsHint: string;
    on: string;
    off: string;
    data: {
      heading: string;
      /** By what a person is known, and when a name is kept. */
      text: string;
      roles: string;
      noRoles: string;
      language: string;
      languages: Record<'sv' | 'en', string>;
      chat: string;
      hasChat: string;
      noChat: string;
      questions: string;
      votes: string;
      drafts: string;
    };
  };
  configure: { heading: string; text: string; choose: string; hint: string };
};
