/** A made-up text, such as one finds on the web pages of authorities. */
export type Passage = { id: number; title: string; text: string };

/** A question drawn from the passage with the id `passage`. */
export type PassageQuestion = { q: string; passage: number };

const list = (text: string): string[] => text.trim().split(/\s+/);

/** Nouns with their endings: indefinite, definite, plural. A word before the first stroke is what stands in compounds. */
const NOUNS = list(`
  avgift|en|er ansökan|| beslut|et| ärende|t|n kommun|en|er region|en|er nämnd|en|er skola|n|or elev|en|er förskola|n|or
  vård|en|er patient|en|er journal|en|er läkare|n| sjuksköterska|n|or remiss|en|er recept|et| bidrag|et| ersättning|en|ar
  pension|en|er skatt|en|er deklaration|en|er inkomst|en|er lön|en|er arbete|t|n anställning|en|ar arbetsgivare|n| semester|n|rar
  bostad|en|er hyra|n|or fastighet|en|er bygglov|et| tomt|en|er avlopp|et| vatten|et| energi|n|er elnät|et| fjärrvärme|n|
  väg|en|ar buss|en|ar biljett|en|er tåg|et| körkort|et| fordon|et| parkering|en|ar cykel|n|lar flygplats|en|er hamn|en|ar
  miljö|n|er avfall|et| återvinning|en|ar skog|en|ar sjö|n|ar naturreservat|et| jakt|en|er fiske|t|n djur|et| växt|en|er
  bibliotek|et| museum|et|er teater|n|rar idrott|en|er förening|en|ar stipendium|et|er kurs|en|er utbildning|en|ar examen||
  student|en|er forskning|en| universitet|et| betyg|et| lärare|n| läromedel|et| barn|et| förälder|n|rar familj|en|er
  vaccin|et|er sjukdom|en|ar behandling|en|ar medicin|en|er tandvård|en| hemtjänst|en|er äldreboende|t|n anhörig|e|a hjälpmedel|et|
  säkerhet|en|er polis|en|er anmälan|| brand|en|er beredskap|en|er domstol|en|ar lag|en|ar förordning|en|ar tillstånd|et|
  avtal|et| upphandling|en|ar leverantör|en|er system|et| uppgift|en|er register|et| blankett|en|er tjänst|en|er konto|t|n
  möte|t|n protokoll|et| budget|en|ar revision|en|er verksamhet|en|er ansvar|et| plan|en|er mål|et| projekt|et| rapport|en|er
  migration|en|er medborgarskap|et| pass|et| folkbokföring|en| adress|en|er val|et| röst|en|er kulturarv|et| kyrka|n|or
  företag|et| näringsliv|et| export|en|er tull|en|ar konsument|en|er reklamation|en|er kredit|en|er försäkring|en|ar skada|n|or`);
const VERBS = list(`
  lämnar betalar får söker beställer ändrar anmäler hämtar skickar granskar beslutar planerar erbjuder hanterar redovisar
  kontrollerar godkänner förnyar registrerar överklagar samordnar betalar tar läser beskriver ordnar prövar skriver`);
const ADJECTIVES = list(
  'nya särskilda kommunala regionala tillfälliga digitala årliga enskilda offentliga lokala nationella gemensamma',
);
/** D: a thing in the definite, P: in the plural, B: as it stands in a dictionary, V: a verb, A: an adjective. */
const SENTENCES = [
  'D V A P och P för D i D',
  'Om D inte V P under året så V D en B till D',
  'Du som har B kan läsa mer om P och om A P hos D',
  'Det är D som V P efter beslut av D, och A P V D själv',
  'Från och med i år V D både P och A P tillsammans med D',
  'När D V en B gäller samma regler som för D och andra P',
];
const QUESTIONS = [
  'Hur V man D för P?',
  'Vem ansvarar för D och P?',
  'Vad gäller för P när D saknas?',
  'När V D sina P och B?',
];

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws by Zipf's law: the word of rank n as 1 / n as often as the first. */
function createZipf(size: number, random: () => number): () => number {
  const sums: number[] = [];
  for (let rank = 1; rank <= size; rank++) sums.push((sums.at(-1) ?? 0) + 1 / rank);
  return () => {
    const wanted = random() * (sums.at(-1) ?? 0);
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

type Noun = { base: string; definite: string; plural: string };

function parseNoun(text: string): Noun {
  const [base = '', definite = '', plural = ''] = text.split('|');
  const stem = /[ao]$/.test(base) && plural !== '' && !definite.startsWith('e') ? base.slice(0, -1) : base;
  return { base, definite: base + definite, plural: stem + plural };
}

/** A compound: bussavgift, ansökningsavgift. */
function compound(before: Noun, head: Noun): Noun {
  const glue = /(?:ing|het|skap|lan|ion|tet|nad)$/.test(before.base) ? 's' : '';
  const first = before.base.replace(/a$/, '') + glue;
  return { base: first + head.base, definite: first + head.definite, plural: first + head.plural };
}

/**
 * Passages of about 100 words, each about two things and what is compounded with them, and questions about those: for
 * what is common the simple word, for what is special the compound, in whatever form the sentence has it.
 */
export function makePassages(count: number, questionCount: number, seed = 49) {
  const random = createRandom(seed);
  const nouns = NOUNS.map(parseNoun);
  const zipf = createZipf(nouns.length, random);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const fill = (template: string, noun: () => Noun): string => {
    const filled = template.replace(/\b[DPBVA]\b/g, (slot) => {
      if (slot === 'V') return pick(VERBS);
      if (slot === 'A') return pick(ADJECTIVES);
      return noun()[slot === 'D' ? 'definite' : slot === 'P' ? 'plural' : 'base'];
    });
    return filled.charAt(0).toUpperCase() + filled.slice(1);
  };
  const any = (): Noun => nouns[zipf()] as Noun;
  const things = Array.from({ length: count }, () => {
    const [one, other] = [pick(nouns), pick(nouns)];
    return [compound(one, pick(nouns)), compound(pick(nouns), other), compound(one, any()), one, other, any()];
  });
  const passages = things.map((own, id): Passage => {
    const noun = (): Noun => (random() < 0.5 ? pick(own) : random() < 0.3 ? compound(any(), any()) : any());
    const text = Array.from({ length: 8 }, () => `${fill(pick(SENTENCES), noun)}.`).join(' ');
    return { id, title: fill('P och P', () => pick(own)), text };
  });
  const questions = Array.from({ length: questionCount }, (): PassageQuestion => {
    const passage = Math.floor(random() * count);
    const [first, second, third, one, other] = things[passage] as Noun[];
    const asked = [pick([first, second]), pick([one, other]), third] as Noun[];
    return { q: fill(pick(QUESTIONS), () => asked.shift() as Noun), passage };
  });
  return { passages, questions };
}
