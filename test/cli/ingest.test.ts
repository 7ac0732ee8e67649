import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useTemporaryFolder } from '../store/temporary-folder.ts';

const CLI = fileURLToPath(new URL('../../src/cli/ingest.ts', import.meta.url));
const TSX = ['--import', import.meta.resolve('tsx')];
const PAGE = (body: string) =>
  `Loggkontroller\n\nInledning\n\n${body}\n\nAnsvar\n\nVerksamhetschefen ansvarar för att loggkontroller görs.\n`;
const FIRST = 'Loggkontroller görs varje månad av den som är ansvarig.';

describe('the command ingest', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();
  const path = (name: string) => join(folder(), name);

  function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [...TSX, CLI, ...args], { cwd: folder() }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }
  const ingest = (...more: string[]) => run('sida.txt', '--publisher', 'VästKom', '--out', 'ut', ...more);

  it('writes drafts, recognises the page the next time, tells what has changed, and loses nothing that was edited', async () => {
    await writeFile(path('sida.txt'), PAGE(FIRST));
    const first = await ingest();
    assert.equal(first.code, 0, first.stderr);
    assert.match(
      first.stdout,
      /^\+ loggkontroller-inledning\.md\n\+ loggkontroller-ansvar\.md\nnew page "Loggkontroller" \(without a date\): 2 entries/,
    );
    assert.match((await ingest()).stdout, /^known page "Loggkontroller"/);
    const own = `${await readFile(path('ut/loggkontroller-ansvar.md'), 'utf8')}Värdens egen mening.\n`;
    await writeFile(path('ut/loggkontroller-ansvar.md'), own);
    const changed = PAGE('Loggkontroller görs varje vecka av den som är ansvarig.').replace(
      'ansvarar för',
      'svarar för',
    );
    await writeFile(path('sida.txt'), changed);
    const { stdout } = await ingest();
    assert.match(stdout, /~ loggkontroller-inledning\.md has changed on the page/);
    assert.match(stdout, /! loggkontroller-ansvar\.md was edited here/);
    assert.equal(await readFile(path('ut/loggkontroller-ansvar.md'), 'utf8'), own);
    assert.match(await readFile(path('ut/_new-loggkontroller-ansvar.md'), 'utf8'), /svarar för/);
    assert.match(await readFile(path('ut/loggkontroller-inledning.md'), 'utf8'), /varje vecka/);
  });

  it('keeps two pages of the same title apart, and says when what it knows of them is damaged', async () => {
    await writeFile(path('sida.txt'), PAGE(FIRST));
    await ingest('--url', 'https://a.example');
    const { stdout } = await ingest('--url', 'https://b.example');
    assert.match(stdout, /^\+ loggkontroller-inledning-sida-2\.md/);
    await writeFile(path('ut/_ingested.json'), '{"pages": {');
    const { code, stderr } = await ingest();
    assert.equal(code, 2);
    assert.match(stderr, /_ingested\.json is damaged/);
  });

  for (const [what, args, problem] of [
    ['of a folder', ['.', '--publisher', 'V', '--out', 'ut'], /There is no file \./],
    ['without a publisher', ['sida.txt', '--out', 'ut'], /Usage/],
    ['of a file that is not there', ['nej.txt', '--publisher', 'V', '--out', 'ut'], /There is no file nej\.txt/],
    [
      'with an address that is none',
      ['sida.txt', '--publisher', 'V', '--out', 'ut', '--url', 'http://x'],
      /no https address/,
    ],
    ['with a date that is none', ['sida.txt', '--publisher', 'V', '--out', 'ut', '--as-of', 'i går'], /no date/],
  ] as const) {
    it(`${what} says so and writes nothing`, async () => {
      await writeFile(path('sida.txt'), PAGE(FIRST));
      const { code, stderr } = await run(...args);
      assert.equal(code, 2);
      assert.match(stderr, problem);
      assert.deepEqual(await readdir(folder()), ['sida.txt']);
    });
  }
});
