import { useState } from 'preact/hooks';
import type { TabTexts } from '../texts/tab-texts.ts';
import { Navigation } from './navigation.tsx';
import { PageContext } from './page-context.ts';
import type { Place } from './place.ts';
import { VIEWS } from './views.tsx';

/** The page: which view is shown, and the way to the others. */
export function App({
  texts,
  isSidePanel,
  start,
}: {
  texts: TabTexts;
  isSidePanel: boolean;
  start: Place | undefined;
}) {
  const [place, setPlace] = useState(start);
  const view = VIEWS.find(({ id }) => id === place?.view) ?? VIEWS[0];
  if (view === undefined) return null;
  const goTo = (id: string): void => setPlace({ view: id, item: undefined });
  return (
    <PageContext.Provider value={{ texts, isSidePanel, goTo }}>
      <Navigation views={VIEWS} current={view.id} onChoose={goTo} />
      <main class={isSidePanel ? 'narrow' : ''}>
        <view.component key={view.id} item={view.id === place?.view ? place.item : undefined} />
      </main>
    </PageContext.Provider>
  );
}
