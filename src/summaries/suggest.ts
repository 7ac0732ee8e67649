import { createHash } from 'node:crypto';
import type { Municipality } from '../people/municipalities.ts';
import { byName, byRegion } from '../reports/by-region.ts';
import { currentRevision, type Month, ofMunicipality, type Revision } from '../reports/month-reports.ts';
import { chooseLines } from './choose-lines.ts';
import { statementsOf, tellingTerms } from './statements.ts';
import { howTelling, mostTelling, rarityAmong } from './telling.ts';
import { THEMES, type Theme, type Themes, themeOf } from './themes.ts';

/** Part of the monthly status that a line is for. */
type Part = 'summary' | 'planning';

/** Where a line stands: whose report, which version of it, and in which of its texts. */
type LineSource = {
  /** The municipality's code. */
  readonly municipality: string;
  readonly revision: number;
  readonly field: 'summary' | 'planning' | 'support';
};

/** A sentence of a report, word for word, that may stand in the monthly status. */
export type SuggestedLine = {
  readonly id: string;
  readonly part: Part;
  readonly theme: Theme;
  readonly region: string;
  readonly text: string;
  readonly source: LineSource;
};

/** The texts of a report that lines are taken from, and the part that each is for. */
const PART_OF_FIELD = { summary: 'summary', support: 'summary', planning: 'planning' } as const;
const FIELDS = Object.keys(PART_OF_FIELD) as LineSource['field'][];

/** The lines worth considering, by theme in the order of `THEMES`, within a theme by region (Swedish order) and then municipality. */
export function suggestLines(month: Month, municipalities: readonly Municipality[], themes: Themes): SuggestedLine[] {
  const told = byName(municipalities.map((municipality) => ({ municipality }))).flatMap(({ municipality }) => {
    const revision = currentRevision(month, municipality.code);
    return revision === undefined ? [] : tellingIn(revision, municipality);
  });
  const rarity = rarityAmong(told.map(({ terms }) => terms));
  const scored = told.map((one) => ({ ...one, telling: howTelling(one, rarity) }));
  const considered = mostTelling(scored, ({ source }) => `${PART_OF_FIELD[source.field]} ${source.municipality}`);
  const candidates = considered.map(({ municipality, terms, telling, ...sentence }) => {
    return { municipality, terms, telling, line: lineOf(sentence, municipality, themes) };
  });
  const chosen = chooseLines(candidates, rarity);
  return THEMES.flatMap((theme) => byRegion(chosen.filter(({ line }) => line.theme === theme)))
    .flatMap(({ rows }) => rows)
    .map(({ line }) => line);
}

/** The line with this id, in whichever version of a report it stands; `undefined` when there is none. */
export function findLine(
  id: string,
  month: Month,
  municipalities: readonly Municipality[],
  themes: Themes,
): SuggestedLine | undefined {
  for (const municipality of municipalities) {
    for (const revision of ofMunicipality(month, municipality.code).revisions) {
      const found = sentencesIn(revision, municipality).find((sentence) => idOf(sentence) === id);
      if (found !== undefined && tellingTerms(found.text) !== undefined) return lineOf(found, municipality, themes);
    }
  }
  return undefined;
}

type Sentence = { readonly text: string; readonly source: LineSource };

/** The sentences of a report. What a municipality needs is only read when it says that it needs support. */
function sentencesIn({ number, report }: Revision, municipality: Municipality): Sentence[] {
  return FIELDS.filter((field) => field !== 'support' || report.status === 'needs-support').flatMap((field) =>
    statementsOf(report[field]).map((text) => ({
      text,
      source: { municipality: municipality.code, revision: number, field },
    })),
  );
}

/** Those that tell something by themselves. */
function tellingIn(revision: Revision, municipality: Municipality) {
  return sentencesIn(revision, municipality).flatMap((sentence) => {
    const terms = tellingTerms(sentence.text);
    return terms === undefined
      ? []
      : [{ ...sentence, municipality, terms: new Set(terms), isNeed: sentence.source.field === 'support' }];
  });
}

function lineOf(sentence: Sentence, { region }: Municipality, themes: Themes): SuggestedLine {
  const { text, source } = sentence;
  return { id: idOf(sentence), part: PART_OF_FIELD[source.field], theme: themeOf(text, themes), region, text, source };
}

function idOf({ text, source: { municipality, revision, field } }: Sentence): string {
  const key = JSON.stringify([municipality, revision, field, text]);
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
