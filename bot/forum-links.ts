import type { LinkData } from '../cards/card-data.ts';
import type { BotDeps } from './deps.ts';
import type { Texts } from './texts/texts.ts';

/** The button to join the forum, where joining has an address. */
export function joinLinks({ forum: { join } }: Pick<BotDeps, 'forum'>, { forum }: Texts): LinkData[] {
  return join.startsWith('https://') ? [{ title: forum.series.join, url: join }] : [];
}

/** How to join the forum in words, where joining has no address. */
export function joinLines({ forum: { join } }: Pick<BotDeps, 'forum'>, { forum }: Texts): string[] {
  return join === '' || join.startsWith('https://') ? [] : [forum.series.joinAt(join)];
}
