import type { Entry, Source } from './entry.ts';
import type { Note } from './notes.ts';
import type { KnowledgeTexts } from './texts/knowledge-texts.ts';

/** A note in words. `text` is a paragraph of its own: what the other entry says. */
export type DescribedNote = { tone: 'warning' | 'pointer'; heading: string; text: string | undefined; entry: Entry | undefined };

/** How old the source is: "per 31 maj 2022", "odaterad, avser maj, år okänt". */
export function describeAge({ asOf, period }: Source, texts: KnowledgeTexts): string {
  const age = asOf === undefined ? texts.undatedSource : texts.asOf(texts.date(asOf));
  return period === undefined ? age : `${age}, ${texts.period(period)}`;
}

/** A note in the reader's language. */
export function describeNote(note: Note, texts: KnowledgeTexts): DescribedNote {
  const plain = (heading: string): DescribedNote => ({ tone: 'warning', heading, text: undefined, entry: undefined });
  switch (note.kind) {
    case 'undated':
      return plain(texts.notes.undated);
    case 'historical':
      return plain(texts.notes.historical(texts.date(note.asOf)));
    case 'old':
      return plain(texts.notes.old(texts.date(note.asOf)));
    case 'superseded':
      return plain(note.by === undefined ? texts.notes.superseded : texts.notes.supersededBy(note.by.title));
    case 'disagrees':
    case 'later': {
      const { source, body } = note.entry;
      const age = source.asOf === undefined ? texts.undatedSource : texts.date(source.asOf);
      const heading = texts.notes[note.kind](source.publisher, age);
      return { tone: note.kind === 'later' ? 'pointer' : 'warning', heading, text: body, entry: note.entry };
    }
  }
}

/** The persons that the source names, each with the source's date: names go out of date. */
export function describePeople(entry: Entry, texts: KnowledgeTexts): string[] {
  const { asOf } = entry.source;
  const source = asOf === undefined ? texts.namedByUndated : texts.namedBySource(texts.date(asOf));
  return entry.people.map(({ title, name }) => texts.named(title, name, source));
}
