/** A piece of a page. A list item is a text that begins with "• ". */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** A page, read: its own title and date as far as they are told, and what it says. */
export type Page = {
  readonly title: string | undefined;
  readonly asOf: string | undefined;
  readonly blocks: readonly Block[];
};
