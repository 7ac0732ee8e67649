import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import restify, { type Server } from 'restify';
import { addDownloadRoutes, type DownloadDeps } from '../../bot/download-routes.ts';
import { createRequestGuard } from '../../bot/http-guard.ts';
import type { Language } from '../../src/language.ts';
import { createDownloadToken, downloads, offerDownload, openDownloads } from '../../src/reports/downloads.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { type CapturedLog, createCapturedLog } from '../support/captured-log.ts';
import { sendRaw, statusesIn } from '../support/raw-request.ts';

const ANNA = { tenantId: 't', userId: 'anna' };
const BYTES = Buffer.from([0x50, 0x4b, 0x00, 0xff, 0x0d, 0x0a]);
const GONE =
  '<h1>Länken gäller inte längre</h1><p>Den har redan använts eller blivit för gammal. Be om en ny i Teams.</p>';

describe('the pages behind download links', () => {
  const folder = useTemporaryFolder();
  let store: Store;
  let log: CapturedLog;
  let server: Server;
  let now: Date;
  let may: DownloadDeps['mayDownload'];
  let file: DownloadDeps['exportFile'];

  beforeEach(async () => {
    now = new Date('2026-10-30T09:00:00.000Z');
    may = async () => true;
    file = async ({ period, format }) => ({
      name: `fvm-${period}.${format}`,
      type: 'application/x-test',
      bytes: BYTES,
    });
    store = await openStore({ dir: folder(), collections: [downloads] });
    log = createCapturedLog();
    server = restify.createServer({ log: log.log as unknown as NonNullable<restify.ServerOptions['log']> });
    server.first(createRequestGuard({ loopbackOnly: true }));
    addDownloadRoutes(server, {
      store,
      now: () => now,
      log: log.log,
      mayDownload: (person) => may(person),
      exportFile: (download) => file(download),
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    (server.server as { closeAllConnections(): void }).closeAllConnections();
    await closed;
    await store.close();
  });

  async function offer(language: Language = 'sv'): Promise<string> {
    const { token, tokenHash } = createDownloadToken();
    const wanted = { period: '2026-10', format: 'xlsx', language, by: ANNA } as const;
    await store.change(openDownloads, (current) => offerDownload(current, { ...wanted, tokenHash, now }));
    return token;
  }

  const ask = (method: string, token: string, body?: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.address().port}/downloads/${token}`, {
      method,
      ...(body !== undefined && { body }),
    });

  async function assertStillOpen(token: string): Promise<void> {
    const response = await ask('POST', token);
    assert.equal(response.status, 200);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), BYTES);
  }

  function assertGuarded({ headers }: Response): void {
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
      assert.ok(policy.split('; ').includes(rule), policy);
  }

  it('show a button to whoever follows the link, as often as it is followed', async () => {
    const token = await offer();
    for (let n = 0; n < 3; n++) {
      const response = await ask('GET', token);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
      assertGuarded(response);
      const page = await response.text();
      assert.match(page, /<html lang="sv">/);
      assert.match(page, /Filen innehåller de 49 kommunernas rapporter för oktober 2026\./);
      assert.match(page, /gäller till 30 oktober kl\. 10\.10/);
      assert.equal(page.match(/<form method="post"><button>Hämta som Excel-fil<\/button><\/form>/g)?.length, 1);
    }
    await assertStillOpen(token);
  });

  it('speak the language of the one who asked', async () => {
    const page = await (await ask('GET', await offer('en'))).text();
    assert.match(page, /<html lang="en">/);
    assert.match(page, /<button>Download as an Excel file<\/button>/);
    assert.match(page, /reports of the 49 municipalities for October 2026/);
  });

  it('allow their own style and nothing else, tell nobody their address, and fit narrow windows', async () => {
    const response = await ask('GET', await offer());
    const page = await response.text();
    const [, style = assert.fail('no style')] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    assert.ok(response.headers.get('content-security-policy')?.includes(`style-src 'sha256-${hash}';`));
    assert.doesNotMatch(page, /<script|<link|<img|style=|https?:|\bon\w+=|url\(/i);
    assert.match(page, /width=device-width/);
    assert.match(style, /prefers-color-scheme: dark/);
  });

  it('answer HEAD as GET, without a body and without using the link up', async () => {
    const token = await offer();
    const [head, get] = [await ask('HEAD', token), await ask('GET', token)];
    assert.deepEqual([head.status, await head.text()], [200, '']);
    assert.equal(head.headers.get('content-length'), get.headers.get('content-length'));
    await assertStillOpen(token);
  });

  it('send the file when the button is pressed, once', async () => {
    const token = await offer();
    const response = await ask('POST', token);
    assert.equal(response.status, 200);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), BYTES);
    assert.equal(response.headers.get('content-type'), 'application/x-test');
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename="fvm-2026-10.xlsx"');
    assert.equal(response.headers.get('content-length'), String(BYTES.length));
    assertGuarded(response);
    for (const method of ['POST', 'GET']) {
      const again = await ask(method, token);
      assert.equal(again.status, 404);
      assert.ok((await again.text()).includes(GONE));
      assertGuarded(again);
    }
  });

  it('send it to one of many who press at the same moment', async () => {
    const token = await offer();
    const responses = await Promise.all(Array.from({ length: 10 }, () => ask('POST', token)));
    assert.deepEqual(responses.map(({ status }) => status).sort(), [200, ...Array(9).fill(404)]);
    await Promise.all(responses.map((response) => response.arrayBuffer()));
  });

  it('say in both languages that a link has expired', async () => {
    const token = await offer();
    now = new Date(now.getTime() + 600_000);
    for (const method of ['GET', 'POST']) {
      const response = await ask(method, token);
      assert.equal(response.status, 410);
      const page = await response.text();
      assert.ok(page.includes(GONE));
      assert.match(page, /<section lang="en">.*Ask for a new one in Teams\./);
      assert.doesNotMatch(page, /<form/);
    }
  });

  for (const token of [
    'x',
    'a'.repeat(43),
    'a'.repeat(3000),
    '__proto__',
    '%00',
    '..%2f..%2fetc',
    '%3Cscript%3E',
    'a/b',
    '',
  ]) {
    it(`know nothing of the link ${JSON.stringify(token.slice(0, 50))}`, async () => {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const response = await ask(method, token);
        assert.equal(response.status, 404);
        assert.doesNotMatch(await response.text(), /<script>/);
      }
    });
  }

  it('refuse somebody whose right was withdrawn after the link was given out, and burn the link', async () => {
    const token = await offer();
    const asked: unknown[] = [];
    may = async (person) => asked.push(person) > 1;
    const response = await ask('POST', token);
    assert.equal(response.status, 403);
    assertGuarded(response);
    assert.match(await response.text(), /Behörigheten att hämta rapporterna har tagits bort/);
    assert.deepEqual(asked, [ANNA]);
    assert.equal((await ask('POST', token)).status, 404);
    assert.deepEqual(asked.length, 1);
  });

  it('say so when the file cannot be made, with a reference that stands in the log', async () => {
    file = async () => {
      throw new Error('the bug');
    };
    const response = await ask('POST', await offer());
    assert.equal(response.status, 500);
    const [, reference = assert.fail('no reference')] = /Referens: ([0-9a-f]{8})</.exec(await response.text()) ?? [];
    const line = log.lines().find(({ msg }) => msg === 'a download failed');
    assert.ok(String(line?.correlationId).startsWith(reference));
    assert.match(JSON.stringify(line), /the bug/);
  });

  it('fail in plain words when the store does', async () => {
    const token = await offer();
    await store.close();
    for (const method of ['GET', 'POST']) {
      const response = await ask(method, token);
      assert.equal(response.status, 500);
      assert.match(await response.text(), /Filen kunde inte hämtas.*could not be downloaded/s);
    }
  });

  it('leave what the button sends unread, and refuse to take much of it', async () => {
    const token = await offer();
    assert.equal((await ask('POST', token, 'x'.repeat(20_000))).status, 413);
    await assertStillOpen(token);
    const another = await offer();
    assert.equal((await ask('POST', another, 'format=csv&by=somebody')).status, 200);
  });

  it('cut off a body that has no end', async () => {
    const token = await offer();
    const head = `POST /downloads/${token} HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n`;
    const answer = await sendRaw(server.address().port, `${head}4\r\nabcd\r\n`);
    assert.deepEqual(statusesIn(answer), [200]);
    assert.match(answer, /connection: close/i);
  });

  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    it(`do not know ${method}, which leaves the link as it is`, async () => {
      const token = await offer();
      assert.equal((await ask(method, token)).status, 405);
      await assertStillOpen(token);
    });
  }

  it('give a file no name that could end the header', async () => {
    file = async () => ({ name: 'å"\r\nx: y.csv', type: 'text/csv', bytes: BYTES });
    const response = await ask('POST', await offer());
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename="____x__y.csv"');
  });

  it('leave no token in the log, nor on the disk', async () => {
    const used = await offer();
    for (const method of ['GET', 'HEAD', 'PUT', 'POST', 'POST', 'GET']) await ask(method, used);
    const failed = await offer();
    may = () => Promise.reject(new Error('the bug'));
    await ask('POST', failed);
    const mangled = await offer();
    for (const end of ['/', '.', '/x', '%20', '?x=1']) await ask('GET', `${mangled}${end}`);
    const saved = JSON.stringify(await store.read(openDownloads));
    assert.match(log.text(), /the bug/);
    for (const token of [used, failed, mangled]) assert.equal((log.text() + saved).includes(token), false, log.text());
  });
});
