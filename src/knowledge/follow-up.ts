import type { PlaceNames } from '../people/place-names.ts';
import { SWEDISH_STOP_WORDS } from './stop-words.ts';
import { termOf } from './term.ts';

/** What takes the place of what in a follow-up question, by the stems of a phrase: the list it stands in, and the phrase. */
export type SiblingTable = ReadonlyMap<
  string,
  { readonly lists: readonly number[]; readonly phrase: string; readonly isSubject: boolean }
>;

/** Reads the lists of things that take each other's place. */
export function siblingTable(lists: readonly (readonly string[])[]): SiblingTable {
  const table = new Map<string, { lists: number[]; phrase: string; isSubject: boolean }>();
  for (const [number, list] of lists.entries()) {
    for (const phrase of list) {
      const key = tokensOf(phrase)
        .map(({ term }) => term)
        .join(' ');
      const known = table.get(key);
      if (known === undefined) table.set(key, { lists: [number], phrase, isSubject: number < SUBJECT_LISTS });
      else known.lists.push(number);
    }
  }
  return table;
}

type Token = { readonly word: string; readonly term: string; readonly start: number; readonly end: number };
/** A thing of the lists, or a municipality, where it stands in a text. */
type Named = {
  /** Whether a pronoun may stand for it: a group, a role, an option; not a month, an organisation, an abbreviation. */
  readonly isSubject: boolean;
  readonly lists: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly size: number;
};

/** The first lists of the file hold what a pronoun may stand for. */
const SUBJECT_LISTS = 3;
const PLACE = -1;
const LONGEST_PHRASE = 5;
/** More words than this is a question of its own. */
const MOST_WORDS = 9;

/** What begins a follow-up, and what ends one. */
const OPENING =
  /^(?:och|men|eller|ok(?:ej)?,? och|and|but|what about|how about)\s+(?:(?:hur|vad)\s+(?:är|gäller)\s+(?:det\s+)?(?:(?:med|för|i|om)\s+)?)?|^(?:hur är det|vad gäller|hur blir det)\s+(?:med|för|i|om)?\s*/iu;
const CLOSING = /[\s,]+(?:då|också|istället|i stället|too|then)\s*[?!.]*$/iu;
/** A pronoun that stands for what the last question was about, last in the question. */
const PRONOUN =
  /(?<![\p{L}])(?:i|av|för|om|till|från|med|gör|är|leder|ansvarar|betyder)\s+(den(?: gruppen| rollen| optionen)?|denna|gruppen|rollen|optionen)(?=\s*(?:då)?\s*[?!.]*$)/iu;
const QUESTION_WORD =
  /(?<![\p{L}])(?:vem|vilka|vilken|vilket|vad|när|var|hur|varför|who|what|when|where|how|why|which)(?![\p{L}])/iu;

/**
 * The question that is meant by words that only make sense after the last one: "och option 3?", "vem är ordförande i den?".
 * `undefined` when they are no follow-up, or when more than one thing may be meant: then nothing is guessed.
 */
export function followUp(
  said: string,
  last: string,
  { siblings, places }: { siblings: SiblingTable; places: PlaceNames },
): string | undefined {
  const text = said.trim();
  if (tokensOf(text).length > MOST_WORDS || tokensOf(text).length === 0) return undefined;
  const about = named(last, siblings, places);
  return (
    byPronoun(text, last, about, named(text, siblings, places)) ?? byReplacing(text, last, about, { siblings, places })
  );
}

/** "vem är ordförande i den?": the pronoun stands for the one thing that the last question was about. */
function byPronoun(text: string, last: string, about: readonly Named[], own: readonly Named[]): string | undefined {
  const found = PRONOUN.exec(text);
  const [thing, ...others] = about.filter(({ lists }) => !lists.includes(PLACE));
  if (found === null || thing === undefined || others.length > 0 || own.length > 0) return undefined;
  if (!thing.isSubject || hasManyOtherWords(last, thing)) return undefined;
  const pronoun = found[1] ?? '';
  const at = found.index + found[0].length - pronoun.length;
  return asQuestion(`${text.slice(0, at)}${last.slice(thing.start, thing.end)}`);
}

/** "och option 3?": one thing takes the place of its sibling in the last question. */
function byReplacing(
  text: string,
  last: string,
  about: readonly Named[],
  { siblings, places }: { siblings: SiblingTable; places: PlaceNames },
): string | undefined {
  const opened = text.replace(OPENING, '');
  const rest = opened.replace(CLOSING, '').replace(/[?!.\s]+$/u, '');
  const isMarked = opened !== text || CLOSING.test(text) || isBareFragment(rest);
  if (!isMarked || rest === '' || QUESTION_WORD.test(rest)) return undefined;
  const [own, ...more] = named(rest, siblings, places);
  if (own === undefined || more.length > 0 || hasOtherWords(rest, own)) return undefined;
  const replaced = about.filter(({ lists }) => lists.some((list) => own.lists.includes(list)));
  const [before, ...others] = replaced;
  if (before === undefined || others.length > 0) return undefined;
  const word = rest.slice(own.start, own.end);
  if (last.slice(before.start, before.end).toLowerCase() === word.toLowerCase()) return undefined;
  return asQuestion(`${last.slice(0, before.start)}${word}${last.slice(before.end)}`);
}

/** "i ledningsutskottet?": nothing but a preposition and a thing. */
const isBareFragment = (rest: string): boolean => /^(?:i|för|om|med|av|till|på|for|in|about)\s/iu.test(rest);

/** Words beside the thing of which one may be what the pronoun stands for. */
const MOST_OTHERS = 1;

function hasManyOtherWords(text: string, { start, end }: Named): boolean {
  const others = tokensOf(text).filter(
    (token) =>
      (token.end <= start || token.start >= end) && !SWEDISH_STOP_WORDS.has(token.word) && token.word !== 'fvm',
  );
  return others.length > MOST_OTHERS;
}

/** Whether words begin as a follow-up does: after nothing, they are half a question. */
export function isFragment(text: string): boolean {
  return text.trim().replace(OPENING, '') !== text.trim() || CLOSING.test(text) || isBareFragment(text.trim());
}

/** Whether anything is said beside the thing: then it is a question of its own. */
function hasOtherWords(text: string, { start, end }: Named): boolean {
  return tokensOf(text).some(
    (token) =>
      (token.end <= start || token.start >= end) &&
      !SWEDISH_STOP_WORDS.has(token.word) &&
      !/^(?:for|in|about|the|fvm)$/u.test(token.word),
  );
}

function asQuestion(text: string): string {
  const trimmed = text.trim().replace(/[\s?!.]+$/u, '');
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}?`;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)].map((match) => {
    const word = match[0].toLowerCase();
    return { word, term: termOf(word), start: match.index, end: match.index + match[0].length };
  });
}

/** The things of the lists and the municipalities that a text names, the longest phrase first where they overlap. */
function named(text: string, siblings: SiblingTable, places: PlaceNames): Named[] {
  const tokens = tokensOf(text);
  const found: Named[] = [];
  for (let at = 0; at < tokens.length; at++) {
    for (let size = Math.min(LONGEST_PHRASE, tokens.length - at); size > 0; size--) {
      const part = tokens.slice(at, at + size);
      const [first, last] = [part[0], part.at(-1)];
      if (first === undefined || last === undefined) break;
      const known = siblings.get(part.map(({ term }) => term).join(' '));
      const isPlace = size === 1 && places.find(`i ${text.slice(first.start, last.end)}`).length > 0;
      if (known === undefined && !isPlace) continue;
      found.push({
        isSubject: known?.isSubject ?? false,
        lists: known?.lists ?? [PLACE],
        start: first.start,
        end: last.end,
        size,
      });
      at += size - 1;
      break;
    }
  }
  return withProgramme(found, text);
}

/** "FVM styrgrupp" is one thing, not two. */
function withProgramme(found: readonly Named[], text: string): Named[] {
  return found.flatMap((one, at): Named[] => {
    const isProgramme = (named: Named | undefined): boolean =>
      named !== undefined && text.slice(named.start, named.end).toLowerCase() === 'fvm';
    const [before, after] = [found[at - 1], found[at + 1]];
    if (isProgramme(one) && after?.start === one.end + 1) return [];
    return isProgramme(before) && before?.end === one.start - 1 ? [{ ...one, start: before.start }] : [one];
  });
}
