import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { personSchema } from '../people/person.ts';
import { type Change, defineCollection } from '../store/store.ts';
import { EXPORT_FORMATS } from './export-file.ts';
import { periodSchema } from './period.ts';

/** How long a link can be used, in milliseconds. */
const LIFETIME_MS = 10 * 60_000;
/** More open links than this of one person push out the oldest. */
const MAX_OPEN_LINKS = 20;

const downloadSchema = z.object({
  period: periodSchema,
  format: z.enum(EXPORT_FORMATS),
  language: z.enum(['sv', 'en']),
  /** For whom the link was made. */
  by: personSchema,
  /** The first moment at which the link is refused. */
  expiresAt: z.iso.datetime(),
});
export type Download = Readonly<z.infer<typeof downloadSchema>>;

const openSchema = z.object({
  /** By the SHA-256 of the link's token, in hexadecimal; the token itself is never kept. */
  links: z.record(z.string().regex(/^[0-9a-f]{64}$/), downloadSchema),
});
type OpenDownloads = z.infer<typeof openSchema>;

/** The links to files that have been given out and not been used. */
export const downloads = defineCollection<OpenDownloads>({
  name: 'downloads',
  version: 1,
  schema: openSchema,
  empty: () => ({ links: {} }),
});
export const openDownloads = downloads.doc('open');

/** A new token of 256 random bits for a link, and the hash under which the link is kept. */
export function createDownloadToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: createHash('sha256').update(token).digest('hex') };
}

/** The hash of a token; `undefined` for a text that can be none. */
export function parseDownloadToken(text: string): string | undefined {
  return /^[\w-]{43}$/.test(text) ? createHash('sha256').update(text).digest('hex') : undefined;
}

/** Keeps a new link for ten minutes, and drops those that have expired. */
export function offerDownload(
  current: OpenDownloads,
  { tokenHash, now, ...wanted }: Omit<Download, 'expiresAt'> & { tokenHash: string; now: Date },
): Change<OpenDownloads, Download> {
  const download: Download = { ...wanted, expiresAt: new Date(now.getTime() + LIFETIME_MS).toISOString() };
  const open = Object.entries(current.links).filter(([, link]) => !isExpired(link, now));
  const own = open.filter(([, { by }]) => by.tenantId === download.by.tenantId && by.userId === download.by.userId);
  const tooOld = new Set(own.slice(0, Math.max(0, own.length + 1 - MAX_OPEN_LINKS)).map(([hash]) => hash));
  const kept = open.filter(([hash]) => !tooOld.has(hash));
  return { next: { links: Object.fromEntries([...kept, [tokenHash, download]]) }, result: download };
}

/** `unknown`: never given out, used already, or dropped since. */
export type DownloadResult = { kind: 'open'; download: Download } | { kind: 'expired' } | { kind: 'unknown' };

/** What a link leads to, without using it up. */
export function findDownload({ links }: OpenDownloads, tokenHash: string, now: Date): DownloadResult {
  const download = Object.hasOwn(links, tokenHash) ? links[tokenHash] : undefined;
  if (download === undefined) return { kind: 'unknown' };
  return isExpired(download, now) ? { kind: 'expired' } : { kind: 'open', download };
}

/** Uses a link up. */
export function takeDownload(
  current: OpenDownloads,
  tokenHash: string,
  now: Date,
): Change<OpenDownloads, DownloadResult> {
  const result = findDownload(current, tokenHash, now);
  if (result.kind !== 'open') return { result };
  const { [tokenHash]: _taken, ...links } = current.links;
  return { next: { links }, result };
}

function isExpired({ expiresAt }: Download, now: Date): boolean {
  return new Date(expiresAt) <= now;
}
