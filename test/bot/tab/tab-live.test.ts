import assert from 'node:assert/strict';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import { createLive, type Live } from '../../../bot/tab/page/live.ts';
import { createPacer } from '../../../bot/tab/page/pacer.ts';

const EVERYTHING = 'everything';
const text = new TextEncoder();
const event = (name: string, id: string, data = '{}'): Uint8Array =>
  text.encode(`event: ${name}\nid: ${id}\ndata: ${data}\n\n`);
const changed = (id: string): Uint8Array => event('changed', id, '{"topic":"questions"}');

/** A stream as a test has it go. */
type Stream = { from: string | undefined; send(piece: Uint8Array): void; end(): void; isGivenUp(): boolean };

describe('hearing of changes on the page', () => {
  let clock: SinonFakeTimers;
  let live: Live;
  let opened: Stream[];
  let told: string[];
  let seen: boolean;
  let onSeen: () => void;
  /** How the next attempts to open a stream go. */
  let way: 'opens' | 'refused' | 'silent';

  beforeEach(() => {
    clock = useFakeTimers({ now: 1_000_000 });
    opened = [];
    told = [];
    seen = true;
    way = 'opens';
    live = createLive({
      open(from, signal) {
        let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
        const stream = new ReadableStream<Uint8Array>({
          start(one) {
            controller = one;
          },
        });
        opened.push({
          from,
          send: (piece) => controller?.enqueue(piece),
          end: () => controller?.close(),
          isGivenUp: () => signal.aborted,
        });
        if (way === 'refused') return Promise.reject(new Error('503'));
        return way === 'silent' ? new Promise(() => undefined) : Promise.resolve(stream);
      },
      isSeen: () => seen,
      onSeen(listener) {
        onSeen = listener;
      },
    });
  });
  afterEach(() => clock.restore());

  const listen = (): (() => void) => live.listen((topic) => told.push(topic ?? EVERYTHING));
  const pass = (ms: number): Promise<unknown> => clock.tickAsync(ms);
  const sight = async (is: boolean): Promise<void> => {
    seen = is;
    onSeen();
    await pass(0);
  };
  const newest = (): Stream => opened.at(-1) ?? assert.fail('no stream was opened');

  it('goes on from the first answer, and tells what changes', async () => {
    listen();
    await pass(100);
    assert.equal(opened.length, 0);
    live.know('s-4');
    await pass(0);
    assert.equal(newest().from, 's-4');
    newest().send(event('open', 's-4'));
    newest().send(changed('s-5'));
    await pass(0);
    assert.deepEqual(told, ['questions']);
  });

  it('takes everything as changed where it cannot know from where on', async () => {
    listen();
    await pass(5000);
    assert.equal(newest().from, undefined);
    newest().send(event('open', 's-9'));
    await pass(0);
    assert.deepEqual(told, [EVERYTHING]);
  });

  it('comes back after an end with the last change that it heard of, and is told anew after a restart', async () => {
    listen();
    live.know('s-1');
    await pass(0);
    newest().send(changed('s-2'));
    await pass(0);
    newest().end();
    await pass(1500);
    assert.deepEqual(
      opened.map(({ from }) => from),
      ['s-1', 's-2'],
    );
    newest().send(event('reset', 't-0'));
    await pass(0);
    assert.deepEqual(told, ['questions', EVERYTHING]);
  });

  it('tries again ever later, up to a minute or so', async () => {
    way = 'refused';
    listen();
    live.know('s-1');
    await pass(10_000);
    const early = opened.length;
    assert.ok(early >= 3 && early <= 5, `${early} attempts in 10 s`);
    await pass(300_000);
    const before = opened.length;
    await pass(300_000);
    const late = opened.length - before;
    assert.ok(late >= 4 && late <= 7, `${late} attempts in 5 min`);
  });

  for (const [how, why] of [
    ['refused', 'is refused'],
    ['silent', 'never answers'],
  ] as const) {
    it(`looks itself once a minute where the stream ${why}`, async () => {
      way = how;
      listen();
      live.know('s-1');
      await pass(59_000);
      assert.deepEqual(told, []);
      await pass(17_000);
      assert.deepEqual(told, [EVERYTHING]);
      await pass(240_000);
      assert.ok(told.length >= 4 && told.length <= 5, `${told.length} times in 316 s`);
    });
  }

  it('gives up a stream whose events are held up, or that has gone silent', async () => {
    listen();
    live.know('s-1');
    await pass(9000);
    assert.equal(newest().isGivenUp(), false);
    await pass(1500);
    assert.equal(newest().isGivenUp(), true);
    await pass(2000);
    const second = newest();
    second.send(event('open', 's-1'));
    for (let n = 0; n < 6; n++) {
      await pass(20_000);
      second.send(text.encode(': \n\n'));
    }
    await pass(40_000);
    assert.equal(second.isGivenUp(), false);
    await pass(15_000);
    assert.equal(second.isGivenUp(), true);
    assert.deepEqual(told, []);
  });

  it('holds no stream while nobody sees the page, and hears of what was missed when it is seen again', async () => {
    listen();
    live.know('s-1');
    await pass(0);
    newest().send(changed('s-2'));
    await pass(0);
    await sight(false);
    assert.equal(newest().isGivenUp(), true);
    await pass(600_000);
    assert.equal(opened.length, 1);
    await sight(true);
    await pass(0);
    assert.equal(opened.length, 2);
    assert.equal(newest().from, 's-2');
  });

  it('ends with the last listener', async () => {
    const leave = listen();
    live.know('s-1');
    await pass(0);
    leave();
    await pass(300_000);
    assert.deepEqual([opened.length, newest().isGivenUp()], [1, true]);
    listen();
    await pass(0);
    assert.equal(opened.length, 2);
  });

  describe('asking anew', () => {
    it('is soon, once for many changes at once, and within a second in the middle of them', async () => {
      const asked: number[] = [];
      const pacer = createPacer(
        () => asked.push(Date.now() - 1_000_000),
        () => 1,
      );
      for (let n = 0; n < 50; n++) {
        pacer.ask();
        await pass(100);
      }
      assert.deepEqual(asked, [200, 1100, 2000, 2900, 3800, 4700]);
      pacer.ask();
      pacer.stop();
      await pass(2000);
      assert.equal(asked.length, 6);
    });
  });
});
