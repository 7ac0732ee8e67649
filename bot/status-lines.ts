import type { Status } from '../cards/card-data.ts';

/** A card's one line that says that something was done. */
export const good = (text: string): Status[] => [{ style: 'good', text }];
/** A card's one line that says that something was not done, and why. */
export const attention = (text: string): Status[] => [{ style: 'attention', text }];
