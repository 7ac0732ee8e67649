import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJudgedQuestions } from '../../src/knowledge/judged-questions.ts';
import { addTestQuestions, knowledgeQuestions, testQuestions } from '../../src/knowledge/test-questions.ts';
import { monthDoc, monthReports } from '../../src/reports/month-reports.ts';
import { openStore } from '../../src/store/open-store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { excuse, monthOf, PERIOD, revision } from '../support/export-month.ts';

const CLI = fileURLToPath(new URL('../../src/cli/export.ts', import.meta.url));
const LOCK_CHILD = fileURLToPath(new URL('../store/lock-child.ts', import.meta.url));
const TSX = ['--import', import.meta.resolve('tsx')];

type Run = { code: number; stdout: string; stderr: string };

describe('the command export', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();
  const path = (name: string) => join(folder(), name);

  /** Runs the command in the temporary folder, where no `.env` but the test's own is. */
  function run(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
    const { STORE_DIR: _none, ...rest } = process.env;
    const options = { cwd: folder(), env: { ...rest, ...env } };
    return new Promise((resolve) => {
      execFile(process.execPath, [...TSX, CLI, ...args], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }

  const reports = (out: string, ...more: string[]) => ['reports', '--period', PERIOD, '--out', out, ...more];

  /** A month with two reports, one of them late, and one municipality excused. */
  async function saveMonth(dir: string): Promise<void> {
    const store = await openStore({ dir, collections: [monthReports] });
    const late = revision({ at: '2026-11-05T09:00:00.000Z' });
    const month = monthOf(
      { 1485: [revision({ report: { summary: '=1+1;å' } })], 1401: [late] },
      { 1480: excuse('Sjuk') },
    );
    await store.change(monthDoc(PERIOD), () => ({ next: month, result: undefined }));
    await store.close();
  }

  it('writes both formats while another process holds the store, and says what it wrote', async () => {
    await saveMonth(path('store'));
    const holder = spawn(process.execPath, [...TSX, LOCK_CHILD, path('store')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(holder.stdout, 'data');
      for (const out of ['out.csv', 'OUT.XLSX']) {
        const { code, stdout, stderr } = await run(reports(out, '--store', 'store'));
        assert.equal(stderr, '');
        assert.equal(stdout, `49 municipalities, 2 handed in (1 late), 46 missing, 1 excused → ${out}\n`);
        assert.equal(code, 0);
      }
      assert.equal(holder.exitCode, null);
    } finally {
      holder.kill('SIGKILL');
      await once(holder, 'exit');
    }
    const csv = await readFile(path('out.csv'), 'utf8');
    assert.match(csv, /^\uFEFF"Delregion";"Kommunkod";/);
    assert.ok(csv.includes('"Uddevalla";"Lämnad";"På plan";"\'=1+1;å"'), csv.slice(0, 500));
    assert.equal((await readFile(path('OUT.XLSX'))).toString('latin1', 0, 4), 'PK\x03\x04');
    assert.deepEqual((await readdir(folder())).sort(), ['OUT.XLSX', 'out.csv', 'store']);
    assert.equal((await stat(path('out.csv'))).mode & 0o077, 0);
  });

  it('replaces a file of the same name, in English when asked to', async () => {
    await saveMonth(path('store'));
    await writeFile(path('out.csv'), 'old'.repeat(100_000));
    const { code } = await run(reports('out.csv', '--store', 'store', '--language', 'en'));
    assert.equal(code, 0);
    const csv = await readFile(path('out.csv'), 'utf8');
    assert.match(csv, /^\uFEFF"Subregion";/);
    assert.doesNotMatch(csv, /old/);
  });

  it('exports a month without any report, all missing, and says so', async () => {
    await mkdir(path('store'));
    const { code, stdout, stderr } = await run(reports('out.csv', '--store', 'store'));
    assert.equal(code, 0);
    assert.match(stdout, /^49 municipalities, 0 handed in \(0 late\), 49 missing, 0 excused → out\.csv$/m);
    assert.equal(
      stderr,
      `note: no report is saved for ${PERIOD} in store; all municipalities are exported as missing.\n`,
    );
    assert.equal((await readFile(path('out.csv'), 'utf8')).match(/"Saknas"/g)?.length, 49);
    assert.deepEqual(await readdir(path('store')), []);
  });

  it('takes the store from --store, or else from STORE_DIR, or else from .env, or else data/store', async () => {
    for (const dir of ['given', 'env', 'dotenv', join('data', 'store')]) await saveMonth(path(dir));
    const usedDir = async (args: string[], env?: Record<string, string>): Promise<string> => {
      const { stderr } = await run(['reports', '--period', '2025-01', '--out', 'out.csv', ...args], env);
      return /saved for 2025-01 in (.+); all/.exec(stderr)?.[1] ?? assert.fail(stderr);
    };
    assert.equal(await usedDir([]), 'data/store');
    await writeFile(path('.env'), 'STORE_DIR=dotenv\n');
    assert.equal(await usedDir([]), 'dotenv');
    assert.equal(await usedDir([], { STORE_DIR: 'env' }), 'env');
    assert.equal(await usedDir(['--store', 'given'], { STORE_DIR: 'env' }), 'given');
  });

  it('writes the test questions of hosts as a file that eval takes', async () => {
    const store = await openStore({ dir: path('store'), collections: [knowledgeQuestions] });
    const more = { by: { tenantId: 't', userId: 'h' }, now: new Date('2026-11-25T08:00:00Z') };
    for (const [question, entry] of [
      ['Vem leder styrgruppen?', 'styrgrupp'],
      ['Vilken färg har bussen till månen?', null],
    ] as const) {
      await store.change(testQuestions, (now) => addTestQuestions(now, { questions: [question], entry, ...more }));
    }
    await store.close();
    const { code, stdout, stderr } = await run(['questions', '--out', 'q.json', '--store', 'store']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, '2 test questions, 1 of them to get no answer → q.json\n');
    assert.deepEqual(await readJudgedQuestions(path('q.json')), [
      { q: 'Vem leder styrgruppen?', entry: 'styrgrupp' },
      { q: 'Vilken färg har bussen till månen?', entry: null },
    ]);
  });

  it('writes no test questions where hosts have none, and says so', async () => {
    await mkdir(path('store'));
    const { code, stderr } = await run(['questions', '--out', 'q.json', '--store', 'store']);
    assert.deepEqual([code, stderr], [0, 'note: hosts have no test questions in store; nothing is written.\n']);
    assert.deepEqual(await readdir(folder()), ['store']);
  });

  const refused: [which: string, args: string[], message: RegExp][] = [
    ['no arguments', [], /^Usage: npm run --silent export -- reports /],
    ['another thing than reports', ['questions', '--period', PERIOD, '--out', 'o.csv'], /^Usage: /],
    ['test questions in another format', ['questions', '--out', 'q.csv'], /--out q\.csv must end in \.json/],
    ['no period', ['reports', '--out', 'o.csv'], /^Usage: /],
    ['an option that nobody knows', ['reports', '--verbose'], /--verbose/],
    ['month 13', ['reports', '--period', '2026-13', '--out', 'o.csv'], /--period 2026-13 is no month.*e\.g\. 2026-10/],
    ['a month in words', ['reports', '--period', 'oktober', '--out', 'o.csv'], /oktober is no month.*e\.g\. 2026-10/],
    ['a period that climbs out', ['reports', '--period', '../2026-10', '--out', 'o.csv'], /is no month/],
    ['an unknown language', reports('o.csv', '--language', 'fi'), /--language fi is neither sv nor en/],
    ['an unknown format', reports('o.pdf'), /--out o\.pdf must end in \.xlsx \(Excel\) or \.csv/],
    ['a file that is only a format', reports('.csv'), /must end in \.xlsx/],
    [
      'a folder that is missing',
      reports('nowhere/o.csv'),
      /There is no folder nowhere: make it, or choose another --out/,
    ],
    ['a folder as the file', reports('folder.csv'), /--out folder\.csv is a folder/],
    [
      'a store that is missing',
      reports('o.csv', '--store', 'none'),
      /There is no store folder none: set STORE_DIR \(or --store\)/,
    ],
  ];
  it('refuses what it cannot do, in plain words, and writes nothing', async () => {
    await mkdir(path('folder.csv'));
    await writeFile(path('file'), '');
    await mkdir(path('data/store'), { recursive: true });
    const check = async ([which, args, message]: (typeof refused)[number]): Promise<void> => {
      const { code, stdout, stderr } = await run(args);
      assert.match(stderr, message, which);
      assert.doesNotMatch(stderr, /^\s+at /m, which);
      assert.deepEqual([code, stdout], [2, ''], which);
    };
    await Promise.all(refused.map(check));
    assert.deepEqual((await readdir(folder())).sort(), ['data', 'file', 'folder.csv']);
  });

  it('says how to restore a damaged month, and writes nothing', async () => {
    await saveMonth(path('store'));
    await truncate(path(`store/reports/${PERIOD}.json`), 30);
    const { code, stderr } = await run(reports('out.csv', '--store', 'store'));
    assert.match(stderr, /^The store has a fault: 1 document cannot be read\./);
    assert.match(stderr, /To restore it, run/);
    assert.equal(code, 2);
    assert.deepEqual(await readdir(folder()), ['store']);
  });

  it('leaves the old file, and no half one, when the disk refuses', async function () {
    if (process.platform !== 'linux') this.skip();
    await saveMonth(path('store'));
    await writeFile(path('out.csv'), 'old');
    // A file may hold no more than one block.
    const command = 'ulimit -f 1 && trap "" XFSZ && exec "$0" "$@"';
    const args = ['-c', command, process.execPath, ...TSX, CLI, ...reports('out.csv', '--store', 'store')];
    const { code, stderr } = await new Promise<Run>((resolve) => {
      execFile('sh', args, { cwd: folder() }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
    assert.match(stderr, /out\.csv could not be written \(EFBIG\)/);
    assert.equal(code, 2);
    assert.equal(await readFile(path('out.csv'), 'utf8'), 'old');
    assert.deepEqual((await readdir(folder())).sort(), ['out.csv', 'store']);
  });

  it('explains itself', async () => {
    const { code, stdout } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /^Usage: npm run --silent export -- reports --period 2026-10 --out FILE\.xlsx/);
  });
});
