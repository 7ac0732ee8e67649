import type { Api } from '../../endpoints.ts';
import { capital } from '../capital.ts';
import { useTexts } from '../page-context.ts';
import { EntryList } from './entry-list.tsx';

type Group = Api['knowledge.browse']['output']['groups'][number];

/** Topics, each to be unfolded. */
export function EntryGroups({ groups }: { groups: readonly Group[] }) {
  const texts = useTexts().knowledge;
  return (
    <div class="card">
      {groups.map(({ id, name, entries }) => (
        <details key={id} class="group">
          <summary>
            <h2>{id === 'unknown' || id === 'overdue' ? texts[id] : capital(name)}</h2>
            <span class="quiet">{texts.count(entries.length)}</span>
          </summary>
          <EntryList entries={entries} level={3} />
        </details>
      ))}
    </div>
  );
}
