import type { Collection } from './store.ts';

/** What a file holds: `{"version":1,"data":…}`. */
export interface StoredDocument<T> {
  version: number;
  data: T;
}

/** A file's content, understood or not. Reasons hold no content, because they end up in logs. */
export type ParsedDocument<T> =
  | { kind: 'good'; data: T }
  | { kind: 'damaged'; reason: string }
  | { kind: 'newer'; reason: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a file's bytes as a document of the collection, brought up to its present version in memory. */
export function parseStoredDocument<T>(collection: Collection<T>, bytes: Buffer): ParsedDocument<T> {
  if (bytes.length === 0) return { kind: 'damaged', reason: 'is empty' };
  let content: unknown;
  try {
    content = JSON.parse(utf8.decode(bytes));
  } catch {
    // The parser's own message quotes the content.
    return { kind: 'damaged', reason: `is not complete JSON (${bytes.length} bytes)` };
  }
  if (!isStored(content)) return { kind: 'damaged', reason: 'does not hold a version and data' };
  const { version } = content;
  if (version > collection.version) {
    const reason = `has data of version ${version}, but this program knows only up to ${collection.version}`;
    return { kind: 'newer', reason };
  }
  return upgrade(collection, content);
}

function upgrade<T>(collection: Collection<T>, stored: StoredDocument<unknown>): ParsedDocument<T> {
  let { version, data } = stored;
  try {
    for (; version < collection.version; version++) data = collection.migrations[version]?.(data);
  } catch (error) {
    const why = error instanceof Error ? error.name : 'error';
    return { kind: 'damaged', reason: `could not be brought from version ${version} to ${version + 1} (${why})` };
  }
  const mismatch = findMismatch(collection, data);
  if (mismatch.kind === 'fits') return { kind: 'good', data: mismatch.data };
  return { kind: 'damaged', reason: `does not fit the schema of ${collection.name}: ${mismatch.reason}` };
}

/** Whether a value fits the schema of its collection; if not, where and how it does not, without its content. */
export function findMismatch<T>(
  collection: Collection<T>,
  value: unknown,
): { kind: 'fits'; data: T } | { kind: 'mismatch'; reason: string } {
  const parsed = collection.schema.safeParse(value);
  if (parsed.success) return { kind: 'fits', data: parsed.data };
  const places = parsed.error.issues.slice(0, 3).map((issue) => `${issue.code} at "${issue.path.join('.')}"`);
  return { kind: 'mismatch', reason: places.join(', ') };
}

function isStored(content: unknown): content is StoredDocument<unknown> {
  if (typeof content !== 'object' || content === null || !('version' in content) || !('data' in content)) return false;
  return Number.isInteger(content.version) && Number(content.version) >= 1;
}
