import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KnowledgeError, type LiveKnowledge, openLiveKnowledge } from '../../bot/live-knowledge.ts';
import { dataFile } from '../../src/data-files.ts';
import { readWordLists } from '../../src/knowledge/word-lists.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { type CapturedLog, createCapturedLog } from '../support/captured-log.ts';

const entry = (id: string): string => `---
id: ${id}
title: Rubriken ${id}
questions:
  - Vad är ${id}?
topics:
  - om-fvm
source:
  publisher: VästKom
  title: Sidan
  asOf: odaterad
status: current
---

Det här är ${id}.
`;

describe('the knowledge of a running bot', () => {
  const folder = useTemporaryFolder();
  const write = (id: string, text = entry(id)): Promise<void> => writeFile(join(folder(), `${id}.md`), text);
  let log: CapturedLog;
  let live: LiveKnowledge | undefined;

  beforeEach(() => {
    log = createCapturedLog();
  });
  afterEach(() => {
    live?.close();
    live = undefined;
  });

  async function open(strict: boolean): Promise<LiveKnowledge> {
    const lists = await readWordLists(dataFile('words'));
    live = await openLiveKnowledge({ dir: folder(), lists, municipalities: [], strict, log: log.log });
    return live;
  }

  /** Waits until the log says so, which takes as long as editors take to write a file. */
  async function logged(words: string): Promise<void> {
    for (let n = 0; n < 200; n++) {
      if (log.text().includes(words)) return;
      await pause(20);
    }
    assert.fail(`the log never said: ${words}\n${log.text()}`);
  }

  it('takes over what a host writes, without a restart', async () => {
    await write('ett');
    const knowledge = await open(true);
    await write('tva');
    await rm(join(folder(), 'ett.md'));
    await logged('were read anew');
    assert.deepEqual([...knowledge.current().entries.keys()], ['tva']);
  });

  it('with a broken entry stops the start in production, and names file, line and field', async () => {
    await write('ett');
    await write('brutet', entry('brutet').replace('status: current', 'status: ungefär'));
    await assert.rejects(open(true), (error) => {
      assert.ok(error instanceof KnowledgeError);
      assert.match(error.message, /brutet\.md:\d+: status: /);
      return true;
    });
  });

  it('with a broken entry goes on without it in local mode, and says so loudly', async () => {
    await write('ett');
    await write('brutet', entry('brutet').replace('status: current', 'status: ungefär'));
    assert.deepEqual([...(await open(false)).current().entries.keys()], ['ett']);
    const line = log.lines().find(({ level }) => Number(level) >= 50);
    assert.match(JSON.stringify(line), /LEFT OUT.*|brutet\.md/);
  });

  it('in production stays as it was when an edit breaks it', async () => {
    await write('ett');
    const knowledge = await open(true);
    await write('ett', 'no front matter');
    await logged('are not used');
    assert.deepEqual([...knowledge.current().entries.keys()], ['ett']);
  });
});
