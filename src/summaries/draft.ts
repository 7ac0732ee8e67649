import { plainParagraphs, plainText } from '../knowledge/normalise.ts';
import type { Person } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import type { Change } from '../store/store.ts';
import type { Line } from './lines.ts';
import {
  type Content,
  contentOf,
  contentToEdit,
  currentVersion,
  MAX_LENGTHS,
  postedContent,
  SUMMARY_FIELDS,
  type Summary,
  type SummaryField,
  type Version,
  withVersion,
} from './summary.ts';

export type DraftTexts = Readonly<Record<SummaryField, string>>;
export type DraftProblem =
  | { kind: 'too-long'; field: SummaryField; length: number; most: number }
  | { kind: 'personal-data'; field: SummaryField }
  | { kind: 'no-link'; field: 'link' };

/** What was typed, as a person sees it. */
export function tidyTexts(typed: Readonly<Partial<Record<SummaryField, string | undefined>>>): DraftTexts {
  const { title = '', summary = '', planning = '', link = '' } = typed;
  return {
    title: plainText(title),
    summary: plainParagraphs(summary),
    planning: plainParagraphs(planning),
    link: plainText(link),
  };
}

/** What hinders that a draft is kept. An empty text does not. */
export function draftProblems(texts: DraftTexts): DraftProblem[] {
  return SUMMARY_FIELDS.flatMap((field): DraftProblem[] => {
    const { length } = texts[field];
    const most = MAX_LENGTHS[field];
    if (length > most) return [{ kind: 'too-long', field, length, most }];
    if (field === 'link') return isLink(texts.link) ? [] : [{ kind: 'no-link', field }];
    return holdsPersonalIdentityNumber(texts[field]) ? [{ kind: 'personal-data', field }] : [];
  });
}

/** Nothing, or an https address without a name and password in it. */
function isLink(link: string): boolean {
  if (link === '') return true;
  const url = parseAddress(link);
  if (url === undefined) return false;
  const { protocol, hostname, username, password } = url;
  return protocol === 'https:' && hostname.includes('.') && username === '' && password === '';
}

/**
 * Reads an address; `undefined` when it is none. Not by `URL.canParse`: after some thousand calls Node 20 has it refuse hosts
 * with å, ä or ö.
 */
export function parseAddress(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

export type SaveResult =
  /**
   * `unscheduled`: the time for posting fell away, since it was set for another text. `revived`: somebody had deleted the
   * draft that the sender had seen.
   */
  | { kind: 'saved'; version: Version; unscheduled: boolean; revived: boolean }
  | { kind: 'already'; version: Version | undefined }
  /** Somebody else has saved meanwhile; nothing was overwritten. */
  | { kind: 'conflict'; current: Version };

export type Save = {
  readonly content: Content;
  /** The number of the version that the sender has seen; 0 for none. */
  readonly base: number;
  /** The key of the form. */
  readonly key: string;
  readonly by: Person;
  readonly now: Date;
};

/** Saves the draft as a new version that replaces none that the sender has not seen. */
export function saveDraft(summary: Summary, { content, base, key, by, now }: Save): Change<Summary, SaveResult> {
  const current = currentVersion(summary);
  if (sameContent(contentToEdit(summary), content)) return { result: { kind: 'already', version: current } };
  if (current !== undefined && current.number !== base && current.key !== key) {
    return { result: { kind: 'conflict', current } };
  }
  const next = withVersion(summary, { ...contentOf(content), by, at: now.toISOString(), key });
  const version = currentVersion(next) as Version;
  const revived = current === undefined && base !== 0;
  return { next, result: { kind: 'saved', version, unscheduled: summary.schedule !== null, revived } };
}

/** Replaces the draft's lines with those ids by what was made of them, each in its place, and puts new ones last. */
export function withLines(content: Content, ids: ReadonlySet<string>, kept: readonly Line[]): Content {
  const known = new Set(content.lines.map(({ id }) => id));
  const before = content.lines.flatMap((line) => (ids.has(line.id) ? kept.filter(({ id }) => id === line.id) : [line]));
  const added = kept.filter(({ id }) => !known.has(id));
  // The count comes first, and each theme stays together in the order in which it was first used.
  return {
    ...contentOf(content),
    lines: [...before, ...added].sort((a, b) => Number(a.source !== null) - Number(b.source !== null)),
  };
}

export type DeleteResult = { kind: 'deleted' | 'nothing' } | { kind: 'conflict'; current: Version };

/** Throws the draft away; what is posted stays. */
export function deleteDraft(summary: Summary, base: number): Change<Summary, DeleteResult> {
  const current = currentVersion(summary);
  if (current === undefined) return { result: { kind: 'nothing' } };
  if (current.number !== base) return { result: { kind: 'conflict', current } };
  const next = { ...summary, versions: [], schedule: null, missed: null, approval: null };
  return { next, result: { kind: 'deleted' } };
}

/** Whether the draft says something else than what people can see. */
export function hasUnposted(summary: Summary): boolean {
  const posted = postedContent(summary);
  const current = currentVersion(summary);
  return current !== undefined && (posted === undefined || !sameContent(posted, current));
}

export function sameContent(one: Content, other: Content): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
}

/** Whether there is anything to post. */
export function isEmpty({ summary, planning, lines }: Content): boolean {
  return summary === '' && planning === '' && lines.length === 0;
}
