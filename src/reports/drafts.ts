import { z } from 'zod';
import { type Person, personKey } from '../people/person.ts';
import { type Change, type Doc, defineCollection, type Store } from '../store/store.ts';
import type { Period } from './period.ts';
import { draftSchema } from './report.ts';

const savedDraft = z.object({ draft: draftSchema, base: z.int().min(0), savedAt: z.iso.datetime() });
/** A draft, and the number of the revision that its form was filled from. */
export type SavedDraft = Readonly<z.infer<typeof savedDraft>>;

const draftsSchema = z.object({ drafts: z.record(z.string(), savedDraft) });
type Drafts = Readonly<z.infer<typeof draftsSchema>>;

/** The drafts of a person, a document each; only those of the latest period are kept. */
export const reportDrafts = defineCollection({
  name: 'report-drafts',
  version: 1,
  schema: draftsSchema,
  empty: () => ({ drafts: {} }),
});

export function draftsOf(person: Person): Doc<Drafts> {
  return reportDrafts.doc(personKey(person));
}

const nameOf = (period: Period, municipality: string): string => `${period}.${municipality}`;

export function findDraft({ drafts }: Drafts, period: Period, municipality: string): SavedDraft | undefined {
  const name = nameOf(period, municipality);
  return Object.hasOwn(drafts, name) ? drafts[name] : undefined;
}

/** Keeps a draft; drafts of earlier periods, which can no longer be handed in, fall away. */
export function keepDraft(
  { drafts }: Drafts,
  { period, municipality, saved }: { period: Period; municipality: string; saved: SavedDraft },
): Change<Drafts, undefined> {
  const others = Object.entries(drafts).filter(([name]) => name >= period);
  const next = { drafts: { ...Object.fromEntries(others), [nameOf(period, municipality)]: saved } };
  return { next, result: undefined };
}

/** Drops a draft, once its report is in. */
export function dropDraft(current: Drafts, period: Period, municipality: string): Change<Drafts, undefined> {
  if (findDraft(current, period, municipality) === undefined) return { result: undefined };
  const left = Object.entries(current.drafts).filter(([name]) => name !== nameOf(period, municipality));
  return { next: { drafts: Object.fromEntries(left) }, result: undefined };
}

/** Drops the drafts of earlier periods than this one, which can no longer be handed in. */
export async function forgetOldDrafts(store: Store, period: Period): Promise<void> {
  for (const key of await store.keys(reportDrafts)) {
    await store.change(reportDrafts.doc(key), ({ drafts }) => {
      const kept = Object.entries(drafts).filter(([name]) => name >= period);
      if (kept.length === Object.keys(drafts).length) return { result: undefined };
      return { next: { drafts: Object.fromEntries(kept) }, result: undefined };
    });
  }
}
