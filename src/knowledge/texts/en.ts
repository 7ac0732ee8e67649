import type { KnowledgeTexts } from './knowledge-texts.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export const en: KnowledgeTexts = {
  date(iso) {
    const [year = '', month, day] = iso.split('-');
    if (month === undefined) return year;
    const name = MONTHS[Number(month) - 1] ?? '';
    return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
  },
  source: 'Source',
  asOf: (date) => `as of ${date}`,
  undatedSource: 'undated',
  period: (period) => `covers ${period}`,
  notes: {
    undated: 'The source has no date. Check before you rely on it.',
    historical: (date) => `True as of ${date}; it may have changed since.`,
    review: (date) => `Was to be reviewed by ${date}; it may be out of date.`,
    old: (date) => `From ${date}; it may be out of date.`,
    superseded: 'Superseded: this no longer holds.',
    supersededBy: (title) => `Superseded: see “${title}” instead.`,
    supersededThen: (title) => `Superseded: replaced first by “${title}”, which does not hold either. Read on below.`,
    disagrees: (publisher, date) => `The sources disagree. ${publisher}, ${date}:`,
  },
  later: 'What has happened since',
  known: 'This is known',
  named: (title, name, date) => `${title}: ${name}, according to ${date}.`,
  namedBySource: (date) => `a page dated ${date}`,
  namedByUndated: 'an undated page',
  smallTalk: {
    greeting: 'Hello! Ask a question about FVM and I will look up the answer. Write “help” to see what I can do.',
    thanks: 'You are welcome! Ask again whenever you like.',
    'who-are-you':
      'I am FVM-forum, a bot that answers questions about FVM from a knowledge base with sources. I never make answers up.',
    goodbye: 'Goodbye! See you at the open forum, perhaps.',
    praise: 'Glad to hear it! Feel free to ask another question.',
    ready: 'Gladly! Ask your question about FVM in your own words. Write “help” for some examples.',
    complaint: 'Sorry that it was not right. Press 👎 under the answer, or bring the question to the open forum.',
    'off-topic': 'I am afraid I cannot. I only answer questions about FVM.',
    'how-are-you': 'Fine, thank you. What would you like to know about FVM?',
  },
  suggest: 'Did you mean one of these?',
  escalate: 'The knowledge base has no answer to that question.',
};
