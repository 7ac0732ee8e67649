import type { PlaceNames } from '../people/place-names.ts';
import type { Entry } from './entry.ts';
import { entryText } from './entry-text.ts';
import type { Knowledge } from './knowledge.ts';
import { type Query, readQuestion } from './query.ts';
import { answersType } from './question-type.ts';
import { type Fit, search } from './search.ts';
import { type SmallTalk, smallTalk } from './small-talk.ts';
import { confidenceIn, knownShare } from './weights.ts';
import { wordingKey } from './wording-key.ts';

/** What the bot says to a question. `confidence` is between 0 and 1. */
export type Answer =
  | { kind: 'answer'; entry: Entry; text: string; alternatives: Entry[]; confidence: number }
  | { kind: 'suggest'; entries: Entry[]; confidence: number }
  | { kind: 'escalate'; confidence: number }
  | { kind: 'smalltalk'; talk: SmallTalk };

/** How an answer came about, for people who want to understand or improve it. */
export type Explanation = { query: Query; fits: Fit[]; reason: string };

/** So much of a question is read; the bot takes none that is longer than half of it. */
const MOST_CHARACTERS = 2000;
/** From here up the best entry is given as the answer, unless it lacks what the question asks for. */
const ANSWER_FROM = 0.7;
/** From here up entries are suggested. */
const SUGGEST_FROM = 0.45;
/** A misspelled or compound word is only trusted when the question is as like a known phrase as this. */
const LIKE_A_PHRASE = 0.45;
/** An entry none of whose sentences holds a word of the question is only trusted when a phrase of it is as like as this. */
const MUCH_LIKE_A_PHRASE = 0.6;
/** The share of the question's weight in words that some entry knows, from which an answer is given. */
const KNOWN_FROM = 0.5;
/** At most so many other entries are shown beside the best. */
const ALTERNATIVES = 2;
/** An alternative scores at least this share of the best. */
const NEAR = 0.35;

/** Answers a question, and tells why. Deterministic: the same question and entries give the same answer. */
export function answerQuestion(asked: string, knowledge: Knowledge): { answer: Answer; explanation: Explanation } {
  const question = asked.slice(0, MOST_CHARACTERS);
  const query = readQuestion(question, knowledge);
  const talk = smallTalk(question);
  if (talk !== undefined) {
    return { answer: { kind: 'smalltalk', talk }, explanation: { query, fits: [], reason: `small talk: ${talk}` } };
  }
  const exact = knowledge.wordings.get(wordingKey(question));
  const fits = exactFirst(search(query, knowledge.index), exact);
  const best = fits[0];
  if (best === undefined) {
    const reason = query.words.length === 0 ? 'no word to search for' : 'no entry holds any of the words';
    return { answer: { kind: 'escalate', confidence: 0 }, explanation: { query, fits, reason } };
  }
  const isExact = exact !== undefined && best.entry === exact;
  const confidence = isExact ? 1 : confidenceIn(query, fits);
  const near = fits
    .slice(1)
    .filter((fit) => fit.score >= NEAR * best.score)
    .map((fit) => fit.entry);
  const doubt = isExact ? undefined : doubtAbout(fits, query, knowledge.places);
  if (confidence >= ANSWER_FROM && doubt === undefined) {
    const text = entryText(best.entry, query, query.language);
    // What is missing is no alternative to an answer.
    const alternatives = near.filter(({ status }) => status !== 'gap').slice(0, ALTERNATIVES);
    const answer: Answer = { kind: 'answer', entry: best.entry, text, alternatives, confidence };
    return { answer, explanation: { query, fits, reason: `confidence ${confidence.toFixed(2)} ≥ ${ANSWER_FROM}` } };
  }
  if (confidence >= SUGGEST_FROM) {
    const reason = doubt ?? `confidence ${confidence.toFixed(2)} is between ${SUGGEST_FROM} and ${ANSWER_FROM}`;
    return {
      answer: { kind: 'suggest', entries: [best.entry, ...near.slice(0, ALTERNATIVES)], confidence },
      explanation: { query, fits, reason },
    };
  }
  const reason = `confidence ${confidence.toFixed(2)} < ${SUGGEST_FROM}`;
  return { answer: { kind: 'escalate', confidence }, explanation: { query, fits, reason } };
}

/** What is asked in the very words that an entry is known by is answered from it. */
function exactFirst(fits: readonly Fit[], exact: Entry | undefined): Fit[] {
  const found = fits.find(({ entry }) => entry === exact);
  return found === undefined ? [...fits] : [found, ...fits.filter((fit) => fit !== found)];
}

/** Why the entry may be about the right thing and still not hold the answer. */
function doubtAbout([best]: readonly Fit[], query: Query, places: PlaceNames): string | undefined {
  if (best === undefined) return undefined;
  const { entry, features } = best;
  const asWritten = query.words.some(
    ({ word, terms }) => !/^\d+$/.test(word) && terms.some(({ via }) => via !== 'similar'),
  );
  if (!asWritten && features.phraseGrams < LIKE_A_PHRASE)
    return 'no word of the question stands in the entries as written';
  if (entry.status === 'gap') return undefined;
  if (features.sentence === 0 && features.phrase < MUCH_LIKE_A_PHRASE)
    return 'no sentence of the entry holds a word of the question';
  const said = `${entry.title}. ${entryText(entry)}`;
  if (!answersType(query.type, said)) return `the entry holds no answer to a question of the type ${query.type}`;
  const named = places.find(said);
  const place = query.places.find((name) => !named.includes(name));
  // What holds for every municipality mostly holds for this one, but who, when and which may differ: the reader decides.
  if (place !== undefined) return `the question is about ${place}, which the entry does not name`;
  if (knownShare(query) < KNOWN_FROM) return 'the entries know less than half of what is asked';
  return undefined;
}
