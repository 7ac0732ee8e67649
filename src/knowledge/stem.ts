/** Endings that inflect a Swedish noun, verb or adjective; the longest that stands in R1 is removed. */
const INFLECTIONS = [
  ...['a', 'arna', 'erna', 'heterna', 'orna', 'ad', 'e', 'ade', 'ande', 'arne', 'are', 'aste', 'en', 'anden', 'aren'],
  ...[
    'heten',
    'ern',
    'ar',
    'er',
    'heter',
    'or',
    'as',
    'arnas',
    'ernas',
    'ornas',
    'es',
    'ades',
    'andes',
    'ens',
    'arens',
  ],
  ...['hetens', 'erns', 'at', 'andet', 'het', 'ast', 's', 'et'],
].sort((a, b) => b.length - a.length);

/** What stands before *-et* when it belongs to the word and is no definite ending (frihet, kvalitet, alfabet, paket). */
const ET_BELONGS_AFTER = [
  ...['h', 'iet', 'uit', 'fab', 'cit', 'dit', 'alit', 'ilit', 'mit', 'nit', 'pit', 'rit', 'sit', 'tit', 'ivit', 'kvit'],
  ...['xit', 'kom', 'rak', 'pak', 'stak'],
];

const DOUBLE_CONSONANTS = ['dd', 'gd', 'nn', 'dt', 'gt', 'kt', 'tt'];
const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiouyäåö'.includes(letter);

/** Start of R1: after the first consonant that follows a vowel, but never before the fourth letter. */
function startOfR1(word: string): number {
  if (word.length < 3) return word.length;
  let at = 0;
  while (at < word.length && !isVowel(word[at])) at++;
  while (at < word.length && isVowel(word[at])) at++;
  return at < word.length ? Math.max(at + 1, 3) : word.length;
}

function isDefiniteEt(stem: string): boolean {
  const consonant = stem.at(-1);
  if (consonant === undefined || isVowel(consonant) || !isVowel(stem.at(-2)) || stem.length < 3) return false;
  return !ET_BELONGS_AFTER.some((ending) => stem.endsWith(ending));
}

function withoutInflection(word: string, r1: number): string {
  const ending = INFLECTIONS.find((candidate) => word.length - candidate.length >= r1 && word.endsWith(candidate));
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  if (ending === 'et') return isDefiniteEt(stem) ? stem : word;
  if (ending !== 's') return stem;
  if (stem.endsWith('et') && isDefiniteEt(stem.slice(0, -2))) return stem.slice(0, -2);
  return 'bcdfghjklmnoprtvy'.includes(stem.at(-1) ?? ' ') ? stem : word;
}

function withoutDerivation(word: string, r1: number): string {
  const inR1 = (ending: string): boolean => word.length - ending.length >= r1 && word.endsWith(ending);
  if (inR1('fullt') || (inR1('öst') && 'iklnprtuv'.includes(word.at(-4) ?? ' '))) return word.slice(0, -1);
  const ending = ['lig', 'els', 'ig'].find(inR1);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/**
 * The stem of a lower-case Swedish word by the Snowball 3 algorithm (avtalet → avtal, kommunernas → kommun).
 * Source of the rules: snowballstem.org, Swedish. Version 3 added the neuter definite *-et*.
 */
export function stem(word: string): string {
  const r1 = startOfR1(word);
  let result = withoutInflection(word, r1);
  if (DOUBLE_CONSONANTS.some((pair) => result.length - pair.length >= r1 && result.endsWith(pair))) {
    result = result.slice(0, -1);
  }
  return withoutDerivation(result, r1);
}
