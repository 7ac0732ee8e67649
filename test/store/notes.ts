import { z } from 'zod';
import { defineCollection } from '../../src/store/store.ts';

/** A collection for the tests: lists of notes. */
export const notes = defineCollection({
  name: 'notes',
  version: 1,
  schema: z.object({ list: z.array(z.object({ id: z.number(), text: z.string() })) }),
  empty: () => ({ list: [] }),
});

/** What a document of `notes` holds. */
export type Notes = z.infer<typeof notes.schema>;

/** A decision that adds a note and results in how many there are. */
export function addNote(id: number, text = `note ${id}`) {
  return (current: Notes) => ({
    next: { list: [...current.list, { id, text }] },
    result: current.list.length + 1,
  });
}

/** The ids of the notes, in their order. */
export function idsOf(value: Notes): number[] {
  return value.list.map((note) => note.id);
}
