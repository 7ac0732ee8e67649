import { inLanguage } from './english-text.ts';
import type { Entry, Source } from './entry.ts';
import type { Note } from './notes.ts';
import type { KnowledgeTexts } from './texts/knowledge-texts.ts';

/** A note in words; `text` is what the other source says. */
export type DescribedNote = { heading: string; text: string | undefined };

/** How old the source is: "per 31 maj 2022", "odaterad, avser maj, år okänt". */
export function describeAge({ asOf, period }: Source, texts: KnowledgeTexts): string {
  const age = asOf === undefined ? texts.undatedSource : texts.asOf(texts.date(asOf));
  return period === undefined ? age : `${age}, ${texts.period(period)}`;
}

/** A note in the reader's language. */
export function describeNote(note: Note, texts: KnowledgeTexts): DescribedNote {
  const plain = (heading: string): DescribedNote => ({ heading, text: undefined });
  switch (note.kind) {
    case 'undated':
      return plain(texts.notes.undated);
    case 'historical':
      return plain(texts.notes.historical(texts.date(note.asOf)));
    case 'old':
      return plain(texts.notes.old(texts.date(note.asOf)));
    case 'review':
      return plain(texts.notes.review(texts.date(note.reviewBy)));
    case 'superseded':
      return plain(describeSuccessor(note.by, texts));
    case 'older-english':
      return plain(texts.notes.olderEnglish);
    case 'disagrees': {
      const { source, body } = inLanguage(note.entry, texts.language);
      return { heading: texts.notes.disagrees(source.publisher, shortAge(source, texts)), text: body };
    }
  }
}

/** A successor that is history itself is not called what holds instead. */
function describeSuccessor(by: Entry | undefined, { notes, language }: KnowledgeTexts): string {
  if (by === undefined) return notes.superseded;
  const { title } = inLanguage(by, language);
  return by.status === 'current' ? notes.supersededBy(title) : notes.supersededThen(title);
}

/** An entry in a list: its title, its publisher and the source's date. */
export function describeLink(entry: Entry, texts: KnowledgeTexts): string {
  return `${inLanguage(entry, texts.language).title} (${entry.source.publisher}, ${shortAge(entry.source, texts)})`;
}

const shortAge = ({ asOf }: Source, texts: KnowledgeTexts): string =>
  asOf === undefined ? texts.undatedSource : texts.date(asOf);
