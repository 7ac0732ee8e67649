import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { createPublishedKnowledge, type PublishedKnowledge } from '../../bot/published-knowledge.ts';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { contentWith, posted, saved } from '../summaries/a-summary.ts';
import { keep, useStore } from '../summaries/summary-store.ts';
import { createCapturedLog } from '../support/captured-log.ts';
import { allMunicipalities } from '../support/export-month.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const ID = 'lagesrapport-2026-10-summering';

describe('the knowledge of what is posted', () => {
  const store = useStore();
  let files: Knowledge;
  let published: PublishedKnowledge;

  beforeEach(async () => {
    files = await realKnowledge();
    await keep(store(), '2026-10', posted(saved(contentWith({ summary: 'Kurserna i Fyrbodal har börjat.' }))));
    const municipalities = await allMunicipalities();
    const { log } = createCapturedLog();
    const now = () => new Date('2026-11-20T08:00:00Z');
    published = createPublishedKnowledge({ base: () => files, store: store(), municipalities, now, log });
  });
  const isAnswered = (): boolean => {
    const { answer } = answerQuestion('Vad hände i oktober 2026?', published.current());
    return JSON.stringify(answer).includes(ID);
  };

  it('is that of the files until it is read, as after a start', async () => {
    assert.equal(published.current(), files);
    await published.refresh();
    assert.ok(isAnswered());
    assert.equal(published.current().entries.size, files.entries.size + 2);
  });

  it('goes when what was posted goes', async () => {
    await published.refresh();
    await keep(store(), '2026-10', saved());
    await published.refresh();
    assert.equal(published.current(), files);
  });

  it('stays when the files are edited, with what is new in them', async () => {
    await published.refresh();
    const edited = { ...files, entries: new Map([...files.entries].slice(1)) };
    files = edited;
    assert.ok(isAnswered(), 'nobody waits for the new index');
    for (let tries = 0; tries < 200 && published.current().entries.size !== edited.entries.size + 2; tries++)
      await setTimeout(10);
    assert.ok(isAnswered());
    assert.equal(published.current().entries.size, edited.entries.size + 2);
  });

  it('holds a year', async () => {
    for (let n = 0; n < 30; n++) {
      const period = `${2024 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
      await keep(store(), period, posted());
    }
    await published.refresh();
    assert.equal(published.current().entries.size, files.entries.size + 2 * 12);
  });
});
