import assert from 'node:assert/strict';
import {
  approveVersion,
  postScheduled,
  postSummary,
  resumeSending,
  scheduleSummary,
  stopSending,
  unscheduleSummary,
  withdrawSummary,
} from '../../src/summaries/posting.ts';
import { type Edition, liveEdition, type Summary } from '../../src/summaries/summary.ts';
import { changed, inMinutes, LARS, LENA, NOTHING, NOW, posted, saved } from './a-summary.ts';

const FREE = { needsApproval: false };
const at = (minutes: number) => ({ now: inMinutes(minutes), mayPost: () => true });
const FOUR_EYES = { needsApproval: true };
const act = (version: number, by = LENA, now = NOW) => ({ version, by, now });
const end = (edition: number, by = LENA) => ({ edition, by, now: NOW });
const approvedBy = (summary: Summary, version: number): Summary => ({
  ...summary,
  approval: { version, by: LARS, at: NOW.toISOString() },
});
const withdrawn = (summary = posted()): Summary =>
  changed(summary, withdrawSummary(summary, end(summary.editions.length)));
const last = (summary: Summary): Edition => summary.editions.at(-1) ?? assert.fail('nothing is posted');
const scheduled = (minutes: number, summary = saved()): Summary =>
  changed(summary, scheduleSummary(summary, { ...act(summary.lastNumber), at: inMinutes(minutes) }, FREE));

describe('posting a version of the draft', () => {
  for (const [what, summary, version, rule, kind] of [
    ['the current one', saved(), 1, FREE, 'posted'],
    ['one that is posted already, from a second window', posted(), 1, FREE, 'already'],
    ['one that was posted and is corrected in the draft', saved({ summary: 'Ny.' }, posted()), 1, FREE, 'already'],
    ['one that was changed meanwhile', saved({ summary: 'Ny.' }, saved()), 1, FREE, 'stale'],
    ['one that never was', saved(), 2, FREE, 'stale'],
    ['one of a draft that was deleted', NOTHING, 1, FREE, 'stale'],
    ['one that says nothing', saved({ summary: '', planning: '' }), 1, FREE, 'empty'],
    ['a later one than is posted', saved({ summary: 'Ny.' }, posted()), 2, FREE, 'corrected'],
    ['a later one with the text that is posted', saved({}, saved({ summary: 'Ny.' }, posted())), 3, FREE, 'already'],
    ['the same one, unseen since it was withdrawn', withdrawn(), 1, FREE, 'stale'],
    ['the same one, seen again after it was withdrawn', withdrawn(), 2, FREE, 'posted'],
    ['one that was approved before it was withdrawn', withdrawn(approvedBy(posted(), 1)), 2, FOUR_EYES, 'not-approved'],
    ['one that nobody else has approved', saved(), 1, FOUR_EYES, 'not-approved'],
    ['one that is approved', approvedBy(saved(), 1), 1, FOUR_EYES, 'posted'],
    [
      'one that is later than the approved',
      approvedBy(saved({ title: 'Ny' }, saved()), 1),
      2,
      FOUR_EYES,
      'not-approved',
    ],
  ] as const) {
    it(`comes to "${kind}" for ${what}`, () => {
      const { next, result } = postSummary(summary, act(version), rule);
      assert.equal(result.kind, kind);
      assert.equal(next !== undefined, kind === 'posted' || kind === 'corrected');
    });
  }

  it('keeps what was posted, by whom and when, and takes the time away', () => {
    const { schedule, missed, editions } = changed(
      scheduled(60),
      postSummary(scheduled(60), act(1, LARS, inMinutes(1)), FREE),
    );
    assert.deepEqual([schedule, missed, editions.length], [null, null, 1]);
    const [edition] = editions;
    assert.equal(edition?.number, 1);
    assert.deepEqual(
      edition?.posted.map(({ version, by, at, summary }) => [version, by, at, summary]),
      [[1, LARS, inMinutes(1).toISOString(), 'Utbildningen har börjat.']],
    );
    assert.deepEqual(edition?.settled, { posted: 0, stopped: false, withdrawn: false });
  });

  it('again after a withdrawal is another posting', () => {
    const summary = changed(withdrawn(), postSummary(withdrawn(), act(2), FREE));
    assert.deepEqual(
      summary.editions.map(({ number, withdrawn: gone }) => [number, gone !== null]),
      [
        [1, true],
        [2, false],
      ],
    );
  });

  it('of a correction has a progress card of its own, for the one who corrects', () => {
    const draft = saved({ summary: 'Ny.' }, posted());
    const { number, to, isDone } = last(changed(draft, postSummary(draft, act(2, LARS), FREE))).progress;
    assert.deepEqual([number, to, isDone], [2, LARS, false]);
  });

  it('of a correction goes out and can be stopped, though the posting before it was stopped', () => {
    const stopped = changed(posted(), stopSending(posted(), end(1)));
    const corrected = posted(saved({ summary: 'Ny.' }, stopped));
    assert.equal(last(corrected).stopped, null);
    assert.equal(stopSending(corrected, end(1)).result.kind, 'done');
  });
});

describe('approving', () => {
  for (const [what, summary, by, version, kind] of [
    ['what another one wrote', saved(), LARS, 1, 'approved'],
    ['one’s own', saved(), LENA, 1, 'own'],
    ['what was changed meanwhile', saved({ title: 'Ny' }, saved()), LARS, 1, 'stale'],
    ['what is approved already', approvedBy(saved(), 1), LARS, 1, 'already'],
    ['what says nothing', saved({ summary: '', planning: '' }), LARS, 1, 'empty'],
    ['what was deleted', NOTHING, LARS, 0, 'stale'],
    ['a later version after an earlier one', approvedBy(saved({ title: 'Ny' }, saved()), 1), LARS, 2, 'approved'],
  ] as const) {
    it(`${what} comes to "${kind}"`, () => {
      const { next, result } = approveVersion(summary, act(version, by));
      assert.equal(result.kind, kind);
      assert.equal(next?.approval?.version, kind === 'approved' ? version : undefined);
    });
  }
});

describe('a time for posting', () => {
  for (const [what, minutes, version, rule, kind] of [
    ['in an hour', 60, 1, FREE, 'scheduled'],
    ['an hour ago', -60, 1, FREE, 'past'],
    ['now', 0, 1, FREE, 'past'],
    ['for a version that was changed meanwhile', 60, 7, FREE, 'stale'],
    ['for what is not approved', 60, 1, FOUR_EYES, 'not-approved'],
  ] as const) {
    it(`${what} comes to "${kind}"`, () => {
      const { next, result } = scheduleSummary(saved(), { ...act(version), at: inMinutes(minutes) }, rule);
      assert.equal(result.kind, kind);
      const schedule = { version: 1, for: inMinutes(60).toISOString(), by: LENA };
      assert.deepEqual(next?.schedule, kind === 'scheduled' ? schedule : undefined);
    });
  }

  it('can be taken back, once', () => {
    const { next = NOTHING, result } = unscheduleSummary(scheduled(60));
    assert.deepEqual([result.kind, next.schedule], ['unscheduled', null]);
    assert.equal(unscheduleSummary(next).result.kind, 'nothing');
  });

  for (const [what, minutes, kind] of [
    ['before it', 59, 'nothing'],
    ['at it', 60, 'posted'],
    ['six hours after it', 60 + 6 * 60, 'posted'],
    ['twelve hours after it', 60 + 12 * 60, 'posted'],
    ['more than twelve hours after it', 60 + 12 * 60 + 1, 'missed'],
    ['two days after it', 60 + 48 * 60, 'missed'],
  ] as const) {
    it(`comes to "${kind}" ${what}`, () => {
      const { next, result } = postScheduled(scheduled(60), at(minutes), FREE);
      assert.equal(result.kind, kind);
      if (next !== undefined) assert.equal(next.schedule, null);
      assert.equal(next?.missed?.for ?? null, kind === 'missed' ? inMinutes(60).toISOString() : null);
      if (kind === 'posted') assert.equal(last(next as Summary).posted[0]?.at, inMinutes(minutes).toISOString());
    });
  }

  it('comes to "missed" when approval has come to be asked for meanwhile', () => {
    assert.equal(postScheduled(scheduled(60), at(60), FOUR_EYES).result.kind, 'missed');
    assert.equal(postScheduled(scheduled(60), { ...at(60), mayPost: () => false }, FREE).result.kind, 'missed');
  });

  it('comes to nothing the second time', () => {
    const after1 = changed(scheduled(60), postScheduled(scheduled(60), at(60), FREE));
    assert.equal(postScheduled(after1, at(61), FREE).result.kind, 'nothing');
  });
});

describe('a posting', () => {
  it('is stopped once, and goes on when somebody says so', () => {
    const stopped = changed(posted(), stopSending(posted(), end(1, LARS)));
    assert.deepEqual(last(stopped).stopped, { by: LARS, at: NOW.toISOString() });
    assert.equal(stopSending(stopped, end(1)).result.kind, 'already');
    assert.equal(last(changed(stopped, resumeSending(stopped, end(1)))).stopped, null);
  });

  it('that is withdrawn is seen by nobody, and is not stopped or withdrawn again', () => {
    const gone = withdrawn();
    assert.equal(liveEdition(gone), undefined);
    assert.equal(withdrawSummary(gone, end(1)).result.kind, 'already');
    assert.equal(stopSending(gone, end(1)).result.kind, 'nothing');
  });

  it('that is not the last one is left alone', () => {
    const again = posted(withdrawn());
    for (const change of [stopSending, resumeSending, withdrawSummary]) {
      assert.deepEqual(change(again, end(1)), { result: { kind: 'nothing' } });
      assert.deepEqual(change(again, end(3)), { result: { kind: 'nothing' } });
    }
  });

  it('shows how it goes on the same card to who goes on with it, and on another to another', () => {
    const progress = (by: typeof LENA) => last(changed(posted(), resumeSending(posted(), end(1, by)))).progress;
    assert.deepEqual(progress(LENA), { to: LENA, number: 1, shown: '', isDone: false });
    assert.deepEqual(progress(LARS), { to: LARS, number: 2, shown: '', isDone: false });
  });

  it('whose copies could not all be taken away is tried again', () => {
    assert.equal(resumeSending(withdrawn(), end(1)).result.kind, 'done');
  });
});
