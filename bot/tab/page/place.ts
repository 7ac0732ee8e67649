/** Where in the tab somebody is: a view, and perhaps one thing in it. */
export type Place = { readonly view: string; readonly item: string | undefined };

/** Reads a place from a link, which anybody may have written; `undefined` when it is none. */
export function parsePlace(text: string | null | undefined): Place | undefined {
  const [, view, item] = /^([a-z]{1,20})(?:\/([\w.-]{1,120}))?$/.exec(text ?? '') ?? [];
  return view === undefined ? undefined : { view, item };
}
