import { z } from 'zod';
import { markSchema } from '../delivery/reach-problem.ts';
import { type Change, type Doc, defineCollection } from '../store/store.ts';
import { type Person, personKey } from './person.ts';

const chatSchema = z.object({ conversationId: z.string(), serviceUrl: z.string() });
/** The 1:1 chat of a person with the bot, as Teams told it in an activity whose token was verified. */
export type Chat = Readonly<z.infer<typeof chatSchema>>;

const profileSchema = z.object({
  /** Code of the municipality that the person has chosen. */
  municipality: z.string().nullable(),
  /** Where the person is reached; `null` before the first meeting and after the app was taken away. */
  chat: chatSchema.nullable(),
  /** Why the person was not reached the last time. */
  mark: markSchema.nullable(),
  language: z.enum(['sv', 'en']),
  /** The period, such as `2026-10`, for which the person wants no reminders. */
  remindersPausedFor: z.string().nullable(),
});
/** What is kept about a person, without name or address. */
export type Profile = Readonly<z.infer<typeof profileSchema>>;

/** A document for each person that the bot has met in a 1:1 chat. */
export const profiles = defineCollection({
  name: 'people',
  version: 2,
  schema: profileSchema,
  empty: (): Profile => ({ municipality: null, chat: null, mark: null, language: 'sv', remindersPausedFor: null }),
  migrations: { 1: (old) => ({ mark: null, ...(old as Omit<Profile, 'mark'>) }) },
});

export function profileOf(person: Person): Doc<Profile> {
  return profiles.doc(personKey(person));
}

/** The profile with something changed; nothing is written when it was so already. */
export function changeProfile(profile: Profile, changes: Partial<Profile>): Change<Profile, undefined> {
  const next = { ...profile, ...changes };
  return JSON.stringify(next) === JSON.stringify(profile) ? { result: undefined } : { next, result: undefined };
}

/** Pauses a person's reminders for a period, or turns those for it on again. */
export function pauseFor(profile: Profile, period: string, paused: boolean): Change<Profile, undefined> {
  if (paused) return changeProfile(profile, { remindersPausedFor: period });
  return profile.remindersPausedFor === period
    ? changeProfile(profile, { remindersPausedFor: null })
    : { result: undefined };
}

/** The person's municipality: the only one of the tenant, or the chosen one as long as the tenant serves it. */
export function municipalityOf({ municipality }: Profile, ofTenant: readonly string[]): string | undefined {
  if (ofTenant.length === 1) return ofTenant[0];
  return municipality !== null && ofTenant.includes(municipality) ? municipality : undefined;
}
