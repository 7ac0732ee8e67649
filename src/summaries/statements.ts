import { POINTS_BACK } from '../knowledge/entry-text.ts';
import { plainText, sentences, words } from '../knowledge/normalise.ts';
import { termOf, termsOf } from '../knowledge/term.ts';

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
/** What stands before an item of a list: "- ", "•", "1. ", "2) ". */
const LIST_MARKERS = /^\s*(?:(?:[-–—*•·▪◦‣]\s+|[-–—•·▪◦‣](?=\p{L})|\d{1,2}[.)]\s+))+/u;
const SHORTEST = 20;
const LONGEST = 400;
const FEWEST_TERMS = 3;

/** The sentences of a report's text, each exactly as it stands there; an item of a list is without its marker. */
export function statementsOf(text: string): string[] {
  return text.split(LINE_BREAK).flatMap((line) => sentences(line.replace(LIST_MARKERS, '')));
}

/** Greetings, thanks and what opens a letter. */
const GREETING =
  /^(?:hej|hejsan|hallå|god (?:morgon|dag|kväll|fortsättning|jul|helg)|tack(?! vare)|mvh|(?:med |många )?(?:vänlig|varm|bäst)a? hälsning\p{L}*|hälsningar|trevlig|här (?:kommer|är)|hello|hi|thanks|(?:kind|best) regards)(?!\p{L})/iu;
/** More that cannot stand without the sentence before it. */
const LEANS_BACK = /^(?:samtidigt|annars|vilket|trots de|utöver de)/iu;
/** These point to what follows: "Den 12 maj", "De särskilda boendena", "Det saknas", "Det är oklart". */
const POINTS_AHEAD =
  /^(?:(?:den|det|de) (?:\p{N}|(?!(?:ska|bara|bra|ena)\s)\p{L}+a\s)|det (?:finns|saknas|råder|krävs|behövs|är (?:oklart|osäkert|svårt|brist))\s)/iu;
const ADDRESS = /https?:\/\/\S+|\S+@\S+/gu;

/** Words of the phrases that say nothing: "Allt går bra", "Inget nytt att rapportera", "Vi fortsätter som planerat". */
const STOCK_TERMS = new Set(
  words(`
    allting går gått bra fint väl inget inga ingen ingenting nytt nya rapportera rapport rapporten månadsrapport
    fortsätter fortsatt fortsätta planerat planerad planera plan planen planeringen planering enligt följer håller
    arbete arbetet arbetar jobbar jobbet jobb flyter rullar löper framåt vidare vanligt vanlig månad månaden denna
    aktuell aktuellt läget status oförändrat oförändrad samma tidigare förra senaste sist hittills stort sett inte
    förändringar avvikelser avvikelse problem särskilt speciellt ännu tuffar händer hänt projektet projekt fvm
    kommunen kommun fas full gång pågår igång nuläget för övrigt ta tar kommentarer kommentar
  `).map(termOf),
);

/** The terms of a sentence that tells something when it is read by itself; `undefined` for any other. */
export function tellingTerms(sentence: string): readonly string[] | undefined {
  const seen = plainText(sentence);
  if (seen.length < SHORTEST || sentence.length > LONGEST || seen.endsWith(':')) return undefined;
  const opening = seen.replace(/^[^\p{L}\p{N}]+/u, '');
  if (GREETING.test(opening) || pointsBack(opening)) return undefined;
  const terms = termsOf(seen.replace(ADDRESS, ' '));
  const distinct = terms.filter((term, at) => !STOCK_TERMS.has(term) && terms.indexOf(term) === at);
  return distinct.length >= FEWEST_TERMS ? terms : undefined;
}

function pointsBack(opening: string): boolean {
  if (LEANS_BACK.test(opening)) return true;
  return POINTS_BACK.exec(opening)?.index === 0 && !POINTS_AHEAD.test(opening);
}
