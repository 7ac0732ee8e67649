import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { sv } from '../texts/sv.ts';
import type { TabTexts } from '../texts/tab-texts.ts';

/** What every part of the page may need to know. */
type PageContext = {
  readonly texts: TabTexts;
  readonly isSidePanel: boolean;
  /** Shows another view. */
  goTo(view: string): void;
};

export const PageContext = createContext<PageContext>({ texts: sv, isSidePanel: false, goTo: () => undefined });

export function useTexts(): TabTexts {
  return useContext(PageContext).texts;
}
