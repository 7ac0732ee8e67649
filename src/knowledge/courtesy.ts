/** Greetings, apologies and openings before a question. */
const OPENING = new RegExp(
  `^(?:(?:${[
    'hej( hej| alla| på (er|dig))?|hejsan|hallå|tjena|tjenare|god ?(morgon|dag|kväll)|goddag|morrn|hello|hi( there)?|hey|good (morning|afternoon)',
    '(en )?(snabb|kort|liten|dum) fråga( bara)?|en fråga( bara)?|quick question|ursäkta|förlåt|sorry|excuse me',
    '(jag )?(undrar|funderar)( bara| lite)?( på| över| kring)?|i (was )?wonder(ing)?|(kan|skulle) (du|ni|någon|nån) (snälla )?(säga|berätta|svara på|hjälpa mig( med)?)|vet (du|ni|någon|nån)',
    "(?:jag är |i ?am |i['’]m )?(?:helt |rätt |quite )?(?:ny här|ny på jobbet|ny i rollen|ny i kommunen|new here|new to this|new in this role)(?: i \\p{L}+)?(?=\\s*[,:;.!–-])",
    '(can|could) (you|someone|anybody|anyone) (please )?(tell me|say|explain)|do you know|please',
  ].join('|')})(?![\\p{L}\\p{N}])[\\s,.:;!?–-]*)+`,
  'iu',
);
/** Regards and a name at the end. */
const SIGNATURE = new RegExp(
  `(?:${[
    '\\s(?:mvh|m\\.v\\.h\\.?)(?!\\p{L})',
    '[\\s,.;!?]/(?=\\p{L})',
    '[,.;!?–-]\\s*(?:vänligen|(?:med )?vänliga? hälsning(?:ar)?|hälsningar|(?:(?:kind|best|warm) )?regards)(?!\\p{L})',
  ].join('|')})[\\s,]*(?:\\p{L}+[\\s.]*){0,4}$`,
  'iu',
);
const THANKS =
  /[\s,.;!?–-]+(?:tusen )?(?:tack(?: på förhand| så mycket| för hjälpen| för svar)?|thanks(?: in advance)?|thank you)[\s!.]*$/iu;

/**
 * The question without greeting, opening, thanks and signature, which say nothing of what is asked. A message that is
 * nothing else stays as it is.
 */
export function withoutCourtesies(text: string): string {
  const rest = text.replace(OPENING, '').replace(SIGNATURE, '').replace(THANKS, '').trim();
  return /\p{L}{2}/u.test(rest) ? rest : text;
}
