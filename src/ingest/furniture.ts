/** What stands on a page around its content: notices, menus, buttons. */
const FURNITURE = [
  /webbplats\w*\b.{0,200}webbläsare\b.{0,200}\b(?:stöds|byter|fungera)/iu,
  /\bbyt(?:er)? till en (?:modern|annan|nyare) webbläsare/iu,
  /\bjavascript\b.{0,100}\b(?:aktivera|inaktiver|avstängt)/iu,
  /\b(?:cookies|kakor)\b.{0,200}\b(?:använder|accepter|godkänn|inställningar|samtyck)/iu,
  /\b(?:använder|accepter\w*|godkänn\w*)\b.{0,200}\b(?:cookies|kakor)\b/iu,
  /^(?:gå|hoppa) direkt till (?:huvud)?innehåll(?:et)?$/iu,
  /^till (?:huvud)?innehåll(?:et)?$/iu,
  /^(?:meny|sök|lyssna|skriv ut|dela(?: sidan)?|tipsa|till toppen|tillbaka|stäng|kontakta oss|läs mer|visa mer|logga in)$/iu,
  /^(?:senast )?(?:publicerad|uppdaterad|ändrad|granskad):?$/iu,
  /^länk till annan webbplats\.?$/iu,
];

export function isFurniture(line: string): boolean {
  return line.length <= 400 && FURNITURE.some((pattern) => pattern.test(line));
}

const LINK_NOTE = /\s?Länk till annan webbplats\.?/gu;

/** The line without what a site adds to its links. */
export function withoutLinkNotes(line: string): string {
  return line.replace(LINK_NOTE, '').trim();
}
