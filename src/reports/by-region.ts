import type { Municipality } from '../people/municipalities.ts';

/** What is told about the municipalities of one part of Västra Götaland. */
type Region<Row> = { readonly name: string; readonly rows: readonly Row[] };

const swedish = new Intl.Collator('sv');

/** The rows in the Swedish order of their municipalities' names. */
export function byName<Row extends { readonly municipality: Municipality }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => swedish.compare(a.municipality.name, b.municipality.name));
}

/** The rows gathered by region; regions and municipalities in Swedish order. */
export function byRegion<Row extends { readonly municipality: Municipality }>(rows: readonly Row[]): Region<Row>[] {
  const regions = new Map<string, Row[]>();
  for (const row of byName(rows)) {
    const { region } = row.municipality;
    regions.set(region, [...(regions.get(region) ?? []), row]);
  }
  return [...regions]
    .map(([name, members]) => ({ name, rows: members }))
    .sort((a, b) => swedish.compare(a.name, b.name));
}
