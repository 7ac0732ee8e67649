import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import sinon from 'sinon';
import type { Changes } from '../../../bot/tab/changes.ts';
import { createLiveStreams, type LiveStreams } from '../../../bot/tab/live-streams.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { HOST, REPORT_BOT } from '../../support/report-people.ts';
import { appoint, asks, redraws } from '../../support/report-talk.ts';
import { startBot } from '../../support/start-bot.ts';
import { createTabTokens } from '../../support/tab-tokens.ts';

const PERSON = { tenantId: 't', userId: 'u' };

/** An answer to a page that reads what it is sent, or does not. */
class Page extends Writable {
  text = '';
  private readonly reads: boolean;

  constructor({ reads = true } = {}) {
    super();
    this.reads = reads;
  }

  writeHead(): this {
    return this;
  }

  override _write(chunk: Buffer, _encoding: string, written: () => void): void {
    this.text += chunk.toString();
    if (this.reads) written();
  }

  async hangUp(): Promise<void> {
    this.destroy();
    await once(this, 'close');
  }
}

describe('the streams to open pages', () => {
  let clock: sinon.SinonFakeTimers;
  let streams: LiveStreams;
  let tell: () => void;
  const listeners = new Set<Parameters<Changes['listen']>[0]>();
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    listeners.clear();
    streams = createLiveStreams({
      tell: () => undefined,
      last: () => 'aaaaaaaa-1',
      since: () => [],
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    tell = () => {
      for (const listener of listeners) listener({ id: 'aaaaaaaa-2', topic: 'questions' });
    };
  });
  afterEach(() => clock.restore());

  const opens = (page: Page, lastsMs = 3_600_000): boolean =>
    streams.open(page as unknown as ServerResponse, { person: PERSON, lastEventId: undefined, lastsMs });

  it('are written to every twenty seconds, so that nobody on the way takes them for dead', () => {
    const page = new Page();
    opens(page);
    const before = page.text;
    clock.tick(19_999);
    assert.equal(page.text, before);
    clock.tick(20_001);
    assert.equal(page.text, `${before}: \n\n: \n\n`);
  });

  it('are cut off when the page does not read, after 64 KiB', () => {
    const [slow, quick] = [new Page({ reads: false }), new Page()];
    for (const page of [slow, quick]) opens(page);
    for (let n = 0; n < 10_000 && slow.writableLength <= 64 * 1024; n++) {
      assert.equal(slow.destroyed, false);
      tell();
    }
    assert.deepEqual([slow.destroyed, quick.destroyed], [true, false]);
    assert.ok(slow.writableLength < 65 * 1024, `${slow.writableLength}`);
  });

  it('are forgotten when the page hangs up, with all that was kept for them', async () => {
    for (let n = 0; n < 7; n++) {
      const page = new Page();
      assert.equal(opens(page), true, `number ${n + 1}`);
      await page.hangUp();
    }
    assert.equal(opens(new Page()), true);
    assert.deepEqual([listeners.size, clock.countTimers()], [1, 2]);
  });

  it('end after an hour and a half, whatever the token says, and are then told nothing more', async () => {
    const [page, slow] = [new Page(), new Page({ reads: false })];
    for (const one of [page, slow]) opens(one, 24 * 3_600_000);
    clock.tick(90 * 60_000 - 1);
    assert.equal(page.writableEnded, false);
    clock.tick(1);
    tell();
    clock.tick(60_000);
    await once(page, 'close');
    assert.deepEqual([page.writableEnded, slow.writableEnded, slow.errored], [true, true, null]);
    assert.deepEqual([listeners.size, clock.countTimers()], [0, 0]);
  });
});

it('an edit of what is answered from is told to open pages', async () => {
  const tokens = await createTabTokens();
  const bot = await startBot({ ...REPORT_BOT, tabKeys: tokens.keys });
  const hangUp = new AbortController();
  try {
    await appoint(bot, HOST, 'host');
    await bot.tick();
    const { words } = textsFor('sv').knowledge.edit;
    const card = await asks(bot, HOST, 'ordlista');
    const { body } = await fetch(`http://127.0.0.1:${bot.port}/tab/api/live`, {
      headers: { authorization: `Bearer ${await tokens.sign({ tid: HOST.tenantId, oid: HOST.userId })}` },
      signal: hangUp.signal,
    });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader() ?? assert.fail('no stream');
    let heard = (await reader.read()).value ?? '';
    assert.doesNotMatch(heard, /changed/);
    await redraws(bot, HOST, card, words.save.title, { words: 'ordförande, glassboss' });
    const changed = /event: changed\nid: \S+\ndata: (.*)\n\n/;
    while (!changed.test(heard)) heard += (await reader.read()).value ?? assert.fail(heard);
    assert.equal(changed.exec(heard)?.[1], '{"topic":"knowledge"}');
  } finally {
    hangUp.abort();
    await bot.close();
  }
});
