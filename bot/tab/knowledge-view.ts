import { describeAge, describeNote } from '../../src/knowledge/describe-entry.ts';
import { inLanguage, languageRead } from '../../src/knowledge/english-text.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { laterThan, type Note, notesOn } from '../../src/knowledge/notes.ts';
import type { Language } from '../../src/language.ts';
import type { Texts } from '../texts/texts.ts';
import { paragraphsOf } from '../views/long-answer.ts';

/** What a reader sees of an entry's standing in a list. */
type Standing = 'holds' | 'dated' | 'replaced' | 'unknown';
/** An entry in a list. `age` is its source's date in words. */
export type EntryLine = {
  id: string;
  title: string;
  /** The language of its title and text. */
  lang: Language;
  publisher: string;
  age: string;
  standing: Standing;
};
/** `unknown` is the group of what the sources do not say, `overdue` of what is to be looked at again. */
export type EntryGroup = { id: string; name: string; entries: EntryLine[] };
/** An entry, opened. */
export type OpenedEntry = EntryLine & {
  paragraphs: string[];
  warnings: { heading: string; text: string | null; lang: Language }[];
  source: { title: string; url: string | null };
  /** The day in words until which it holds without being looked at again. */
  reviewBy: string | null;
  /** What has happened since, or what is known of what the sources do not say. */
  later: { heading: string; entries: EntryLine[] };
};

type Reading = { texts: Texts; now: Date };

/** What to say of the entry in a list, from the gravest thing that a reader must know of it. */
function standingOf({ status }: Entry, notes: readonly Note[]): Standing {
  if (status === 'gap') return 'unknown';
  if (status === 'superseded') return 'replaced';
  return notes.some(({ kind }) => kind !== 'disagrees') ? 'dated' : 'holds';
}

export function lineOf(entry: Entry, knowledge: Knowledge, { texts, now }: Reading): EntryLine {
  const { id, source } = entry;
  return {
    id,
    title: inLanguage(entry, texts.language).title,
    lang: languageRead(entry, texts.language),
    publisher: source.publisher,
    age: describeAge(source, texts.knowledge),
    standing: standingOf(entry, notesOn(entry, knowledge, now)),
  };
}

/** Every entry once, under its first topic; last what the sources do not say. */
export function browseView(knowledge: Knowledge, texts: Texts, now: Date): EntryGroup[] {
  const titleOf = (entry: Entry): string => inLanguage(entry, texts.language).title;
  const all = [...knowledge.entries.values()].sort((a, b) => titleOf(a).localeCompare(titleOf(b), 'sv'));
  const groupOf = ({ status, topics }: Entry): string | undefined => (status === 'gap' ? 'unknown' : topics[0]);
  const groups = [...knowledge.topics, 'unknown'].map((id) => ({
    id,
    name: id === 'unknown' ? '' : texts.bot.topics[id as keyof typeof texts.bot.topics],
    entries: all.filter((entry) => groupOf(entry) === id).map((entry) => lineOf(entry, knowledge, { texts, now })),
  }));
  return groups.filter(({ entries }) => entries.length > 0);
}

export function entryView(entry: Entry, knowledge: Knowledge, reading: Reading): OpenedEntry {
  const { texts, now } = reading;
  const { source, reviewBy } = entry;
  const notes = notesOn(entry, knowledge, now, texts.language);
  return {
    ...lineOf(entry, knowledge, reading),
    paragraphs: paragraphsOf(entry, texts.language),
    warnings: notes.map((note) => {
      const { heading, text = null } = describeNote(note, texts.knowledge);
      const lang = note.kind === 'disagrees' ? languageRead(note.entry, texts.language) : texts.language;
      return { heading, text, lang };
    }),
    source: { title: source.title, url: safeUrl(source.url) },
    reviewBy: reviewBy === undefined ? null : texts.knowledge.date(reviewBy),
    later: {
      heading: entry.status === 'gap' ? texts.knowledge.known : texts.knowledge.later,
      entries: laterThan(entry, knowledge).map((one) => lineOf(one, knowledge, reading)),
    },
  };
}

/** Only addresses that a reader can follow safely. */
function safeUrl(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null;
}
