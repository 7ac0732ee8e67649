import type { Answer, Explanation } from '../knowledge/answer.ts';
import { describeAge, describeLink, describeNote } from '../knowledge/describe-entry.ts';
import { inLanguage } from '../knowledge/english-text.ts';
import type { Entry } from '../knowledge/entry.ts';
import { entryText } from '../knowledge/entry-text.ts';
import { shownEntries } from '../knowledge/evaluate.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { laterThan, notesOn } from '../knowledge/notes.ts';
import { en } from '../knowledge/texts/en.ts';
import type { KnowledgeTexts } from '../knowledge/texts/knowledge-texts.ts';
import { sv } from '../knowledge/texts/sv.ts';
import type { Language } from '../language.ts';

/**
 * The contract of `ask --json`: one object a line. `answers` holds what a person is shown, best first; with the outcome
 * `escalate` a person is shown nothing, and it holds the candidates that were not good enough.
 */
export function toJson(question: string, answer: Answer, { fits }: Explanation, ms: number) {
  const scores = new Map(fits.map((fit) => [fit.entry.id, Math.round(fit.score * 1e4) / 1e4]));
  const shown = answer.kind === 'escalate' ? fits.slice(0, 3).map((fit) => fit.entry) : shownEntries(answer);
  const answers = shown.map((entry, rank) => ({
    id: entry.id,
    title: entry.title,
    text: rank === 0 && answer.kind === 'answer' ? answer.text : entryText(entry),
    source: {
      publisher: entry.source.publisher,
      title: entry.source.title,
      url: entry.source.url ?? null,
      asOf: entry.source.asOf ?? 'odaterad',
      status: entry.status,
    },
    score: scores.get(entry.id) ?? 0,
  }));
  const confidence = answer.kind === 'smalltalk' ? 1 : Math.round(answer.confidence * 1e4) / 1e4;
  return { question, outcome: answer.kind, confidence, answers, ms };
}

/** The answer for a terminal, in the language of the question. */
export function toText(answer: Answer, knowledge: Knowledge, now: Date, language: Language = 'sv'): string {
  const texts = language === 'en' ? en : sv;
  const titleLine = (entry: Entry): string => `  · ${inLanguage(entry, language).title} (${entry.id})`;
  switch (answer.kind) {
    case 'smalltalk':
      return texts.smallTalk[answer.talk];
    case 'escalate':
      return texts.escalate;
    case 'suggest':
      return [texts.suggest, ...answer.entries.map(titleLine)].join('\n');
    case 'answer':
      return [
        answerText(answer.entry, answer.text, { knowledge, now, texts }),
        ...answer.alternatives.map(titleLine),
      ].join('\n');
  }
}

function answerText(
  entry: Entry,
  text: string,
  { knowledge, now, texts }: { knowledge: Knowledge; now: Date; texts: KnowledgeTexts },
): string {
  const { publisher, title, url } = entry.source;
  const notes = notesOn(entry, knowledge, now, texts.language).map((note) => describeNote(note, texts));
  return [
    inLanguage(entry, texts.language).title,
    text,
    ...notes.map((note) => (note.text === undefined ? note.heading : `${note.heading} ${note.text}`)),
    ...laterThan(entry, knowledge).map(
      (later) => `${entry.status === 'gap' ? texts.known : texts.later}: ${describeLink(later, texts)}`,
    ),
    `${texts.source}: ${publisher}, ${title} (${describeAge(entry.source, texts)})${url === undefined ? '' : ` ${url}`}`,
  ].join('\n');
}

/** How the answer came about: how the question was read, and how the best entries fit. */
export function explain({ query, fits, reason }: Explanation): string {
  const words = query.words.map(({ word, idf, terms }) => {
    const found = terms.map(({ term, weight, via }) => `${term} ${weight.toFixed(2)} (${via})`).join(', ');
    return `  ${word.padEnd(24)} idf ${idf.toFixed(2)}  ${found || 'unknown to the entries'}`;
  });
  const best = fits.slice(0, 5).map((fit) => {
    const parts = Object.values(fit.features).map((part) => part.toFixed(2).padStart(6));
    return `  ${fit.entry.id.padEnd(40)}${fit.score.toFixed(3)}${parts.join('')}`;
  });
  return [
    `language ${query.language ?? 'unknown'}, type ${query.type ?? 'none'}, municipalities ${query.places.join(', ') || 'none'}`,
    'words',
    ...words,
    `entries ranked by score: ${Object.keys(fits[0]?.features ?? {}).join(', ')}`,
    ...best,
    `outcome: ${reason}`,
  ].join('\n');
}
