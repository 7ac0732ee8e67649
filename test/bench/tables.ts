import type { Figures } from './bench.ts';

/** The figures for a terminal. */
export function toTables({
  node,
  processors,
  search,
  door,
  store,
  reports,
  delivery,
  forum,
  knowledge,
  tab,
}: Figures): string {
  const parts = [`Node ${node}, ${processors}`];
  for (const [name, part] of Object.entries(search ?? {})) {
    parts.push(`\nsearch: ${part.documents} ${name}, ${part.questions} questions`, toTable(part.engines));
  }
  if (door !== undefined) {
    const outcomes = Object.entries(door.outcomes).map(([outcome, count]) => `${count} ${outcome}`);
    parts.push(
      `\ndoor: ${door.questions} questions (${outcomes.join(', ')})`,
      toTable(door.servers),
      `ratio of CPU time: ${door.ratio}`,
    );
  }
  if (store !== undefined) parts.push('\nstore: durable writes of a record of 1 kB', toTable(store));
  if (reports !== undefined) {
    parts.push('\nreports: 49 reporters at once, durable', toTable(reports.atOnce));
    parts.push('\nreports: beside one month and beside ten years of history', toTable(reports.history));
  }
  if (delivery !== undefined) {
    parts.push('\ndelivery: on a bad day, by a clock that stands still while the bot works', toTable(delivery.pace));
    parts.push('\ndelivery: beside one month and beside ten years of deliveries', toTable(delivery.history));
  }
  if (knowledge !== undefined) parts.push('\nknowledge: edits, with a question every 4 ms', toTable(knowledge));
  if (forum !== undefined) parts.push('\nforum: beside 50 and beside 5,000 old questions', toTable(forum));
  if (tab !== undefined) parts.push('\ntab: 100 pages on a queue of 50 questions', toTable(tab));
  return parts.join('\n');
}

function toTable(rows: readonly object[]): string {
  const cells = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(String))];
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n');
}
