import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import type { Language } from '../src/language.ts';
import type { Person } from '../src/people/person.ts';
import {
  type Download,
  type DownloadResult,
  findDownload,
  openDownloads,
  parseDownloadToken,
  takeDownload,
} from '../src/reports/downloads.ts';
import type { ExportFile } from '../src/reports/export-file.ts';
import type { Store } from '../src/store/store.ts';
import { PAGE_POLICY, renderFailedPage, renderGonePage, renderOfferPage, renderRefusedPage } from './download-page.ts';

export type DownloadDeps = {
  readonly store: Store;
  readonly now: () => Date;
  readonly log: Logger;
  /** Asked when the file is fetched: a right may have been withdrawn since the link was given out. */
  readonly mayDownload: (person: Person) => Promise<boolean>;
  readonly exportFile: (download: Download) => Promise<ExportFile>;
};

/** Whatever begins so: restify would log a path that it does not know, and with it the token of a mangled link. */
const PATH = '/downloads/*';
/** The button sends no body; what a caller sends all the same is left unread, and more than this is refused. */
const MAX_BODY_BYTES = 16 * 1024;

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': PAGE_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

type Answer = { status: number; page: string } | { status: 200; file: ExportFile };
const GONE_STATUS: Record<Exclude<DownloadResult['kind'], 'open'>, number> = { unknown: 404, expired: 410 };

/**
 * Serves download links. GET and HEAD only show a page with a button, because mail and chat programs follow links to
 * inspect them; the button's POST uses the link up and sends the file.
 */
export function addDownloadRoutes(server: Server, { store, now, log, mayDownload, exportFile }: DownloadDeps): void {
  async function show(req: Request): Promise<Answer> {
    const tokenHash = parseDownloadToken(String(req.params['*']));
    if (tokenHash === undefined) return goneAnswer('unknown');
    const found = findDownload(await store.read(openDownloads), tokenHash, now());
    return found.kind === 'open' ? { status: 200, page: renderOfferPage(found.download) } : goneAnswer(found.kind);
  }

  async function take(req: Request): Promise<Answer> {
    const tokenHash = parseDownloadToken(String(req.params['*']));
    if (tokenHash === undefined) return goneAnswer('unknown');
    const at = now();
    const taken = await store.change(openDownloads, (current) => takeDownload(current, tokenHash, at));
    if (taken.kind !== 'open') return goneAnswer(taken.kind);
    const { download } = taken;
    return answering([download.language], async () => {
      const { period, format, by } = download;
      if (!(await mayDownload(by))) {
        log.warn({ period, format }, 'a download was refused: the right to it has been withdrawn');
        return { status: 403, page: renderRefusedPage(download) };
      }
      const file = await exportFile(download);
      log.info({ period, format, bytes: file.bytes.length }, 'a download');
      return { status: 200, file };
    });
  }

  /** The answer, or the page for a failure, which the log explains. */
  async function answering(
    languages: readonly [Language, ...Language[]],
    answer: () => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await answer();
    } catch (error) {
      const correlationId = randomUUID();
      log.error({ correlationId, err: error }, 'a download failed');
      return { status: 500, page: renderFailedPage(languages, correlationId.slice(0, 8)) };
    }
  }

  const look = async (req: Request, res: Response): Promise<void> =>
    send(res, await answering(['sv', 'en'], () => show(req)));
  server.get(PATH, look);
  server.head(PATH, look);
  server.post(PATH, async (req: Request, res: Response) => {
    // The connection ends with the answer, and with it a body that is still on its way.
    res.setHeader('connection', 'close');
    const isTooLarge = Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES;
    send(res, isTooLarge ? goneAnswer('unknown', 413) : await answering(['sv', 'en'], () => take(req)));
  });
}

function goneAnswer(kind: keyof typeof GONE_STATUS, status = GONE_STATUS[kind]): Answer {
  return { status, page: renderGonePage() };
}

/** Past restify's own `send`, which knows no HTML and writes to the log on its own account. */
function send(res: Response, answer: Answer): void {
  const isFile = 'file' in answer;
  const bytes = isFile ? answer.file.bytes : Buffer.from(answer.page, 'utf8');
  res.writeHead(answer.status, {
    ...HEADERS,
    'content-type': isFile ? answer.file.type : 'text/html; charset=utf-8',
    ...(isFile && { 'content-disposition': `attachment; filename="${answer.file.name.replace(/[^\w.-]/g, '_')}"` }),
    'content-length': bytes.length,
  });
  res.end(bytes);
}
