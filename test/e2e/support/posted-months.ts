import { addMonths, type Period } from '../../../src/reports/period.ts';
import type { Store } from '../../../src/store/store.ts';
import { summaryOf } from '../../../src/summaries/summary.ts';
import { lineWith, posted, saved } from '../../summaries/a-summary.ts';

const SUMMARY = `Förberedelserna går framåt i de flesta kommuner. Fler har utsett förändringsledare än i förra månaden.

- Utbildarna är utsedda i 31 kommuner.
- Två nätverksträffar om effekthemtagning är hållna.
- Arbetet med gallring och arkivering har börjat.`;
const PLANNING = `Vi fortsätter med utbildningsplanerna och stämmer av behörigheter tillsammans med VGR.
Nästa träff för kommunernas projektledare är den andra tisdagen i månaden.`;
const LINES = [
  lineWith('counts', { theme: null, text: '34 av 49 kommuner har lämnat rapport.', source: null }),
  lineWith('a', { theme: 'training', text: 'Utbildarna i hemsjukvården är utsedda.' }),
  lineWith('b'),
];

/** Has that many months of the project leader's status posted, up to `last`. */
export async function savePostedMonths(store: Store, { last, count }: { last: Period; count: number }): Promise<void> {
  for (let back = 0; back < count; back++) {
    const title = back % 5 === 4 ? 'Halvårsläget' : '';
    const content = { title, summary: SUMMARY, planning: PLANNING, link: 'https://www.vastkom.se/fvm' };
    const next = posted(saved({ ...content, lines: back === 0 ? LINES : [] }));
    await store.change(summaryOf(addMonths(last, -back)), () => ({ next, result: undefined }));
  }
}
