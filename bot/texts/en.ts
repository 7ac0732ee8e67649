import type { BotTexts } from './bot-texts.ts';

export const en: BotTexts = {
  topics: {
    'om-fvm': 'what FVM is',
    styrning: 'governance and decisions',
    roller: 'roles in the municipality',
    verksamhetsexperter: 'subject matter experts',
    kompetensrad: 'competence councils',
    optioner: 'the three options',
    avrop: 'call-off and agreements',
    tidplan: 'the timetable',
    'risk-och-nytta': 'risk analysis and benefits',
    forum: 'the open forum',
    lagesrapport: 'status reports',
    forkortningar: 'abbreviations',
    kontakt: 'contact',
    senare: 'what has happened since',
  },
  answer: {
    summary: (text) => `Answer: ${text}`,
    seeAlso: 'See also',
    readMore: 'Read more',
    didItHelp: 'Did it help?',
    helpful: 'The answer was helpful',
    notHelpful: 'The answer was not helpful',
    thanks: 'Thank you for telling me!',
    sorry: 'Thank you, noted. Feel free to bring the question to the open forum.',
  },
  suggest: {
    summary: (titles) => `Did you mean: ${titles}?`,
    heading: (count) => (count === 1 ? 'Did you mean this?' : 'Did you mean one of these?'),
    none: (count) =>
      `${count === 1 ? 'Not that' : 'None of them'}? Bring the question to the open forum and I will save it in the queue.`,
  },
  escalate: {
    summary: 'I have no answer to that question.',
    heading: 'I have no answer to that question',
    offer:
      'The knowledge base does not reach that far, and I do not guess. Bring the question to the open forum and I will save it in the queue.',
    covers: (topics) => `This is what I can answer: ${topics}.`,
  },
  welcome: {
    summary: 'Hello! I answer questions about FVM.',
    heading: 'Hello! I am FVM-forum',
    text: 'I answer questions about governance, roles, options and the timetable of FVM, always with a source and a date. What I do not know we bring to the open forum. The answers are in Swedish.',
    hint: 'Write a question of your own at any time. In a channel, mention me with @. Reporters write “report”, and “help” shows all that I can do.',
  },
  help: {
    summary: 'This is what I can do.',
    heading: 'This is what I can do',
    ask: 'Ask a question about FVM in your own words, in Swedish or English. I answer with a source and a date, and never make answers up.',
    example: 'For example',
  },
  commands: {
    report: 'opens the report of the month for your municipality',
    status: 'shows the reports of the month from all municipalities',
    history: 'shows twelve months of all municipalities',
    roles: 'shows roles, and lets you ask for one',
    municipality: 'shows or changes your municipality',
    help: 'shows this',
  },
  opened: 'The answer comes in the chat.',
  and: 'and',
  refusals: {
    empty: 'I can only read text. Write your question in a few words and I will look up the answer.',
    tooLong: (length, most) =>
      `The question is too long for me: ${length} characters, and I can take ${most}. Please shorten it and send it again.`,
    oldCard: 'This card is from an older version. Write the same thing again to get a new one.',
    unknownAction: 'I do not recognise that button. Write the same thing again to get a new card.',
    entryGone: 'That answer is no longer in the knowledge base. Ask the question again and I will look for another.',
    notAllowed: 'You are not allowed to do that. Write “roles” to ask for the role that you need.',
  },
  failed: (reference) => `Something went wrong on my side. Please try again in a while. Reference: ${reference}`,
};
