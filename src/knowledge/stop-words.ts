/** Swedish words that say nothing of the subject. Question words are read (`question-type.ts`) before these are dropped. */
const SWEDISH = `
och i att det som en ett på är av för med den till de om har inte men var jag vi du ni han hon hen man sig så från vad
när hur vem vilka vilken vilket vilkas vems vart vars varför hos sin sitt sina mig dig oss er dem honom henne min mitt
mina din ditt dina vår vårt våra ert era deras dess denna detta dessa här där då ju väl bara även också eller än
efter vid ut upp in blir bli blev blivit vara varit kan kunna kunde ska skall skulle får fick få måste vill ville
hade ha haft gör göra gjorde gjort finns fanns finnas går gå något någon några alla allt sedan innan mot under över
mellan utan genom inom hej tack snälla undrar vet veta säga säger berätta mer lite mycket sak igen egentligen sa sade sagt
ens redan just åt typ liksom nån nåt va dom kommer komma kom heter heta tror tycker behöver hittar hitta
`;
const ENGLISH = `
a an the and or of to in on at for from by with about is are was were be been do does did has have had can could will
would shall should must may it its this that these those there here i you we they he she who what when where which how
why whom whose our your their my me us them any some all not no if as so than then please tell know find get into up
`;

const asSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const SWEDISH_STOP_WORDS = asSet(SWEDISH);
export const ENGLISH_STOP_WORDS = asSet(ENGLISH);

/** Words that stand in nearly every English question and in no Swedish one. */
const ENGLISH_TELLTALES = asSet(`
the and of is are was were do does did have what when where which who why how can could will would should it this that
there you we they with about from for our your their my please not been has had many much to be any
`);
const SWEDISH_TELLTALES = asSet(`
och det som en ett på är av för med till om har inte vad när hur vem vilka vilken vilket vart ska kan får måste vi jag
du ni finns gör blir från hos vår våra alla den de i att eller
`);

/** The language of a question, told by its function words; `undefined` when it has none ("option 2?"). */
export function languageOf(tokens: readonly string[]): 'sv' | 'en' | undefined {
  const count = (telltales: ReadonlySet<string>): number => tokens.filter((token) => telltales.has(token)).length;
  const swedish = count(SWEDISH_TELLTALES) + tokens.filter((token) => /[åäö]/.test(token)).length;
  const english = count(ENGLISH_TELLTALES);
  if (english === swedish) return undefined;
  return english > swedish ? 'en' : 'sv';
}
