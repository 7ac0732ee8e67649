import { existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFile } from '../data-files.ts';
import { readEntries } from '../knowledge/read-entries.ts';
import { judgedBy, testQuestions } from '../knowledge/test-questions.ts';
import { readMunicipalities } from '../people/municipalities.ts';
import { createExportFile, EXPORT_FORMATS, type ExportFormat } from '../reports/export-file.ts';
import { createExportTable } from '../reports/export-table.ts';
import { monthDoc } from '../reports/month-reports.ts';
import { countStates, type OverviewRow, overviewOf } from '../reports/overview.ts';
import { type Period, parsePeriod } from '../reports/period.ts';
import { parseReportSettings } from '../reports/report-settings.ts';
import { type ReportSettings, windowOf } from '../reports/report-window.ts';
import { errorCode } from '../store/disk.ts';
import { temporaryName } from '../store/durable-json-file.ts';
import { readSaved } from '../store/read-saved.ts';
import { exportKnowledge } from './export-knowledge.ts';

const USAGE = `Usage: npm run --silent export -- reports --period 2026-10 --out FILE.xlsx [--language sv|en] [--store DIR]
       npm run --silent export -- knowledge --out FOLDER [--store DIR]
       npm run --silent export -- questions --out FILE.json [--store DIR]
       FILE ends in .xlsx (Excel) or .csv; FOLDER gets a Markdown file for each entry that hosts have changed or added;
       FILE.json gets the test questions of hosts, for npm run eval -- --questions FILE.json.
       The bot may be running meanwhile.`;

async function main(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const problems: string[] = [];
  const settings = parseReportSettings(process.env, problems);
  if (problems.length > 0) throw new Error(['Wrong settings (see .env.example):', ...problems].join('\n  '));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      period: { type: 'string' },
      out: { type: 'string' },
      language: { type: 'string', default: 'sv' },
      store: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { period: month, out, language } = values;
  if (positionals.join(' ') === 'knowledge' && out !== undefined && month === undefined) {
    return exportEntries(out, storeDir(values.store));
  }
  if (positionals.join(' ') === 'questions' && out !== undefined && month === undefined) {
    return exportQuestions(out, storeDir(values.store));
  }
  if (positionals.join(' ') !== 'reports' || month === undefined || out === undefined) throw new Error(USAGE);
  if (language !== 'sv' && language !== 'en') throw new Error(`--language ${language} is neither sv nor en.`);
  const period = parsePeriod(month);
  if (period === undefined) throw new Error(`--period ${month} is no month: write it as year and month, e.g. 2026-10.`);
  const format = formatOf(out);
  await checkFolders(out);
  const overview = await readOverview(storeDir(values.store), period, settings);
  const { bytes } = await createExportFile(createExportTable(overview, { period, language }), format);
  await writeWhole(out, bytes);
  const counts = countStates(overview);
  const handedIn = counts['in-time'] + counts.late;
  console.log(
    `${overview.length} municipalities, ${handedIn} handed in (${counts.late} late), ${counts.missing} missing, ${counts.excused} excused → ${out}`,
  );
  return 0;
}

async function exportEntries(out: string, dir: string): Promise<number> {
  await checkStore(dir);
  const { entries } = await readEntries(dataFile('knowledge'));
  const files = new Map(entries.map((entry) => [entry.id, entry]));
  const { written, retired, conflicts } = await exportKnowledge({ storeDir: dir, out, files }, writeWhole);
  for (const id of conflicts)
    console.error(`conflict: ${id}.md has changed since a host changed the entry; compare them.`);
  for (const id of retired) console.error(`note: hosts have retired ${id}; remove its file, if it has one.`);
  console.log(`${written.length} entries, ${retired.length} retired, ${conflicts.length} in conflict → ${out}`);
  return 0;
}

async function exportQuestions(out: string, dir: string): Promise<number> {
  if (extname(out).toLowerCase() !== '.json') throw new Error(`--out ${out} must end in .json.`);
  await checkFolders(out);
  await checkStore(dir);
  const questions = judgedBy(await readSaved(dir, testQuestions));
  if (questions.length === 0) {
    console.error(`note: hosts have no test questions in ${dir}; nothing is written.`);
    return 0;
  }
  await writeWhole(out, Buffer.from(`${JSON.stringify(questions, null, 1)}\n`));
  const silent = questions.filter(({ entry }) => entry === null).length;
  console.log(`${questions.length} test questions, ${silent} of them to get no answer → ${out}`);
  return 0;
}

function formatOf(out: string): ExportFormat {
  const extension = extname(out).slice(1).toLowerCase();
  const format = EXPORT_FORMATS.find((known) => known === extension);
  if (format === undefined) throw new Error(`--out ${out} must end in .xlsx (Excel) or .csv.`);
  return format;
}

function storeDir(given: string | undefined): string {
  return given?.trim() || process.env.STORE_DIR?.trim() || 'data/store';
}

async function checkFolders(out: string): Promise<void> {
  const folder = dirname(out);
  if (!(await isFolder(folder))) throw new Error(`There is no folder ${folder}: make it, or choose another --out.`);
  if (await isFolder(out)) throw new Error(`--out ${out} is a folder: name a file in it.`);
}

async function readOverview(dir: string, period: Period, settings: ReportSettings): Promise<OverviewRow[]> {
  await checkStore(dir);
  const month = await readSaved(dir, monthDoc(period));
  if (Object.keys(month.municipalities).length === 0)
    console.error(`note: no report is saved for ${period} in ${dir}; all municipalities are exported as missing.`);
  return overviewOf(month, await readMunicipalities(dataFile('municipalities.json')), windowOf(period, settings));
}

async function checkStore(dir: string): Promise<void> {
  if (!(await isFolder(dir)))
    throw new Error(`There is no store folder ${dir}: set STORE_DIR (or --store) to the folder that the bot uses.`);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** Writes a file that its owner alone can read, whole or not at all; one of the same name is replaced. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const temporary = temporaryName(file);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new Error(`${file} could not be written (${errorCode(error) ?? 'unexpected error'}).`, { cause: error });
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
