import { formatMonthName } from './format.ts';

const LANGUAGES = ['sv', 'en'] as const;
const byName = new Map(
  Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) =>
    LANGUAGES.map((language) => {
      const name = formatMonthName(`2026-${String(month).padStart(2, '0')}`, language).toLowerCase();
      return [name, month] as const;
    }),
  ),
);

/** The number of the month with this name in Swedish or English, 1 for January. */
export function monthNamed(name: string): number | undefined {
  return byName.get(name.toLowerCase());
}
