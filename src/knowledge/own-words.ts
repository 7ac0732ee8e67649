import { z } from 'zod';
import { type Person, personSchema } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import { type Change, defineCollection } from '../store/store.ts';
import { plainText } from './normalise.ts';

const MAX_GROUPS = 200;
const MAX_PHRASES = 10;
const MAX_PHRASE = 60;
/** Steps of the history that are kept. */
const KEPT_STEPS = 50;
export const MAX_WORDS_LENGTH = 8000;

const groupsSchema = z.array(z.array(z.string().min(1).max(MAX_PHRASE)).min(2).max(MAX_PHRASES)).max(MAX_GROUPS);
const wordsSchema = z.object({
  groups: groupsSchema,
  history: z.array(z.object({ number: z.int().min(1), by: personSchema, at: z.iso.datetime(), groups: groupsSchema })),
});
export type OwnWords = Readonly<z.infer<typeof wordsSchema>>;

/** Words that hosts have said mean the same, beside those of the files. */
export const knowledgeWords = defineCollection({
  name: 'knowledge-words',
  version: 1,
  schema: wordsSchema,
  empty: (): OwnWords => ({ groups: [], history: [] }),
});
export const ownWords = knowledgeWords.doc('own');

export type WordsProblem = 'one-word' | 'too-long' | 'too-many' | 'personal-data';
export type ReadWords =
  | { readonly kind: 'groups'; readonly groups: string[][] }
  | { readonly kind: 'problem'; readonly problem: WordsProblem; readonly line: string };

/** Reads words that mean the same: a group on each line, its words and phrases parted by commas. */
export function parseOwnWords(text: string): ReadWords {
  const groups: string[][] = [];
  for (const raw of text.split('\n')) {
    const line = plainText(raw);
    const phrases = [
      ...new Set(
        line
          .split(/[,;]/)
          .map((one) => one.trim())
          .filter((one) => /[\p{L}\p{N}]{2}/u.test(one)),
      ),
    ];
    const refuse = (problem: WordsProblem): ReadWords => ({
      kind: 'problem',
      problem,
      line: line.slice(0, MAX_PHRASE),
    });
    if (line === '') continue;
    if (phrases.length < 2) return refuse('one-word');
    if (phrases.length > MAX_PHRASES || phrases.some((one) => one.length > MAX_PHRASE)) return refuse('too-long');
    if (holdsPersonalIdentityNumber(line)) return refuse('personal-data');
    groups.push(phrases);
    if (groups.length > MAX_GROUPS) return refuse('too-many');
  }
  return { kind: 'groups', groups };
}

export function wordsNumber({ history }: OwnWords): number {
  return history.at(-1)?.number ?? 0;
}

/** Saves the words, as long as nobody else has changed what was looked at (`number`). */
export function saveOwnWords(
  current: OwnWords,
  { number, groups, by, now }: { number: number; groups: string[][]; by: Person; now: Date },
): Change<OwnWords, 'done' | 'stale' | 'already'> {
  if (wordsNumber(current) !== number) return { result: 'stale' };
  if (JSON.stringify(current.groups) === JSON.stringify(groups)) return { result: 'already' };
  const { tenantId, userId } = by;
  const step = { number: number + 1, by: { tenantId, userId }, at: now.toISOString(), groups };
  return { next: { groups, history: [...current.history, step].slice(-KEPT_STEPS) }, result: 'done' };
}
