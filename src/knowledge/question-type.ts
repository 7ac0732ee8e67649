/** What kind of thing the question asks for; `undefined` for any other question. */
export type QuestionType = 'name' | 'who' | 'when' | 'where' | 'count' | 'duration';

/** The pattern as whole words; `\b` does not know å, ä and ö. */
const wholeWords = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');

const PERSONS =
  '\\p{L}*(?:ledare|direktör|chef|ägare|ordförande|jurist|ansvarig|handläggare|person|coach|expert|utbildare|mottagare)\\p{L}*';

/** Question words of a kind; `undefined` for those that ask for nothing in particular. */
const ASKS: readonly (readonly [QuestionType | undefined, RegExp])[] = [
  [
    'name',
    wholeWords(
      `vilka personer|vilka namn|(vad|vem) heter (\\p{L}+ )?${PERSONS}|namn(et)? på (\\p{L}+ )?${PERSONS}|(what is )?the name of the (\\p{L}+ )?(manager|director|owner|leader|chair\\p{L}*|lawyer)`,
    ),
  ],
  ['duration', wholeWords('hur länge|hur lång(a|t)?(?! har)|how long|avtals(tid|period)en?|löptid(en)?')],
  ['count', wholeWords('hur många|hur mycket|antal(et)?|how many|how much')],
  [
    'when',
    wholeWords(
      'när|vilk(et|en|a) (datum|år|månad(er)?|dag(ar)?|tid|vecka|kvartal)|datum|hur dags|when|what (date|year|time|day)|deadline',
    ),
  ],
  ['who', wholeWords('vem|vems|vilka (sitter|ingår|är med|deltar)|who|whose')],
  ['where', wholeWords('var|vart|(post)?adress(en)?|where')],
  [undefined, wholeWords('vad|vilken|vilket|vilka|hur|varför|what|which|how|why|kan|är|ska|får|måste|har|finns')],
];

const MONTHS = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december';
const SEASONS = '(hösten|våren|sommaren|vintern|höst|vår)';
const DAYS = '(mån|tis|ons|tors|fre|lör|sön)dag(ar|en|arna)?';
const NUMBERS = 'två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|samtliga|alla|ingen|inga|båda';

/** What a sentence holds when it can answer a question of the type. */
const ANSWERS: Record<QuestionType, RegExp> = {
  // Names stand apart from the text, as "title: name, enligt sida daterad …".
  name: /\p{Lu}\p{L}+ \p{Lu}\p{L}+, enligt/u,
  when: wholeWords(`(19|20)\\d\\d|${MONTHS}|${DAYS}|${SEASONS}|kl|klockan|varje månad`),
  count: new RegExp(`\\d|${wholeWords(NUMBERS).source}`, 'iu'),
  duration: wholeWords(
    'år|månad(er)?|vecka|veckor|dag|dagar|timm(e|ar)|minut(er)?|halvtimme|tills vidare|\\d+[.:]\\d\\d',
  ),
  where: /\d{3} ?\d{2}(?!\d)|gata|@|webb|adress|sidan?(?!\p{L})|länk|publicer|Vårdskiftet|dokument/iu,
  who: /direktör|ledare|ägare|chef|ordförande|ansvarig|(?:styr|lednings)grupp|utskott|kontor|styrelse|expert|coach|utbildare|mottagare|represent|organisation|projektteam|ledning|utsett|VästKom|VGR|Cerner|kommunerna|kommunen|programmet|regionen/iu,
};

/**
 * Reads the type from the whole question, before stop words are dropped. The first question word tells: in "vem frågar
 * man när systemet startat" *när* is no question, in "vad var det" *var* is none.
 */
export function questionType(question: string): QuestionType | undefined {
  let first = Number.POSITIVE_INFINITY;
  let found: QuestionType | undefined;
  for (const [type, pattern] of ASKS) {
    const at = pattern.exec(question)?.index ?? Number.POSITIVE_INFINITY;
    if (at < first) {
      first = at;
      found = type;
    }
  }
  return found;
}

/** Whether a sentence holds an answer of the type. Any sentence answers a question without a type. */
export function answersType(type: QuestionType | undefined, sentence: string): boolean {
  return type === undefined || ANSWERS[type].test(sentence);
}

/** The types of question that a text holds an answer to. */
export function answeredTypes(text: string): ReadonlySet<QuestionType> {
  return new Set((Object.keys(ANSWERS) as QuestionType[]).filter((type) => ANSWERS[type].test(text)));
}
