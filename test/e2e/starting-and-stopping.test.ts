import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { isListening } from './support/free-port.ts';
import { familyOf, stillRunning } from './support/processes.ts';
import { type Product, startProduct } from './support/product.ts';

describe('npm start', () => {
  let product: Product | undefined;
  afterEach(() => product?.close());

  it('says what to open, what to try and how to stop', async () => {
    product = await startProduct();
    assert.match(product.output(), new RegExp(`http://localhost:${product.clientPort}`));
    assert.match(product.output(), /· .+\?\n.*· .+\?\n/);
    assert.match(product.output(), /Ctrl-C/);
    const [host = assert.fail('no address of the tab')] = /http:\/\/localhost:\d+\/host/.exec(product.output()) ?? [];
    assert.equal((await fetch(host)).status, 200);
    assert.ok(await isListening(product.botPort));
    assert.ok(await isListening(product.clientPort));
  });

  it('is stopped by Ctrl-C, bot and client, with no process or port left and nothing to complain about', async () => {
    product = await startProduct();
    const family = await familyOf(product.pid);
    assert.ok(family.length >= 3, 'npm, the bot and the client');
    const before = product.output();
    assert.deepEqual(await product.interrupt(), []);
    assert.deepEqual(await stillRunning(family), []);
    assert.equal(await isListening(product.botPort), false);
    assert.equal(await isListening(product.clientPort), false);
    assert.doesNotMatch(product.output().slice(before.length), /error|warn|\bat .+:\d+:\d+/i);
  });

  it('ends with npm, which does not pass a SIGTERM on', async () => {
    product = await startProduct();
    const family = await familyOf(product.pid);
    process.kill(product.pid, 'SIGTERM');
    for (let tries = 0; tries < 50 && (await stillRunning(family)).length > 0; tries++) await setTimeout(100);
    assert.deepEqual(await stillRunning(family), []);
  });
});
