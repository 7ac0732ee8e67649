/** A process for the lock test: takes the store, says so, and holds it until it is killed. */
import { lockStore } from '../../src/store/lock-store.ts';

const [dir = ''] = process.argv.slice(2);
await lockStore(dir, { staleMs: 2000, onCompromised: () => process.exit(3) });
process.stdout.write('locked\n');
// In case nobody kills it.
setTimeout(() => undefined, 20_000);
