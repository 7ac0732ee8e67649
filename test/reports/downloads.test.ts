import assert from 'node:assert/strict';
import {
  createDownloadToken,
  downloads,
  findDownload,
  offerDownload,
  parseDownloadToken,
  takeDownload,
} from '../../src/reports/downloads.ts';

const NOW = new Date('2026-10-30T09:00:00.000Z');
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const hash = (n: number): string => n.toString(16).padStart(64, '0');
const ANNA = { tenantId: 't', userId: 'anna' };
const empty = downloads.empty();
type Open = typeof empty;

function offer(current: Open, n: number, { by = ANNA, now = NOW } = {}): Open {
  const wanted = { period: '2026-10', format: 'xlsx', language: 'sv', by } as const;
  return offerDownload(current, { ...wanted, tokenHash: hash(n), now }).next ?? assert.fail('nothing was kept');
}

const numbersOf = ({ links }: Open): number[] => Object.keys(links).map((key) => Number.parseInt(key, 16));

describe('download links', () => {
  it('have tokens of 256 bits that nobody has had before, and are kept under a hash that does not tell them', () => {
    const tokens = Array.from({ length: 100 }, createDownloadToken);
    assert.equal(new Set(tokens.map(({ token }) => token)).size, 100);
    for (const { token, tokenHash } of tokens) {
      assert.equal(Buffer.from(token, 'base64url').length, 32);
      assert.equal(parseDownloadToken(token), tokenHash);
      assert.match(tokenHash, /^[0-9a-f]{64}$/);
    }
  });

  for (const text of [
    '',
    'x',
    'a'.repeat(42),
    'a'.repeat(44),
    `${'a'.repeat(42)}.`,
    `${'a'.repeat(42)}å`,
    `${'a'.repeat(43)}\n`,
  ]) {
    it(`know that ${JSON.stringify(text)} is no token`, () => {
      assert.equal(parseDownloadToken(text), undefined);
    });
  }

  it('fit the schema, and hold what was wanted and until when', () => {
    const open = downloads.schema.parse(offer(empty, 1));
    assert.deepEqual(Object.values(open.links), [
      { period: '2026-10', format: 'xlsx', language: 'sv', by: ANNA, expiresAt: '2026-10-30T09:10:00.000Z' },
    ]);
    assert.deepEqual(empty, { links: {} });
  });

  it('can be looked at any number of times and taken once', () => {
    const open = offer(offer(empty, 1), 2);
    assert.deepEqual(findDownload(open, hash(1), NOW), findDownload(open, hash(1), NOW));
    const { next = assert.fail('it was not used up'), result } = takeDownload(open, hash(1), NOW);
    assert.deepEqual(result, { kind: 'open', download: open.links[hash(1)] });
    assert.deepEqual(numbersOf(next), [2]);
    assert.deepEqual(takeDownload(next, hash(1), NOW), { result: { kind: 'unknown' } });
  });

  it('are good until the tenth minute and not in it', () => {
    const open = offer(empty, 1);
    assert.equal(takeDownload(open, hash(1), later(599_999)).result.kind, 'open');
    assert.deepEqual(takeDownload(open, hash(1), later(600_000)), { result: { kind: 'expired' } });
    assert.equal(findDownload(open, hash(1), later(600_000)).kind, 'expired');
  });

  it('are unknown by any other name', () => {
    for (const name of [hash(2), '__proto__', 'constructor', ''])
      assert.deepEqual(takeDownload(offer(empty, 1), name, NOW), { result: { kind: 'unknown' } });
  });

  it('are dropped when they have expired and another is given out', () => {
    const open = offer(offer(empty, 1), 2, { now: later(300_000) });
    assert.deepEqual(numbersOf(offer(open, 3, { now: later(600_000) })), [2, 3]);
  });

  it('push out the oldest of the same person beyond twenty, and nobody else’s', () => {
    const others = [
      { tenantId: 't', userId: 'bo' },
      { tenantId: 's', userId: 'anna' },
    ];
    const first = others.reduce((open, by, n) => offer(open, 100 + n, { by }), empty);
    const full = Array.from({ length: 20 }).reduce((open: Open, _, n) => offer(open, n, { now: later(n) }), first);
    assert.equal(numbersOf(full).length, 22);
    const more = offer(offer(full, 20), 21);
    assert.deepEqual(numbersOf(more), [100, 101, ...Array.from({ length: 20 }, (_, n) => n + 2)]);
  });
});
