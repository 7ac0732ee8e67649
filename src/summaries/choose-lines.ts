import type { Rarity } from './telling.ts';

/** Where a line belongs. */
type Placed = {
  readonly part: 'summary' | 'planning';
  readonly theme: string;
  readonly region: string;
  readonly source: { readonly municipality: string };
};

/** A line that may be suggested, its terms, and how telling it is. */
type Candidate = { readonly line: Placed; readonly terms: ReadonlySet<string>; readonly telling: number };

/** At most so many lines are suggested in all; and in each part so many of one municipality, and of one theme. */
const MOST_LINES = 40;
const MOST_OF_MUNICIPALITY = 2;
const MOST_OF_THEME = 5;

/** Lines that are more alike say the same, and one of them is enough. */
const SAME = 0.6;
/** What a line loses: for its likeness to one that is chosen, for each that is from or about the same, for no theme. */
const LOSSES = { likeness: 0.6, municipality: 0.3, region: 0.1, theme: 0.05, other: 0.2 } as const;
const PARTS = ['summary', 'planning'] as const;

/**
 * The lines to suggest, in the order in which they are chosen: by maximal marginal relevance, for the two parts in
 * turn, spread over municipalities, regions and themes. Of equals the one that stands first is chosen.
 */
export function chooseLines<One extends Candidate>(candidates: readonly One[], rarity: Rarity): One[] {
  let open = candidates.map((one) => ({ one, weight: weightOf(one.terms, rarity), likeness: 0 }));
  const chosen: One[] = [];
  for (let turn = 0, idle = 0; idle < PARTS.length && chosen.length < MOST_LINES; turn++) {
    const part = PARTS[turn % PARTS.length];
    const lines = chosen.map(({ line }) => line);
    const best = bestOf(
      open.filter(({ one }) => one.line.part === part),
      lines,
    );
    idle = best === undefined ? idle + 1 : 0;
    if (best === undefined) continue;
    chosen.push(best.one);
    for (const other of open) other.likeness = Math.max(other.likeness, likenessOf(best, other, rarity));
    open = open.filter(({ likeness }) => likeness < SAME);
  }
  return chosen;
}

/** A candidate, the sum of its terms' rarity, and how like it is to the most similar of those that are chosen. */
type Open<One> = { readonly one: One; readonly weight: number; likeness: number };

function bestOf<One extends Candidate>(open: readonly Open<One>[], chosen: readonly Placed[]): Open<One> | undefined {
  let best: Open<One> | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of open) {
    const { one, likeness } = candidate;
    const value = one.telling - LOSSES.likeness * likeness - crowding(one.line, chosen);
    if (value <= most) continue;
    most = value;
    best = candidate;
  }
  return best;
}

/** What a line loses to those that are chosen from and about the same; infinite when there are enough of them. */
function crowding({ part, theme, region, source }: Placed, chosen: readonly Placed[]): number {
  let [inBothParts, ofMunicipality, ofTheme, ofRegion] = [0, 0, 0, 0];
  for (const other of chosen) {
    const isOwn = other.source.municipality === source.municipality;
    if (isOwn) inBothParts++;
    if (other.part !== part) continue;
    if (isOwn) ofMunicipality++;
    if (other.theme !== theme) continue;
    ofTheme++;
    if (other.region === region) ofRegion++;
  }
  if (ofMunicipality >= MOST_OF_MUNICIPALITY || ofTheme >= MOST_OF_THEME) return Number.POSITIVE_INFINITY;
  return (
    LOSSES.municipality * inBothParts +
    LOSSES.region * ofRegion +
    LOSSES.theme * ofTheme +
    (theme === 'other' ? LOSSES.other : 0)
  );
}

/** How alike two lines are, 0–1: the share of their terms that both have, each counted by its rarity. */
function likenessOf(best: Open<Candidate>, other: Open<Candidate>, rarity: Rarity): number {
  let shared = 0;
  for (const term of other.one.terms) if (best.one.terms.has(term)) shared += rarity(term);
  return (2 * shared) / (best.weight + other.weight);
}

function weightOf(terms: ReadonlySet<string>, rarity: Rarity): number {
  return [...terms].reduce((sum, term) => sum + rarity(term), 0);
}
