import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockStore } from '../../src/store/lock-store.ts';
import { StoreLockedError, StoreWriteError } from '../../src/store/store-errors.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const child = fileURLToPath(new URL('./lock-child.ts', import.meta.url));
const unexpected = (error: Error) => assert.fail(error);

describe('the lock of the store', () => {
  const folder = useTemporaryFolder();
  const dir = () => join(folder(), 'store');

  it('lets one process in, refuses a second one with a message that names the folder, and lets it in when the first is killed', async function () {
    this.timeout(20_000);
    const first = spawn(process.execPath, ['--import', 'tsx', child, dir()], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(first.stdout, 'data');
      const waits: number[] = [];
      const second = lockStore(dir(), { staleMs: 2000, onCompromised: unexpected, onWait: (ms) => waits.push(ms) });
      await assert.rejects(second, (error: unknown) => {
        assert.ok(error instanceof StoreLockedError);
        assert.ok(error.message.includes(`${dir()} is in use by another process`), error.message);
        return true;
      });
      assert.deepEqual(waits, [4000]);
      assert.equal(first.exitCode, null);
    } finally {
      first.kill('SIGKILL');
    }
    const release = await lockStore(dir(), { staleMs: 2000, onCompromised: unexpected });
    await release();
  });

  it('is free again at once when it is given back', async () => {
    const release = await lockStore(dir(), { onCompromised: unexpected });
    await release();
    let waited = false;
    const again = await lockStore(dir(), {
      onCompromised: unexpected,
      onWait: () => {
        waited = true;
      },
    });
    await again();
    assert.equal(waited, false);
    await assert.rejects(access(join(dir(), '.lock')), { code: 'ENOENT' });
  });

  it('tells its holder when it is lost, and can still be given back', async () => {
    const events = new EventEmitter();
    const lost = once(events, 'lost');
    const release = await lockStore(dir(), { staleMs: 2000, onCompromised: (error) => events.emit('lost', error) });
    await rm(join(dir(), '.lock'), { recursive: true });
    await lost;
    await release();
  });

  it('says which folder it cannot make', async () => {
    await writeFile(join(folder(), 'file'), '');
    const locking = lockStore(join(folder(), 'file', 'store'), { onCompromised: unexpected });
    await assert.rejects(locking, (error: unknown) => error instanceof StoreWriteError && error.code === 'ENOTDIR');
  });
});
