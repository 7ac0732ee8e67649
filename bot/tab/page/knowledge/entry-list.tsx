import { useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { OpenEntry } from './open-entry.tsx';

type Line = Api['knowledge.search']['output']['entries'][number];

/** Entries, each opened in its place. */
export function EntryList({ entries, level = 2 }: { entries: readonly Line[]; level?: 2 | 3 }) {
  return (
    <ul class={level === 2 ? 'card entries' : 'entries'}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Entry entry={entry} level={level} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ entry, level }: { entry: Line; level: 2 | 3 }) {
  const texts = useTexts().knowledge;
  const [isOpen, open] = useState(false);
  const Heading = `h${level}` as const;
  return (
    <details class="entry" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        <Heading lang={entry.lang}>{entry.title}</Heading>
        <span class="quiet">
          {entry.publisher}, {entry.age}
        </span>
        {entry.standing !== 'holds' && <span class={`mark ${entry.standing}`}>{texts.standing[entry.standing]}</span>}
      </summary>
      {isOpen && <OpenEntry id={entry.id} />}
    </details>
  );
}
