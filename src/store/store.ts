import { z } from 'zod';

/** One kind of document: its shape, its version and how older data gets that shape. Made by `defineCollection`. */
export interface Collection<T> {
  readonly name: string;
  readonly version: number;
  readonly schema: z.ZodType<T>;
  readonly empty: () => T;
  readonly migrations: Readonly<Record<number, (old: unknown) => unknown>>;
  /** The document with this key; throws when the key is not a safe file name (lower case a–z, 0–9, `.`, `_`, `-`). */
  doc(key: string): Doc<T>;
}

/** One document: the unit that is read, changed and saved as a whole. */
export interface Doc<T> {
  readonly collection: Collection<T>;
  readonly key: string;
}

/** What a decision comes to. Without `next`, or with the current value itself as `next`, nothing is written. */
export interface Change<T, R> {
  next?: T | undefined;
  result: R;
}

/**
 * Where everything that must survive a restart is kept. Values handed out are deeply frozen.
 *
 * Keep a document below about 1 MB – partition by month, municipality and so on – because each change writes
 * its whole document: that is what keeps the price of a change the same however long the history is.
 */
export interface Store {
  /** The last saved value, or the collection's `empty()`. A value that is still on its way to the disk is never seen. */
  read<T>(doc: Doc<T>): Promise<T>;
  /**
   * Runs `decide` on the current value and saves what it wants next; resolves when that survives a power cut.
   *
   * `decide` must be pure: changes that wait for the same disk write are decided together, each on the outcome of
   * the one before, and are decided again when one of them is refused. Rejects with what `decide` throws and, when
   * `next` does not fit the schema, with `StoreInvalidValueError`, both only for this caller; with `StoreWriteError`,
   * for everyone who shared the write, when the disk refused.
   */
  change<T, R>(doc: Doc<T>, decide: (current: T) => Change<T, R>): Promise<R>;
  /** Removes the document, its second copy too; resolves when that survives a power cut. No error when there is none. */
  remove<T>(doc: Doc<T>): Promise<void>;
  /** The keys of the saved documents of a collection, in alphabetical order. */
  keys<T>(collection: Collection<T>): Promise<string[]>;
  /**
   * Calls `listener` after each save or removal with the name of the collection that it was in; it must not throw. The
   * result ends that.
   */
  onChanged(listener: (collection: string) => void): () => void;
  /** Refuses new work (`StoreClosedError`) and resolves when the changes under way have come to their end. */
  close(): Promise<void>;
}

const safeName = /^[a-z0-9][a-z0-9._-]{0,120}$/;

/** Whether `name` may be the name of a collection or the key of a document. */
export function isSafeName(name: string): boolean {
  return safeName.test(name);
}

/** What the owner of a collection states about it. */
export interface CollectionDefinition<T> {
  /** Also the folder's name. */
  name: string;
  /** Starts at 1; one more for each change of shape that older files do not fit. */
  version: number;
  /** Plain JSON only: no dates, maps or transforms, which would not come back from the disk as they went. */
  schema: z.ZodType<T>;
  /** The value of a document that was never saved. */
  empty: () => T;
  /** For each earlier version, the step to the next one: `{ 1: fromVersion1To2 }`. */
  migrations?: Record<number, (old: unknown) => unknown>;
}

/**
 * Defines a collection. Throws when it could not be read back: a schema beyond JSON, an `empty()` that does not fit
 * it, a missing migration.
 */
export function defineCollection<T>(definition: CollectionDefinition<T>): Collection<T> {
  const { name, version, schema, empty, migrations = {} } = definition;
  if (!isSafeName(name)) throw new Error(`"${name}" cannot name a collection: use lower case a–z, 0–9, ".", "_", "-"`);
  if (!Number.isInteger(version) || version < 1) throw new Error(`Collection ${name}: version must be 1, 2, 3 …`);
  for (let from = 1; from < version; from++) {
    if (!migrations[from]) throw new Error(`Collection ${name}: the migration from version ${from} is missing`);
  }
  z.toJSONSchema(schema);
  schema.parse(empty());
  const collection: Collection<T> = {
    name,
    version,
    schema,
    empty,
    migrations,
    doc(key) {
      if (!isSafeName(key)) throw new Error(`${JSON.stringify(key)} cannot be the key of a document in ${name}`);
      return { collection, key };
    },
  };
  return collection;
}
