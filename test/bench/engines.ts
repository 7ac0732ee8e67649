import { createRequire } from 'node:module';
import { Charset, Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { createKnowledge } from '../../src/knowledge/knowledge.ts';
import type { WordLists } from '../../src/knowledge/word-lists.ts';

/** Something that finds entries. `build` is what is timed as the index build; its result answers with an id. */
export type Engine = { name: string; build(entries: readonly Entry[]): (question: string) => string | undefined };

type LunrBuilder = {
  use(plugin: unknown): void;
  ref(field: string): void;
  field(name: string): void;
  add(doc: object): void;
};
type Lunr = { sv: unknown } & ((configure: (this: LunrBuilder) => void) => {
  search(query: string): { ref: string }[];
});

const require = createRequire(import.meta.url);
const { newStemmer } = require('snowball-stemmers') as { newStemmer(language: string): { stem(word: string): string } };
const lunr = require('lunr') as Lunr;
require('lunr-languages/lunr.stemmer.support')(lunr);
require('lunr-languages/lunr.sv')(lunr);

const FIELDS = ['title', 'questions', 'body'] as const;
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A document as libraries want it. */
const flat = ({ id, title, questions, body }: Entry) => ({ id, title, questions: questions.join('\n'), body });

/** The product's own answering, the libraries that could have been used in its place last. */
export function enginesToCompare(lists: WordLists, municipalities: readonly string[]): Engine[] {
  return [
    {
      name: 'fvm-forum',
      build(entries) {
        const knowledge = createKnowledge(entries, lists, municipalities);
        return (question) => answerQuestion(question, knowledge).explanation.fits[0]?.entry.id;
      },
    },
    { name: 'MiniSearch + Swedish stem', build: buildMiniSearch },
    { name: 'FlexSearch', build: buildFlexSearch },
    { name: 'lunr + lunr-languages sv', build: buildLunr },
  ];
}

function buildMiniSearch(entries: readonly Entry[]) {
  const stemmer = newStemmer('swedish');
  const index = new MiniSearch({ fields: [...FIELDS], processTerm: (term) => stemmer.stem(term.toLowerCase()) });
  index.addAll(entries.map(flat));
  return (question: string): string | undefined => index.search(question)[0]?.id;
}

function buildFlexSearch(entries: readonly Entry[]) {
  const index = new Index({ tokenize: 'forward', encoder: Charset.Normalize });
  for (const [at, entry] of entries.entries()) index.add(at, Object.values(flat(entry)).join('\n'));
  return (question: string): string | undefined => {
    const [best] = index.search(question, { limit: 3, suggest: true });
    return best === undefined ? undefined : entries[Number(best)]?.id;
  };
}

function buildLunr(entries: readonly Entry[]) {
  const index = lunr(function () {
    this.use(lunr.sv);
    this.ref('id');
    for (const field of FIELDS) this.field(field);
    for (const entry of entries) this.add(flat(entry));
  });
  // Signs such as : and - are orders in lunr's query language.
  return (question: string): string | undefined => index.search(wordsOf(question).join(' '))[0]?.ref;
}
