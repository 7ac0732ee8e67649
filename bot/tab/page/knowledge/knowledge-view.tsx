import { useEffect, useState } from 'preact/hooks';
import { useTexts } from '../page-context.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Problem } from '../parts/problem.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useApi } from '../use-api.ts';
import { EntryGroups } from './entry-groups.tsx';
import { EntryList } from './entry-list.tsx';
import { OpenEntry } from './open-entry.tsx';

/** Nothing is searched for before the person pauses. */
const PAUSE_MS = 250;

/** All entries by topic, and the search among them. */
export function KnowledgeView({ item }: { item: string | undefined }) {
  const texts = useTexts().knowledge;
  const [typed, type] = useState('');
  const [linked, closeLinked] = useState(item);
  const asked = useSettled(typed.trim(), PAUSE_MS);
  const all = useApi('knowledge.browse', {}, ['knowledge']);
  const found = useApi('knowledge.search', asked === '' ? undefined : { text: asked }, ['knowledge']);
  const isSearching = asked !== '';
  const entries = found.value?.entries;
  return (
    <>
      <header>
        <h1>{texts.heading}</h1>
        {all.value !== undefined && <p>{texts.intro(all.value.count)}</p>}
        {texts.inSwedish !== '' && <p class="quiet">{texts.inSwedish}</p>}
      </header>
      {linked !== undefined && !isSearching && (
        <section class="card" aria-labelledby="linked">
          <h2 id="linked">{texts.linked}</h2>
          <OpenEntry id={linked} hasTitle />
          <p>
            <Button onClick={() => closeLinked(undefined)}>{texts.closeLinked}</Button>
          </p>
        </section>
      )}
      <SearchField
        label={texts.search}
        hint={texts.searchHint}
        clear={texts.clear}
        value={typed}
        maxLength={300}
        onInput={type}
      />
      <p role="status" class={isSearching && entries !== undefined && entries.length > 0 ? 'quiet' : 'unseen'}>
        {isSearching && entries !== undefined && (entries.length === 0 ? texts.none : texts.found(entries.length))}
      </p>
      {isSearching && found.refused !== undefined && <Problem refused={found.refused} onRetry={found.reload} />}
      {isSearching && entries === undefined && found.refused === undefined && <Waiting />}
      {isSearching && entries?.length === 0 && <Empty heading={texts.none} text={texts.noneHint} />}
      {isSearching && entries !== undefined && entries.length > 0 && <EntryList entries={entries} />}
      {!isSearching && all.refused !== undefined && <Problem refused={all.refused} onRetry={all.reload} />}
      {!isSearching && all.value === undefined && all.refused === undefined && <Waiting />}
      {!isSearching && all.value !== undefined && <EntryGroups groups={all.value.groups} />}
    </>
  );
}

/** The value once it has stayed the same for a while; at once when it is emptied. */
function useSettled(value: string, ms: number): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(settle, value === '' ? 0 : ms, value);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return value === '' ? '' : settled;
}
