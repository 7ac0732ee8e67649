import { words } from './normalise.ts';

export type SmallTalk =
  | 'greeting'
  | 'thanks'
  | 'who-are-you'
  | 'goodbye'
  | 'praise'
  | 'how-are-you'
  | 'ready'
  | 'complaint'
  | 'off-topic';

/** Whole messages that are small talk, without punctuation; a question after the greeting is a question. */
const PHRASES: Record<SmallTalk, string> = {
  greeting:
    'hej|hejsan|hallå|hej hej|tjena|tjenare|god morgon|godmorgon|god dag|goddag|god kväll|morrn|hello|hi|hey|hi there|good morning|good afternoon|hej boten|hej på dig|hej på er|hej alla|hej alla glada',
  thanks:
    'tack|tackar|tusen tack|tack så mycket|tack snälla|stort tack|många tack|tack för hjälpen|tack för svaret|tack för svar|tack på förhand|ok tack|okej tack|thanks|thank you|thank you very much|thanks a lot|thx|tack tack|tack ska du ha',
  'who-are-you':
    'vem är du|vad är du|är du en robot|är du en människa|är du en bot|är du en ai|är du ai|vad heter du|who are you|what are you|are you a bot|are you human|what is your name|vad kan du|vad kan du göra|vad gör du|what can you do|vem pratar jag med',
  goodbye:
    'avbryt|glöm det|strunt samma|cancel|never mind|hej då|hejdå|adjö|vi hörs|vi ses|ha det|ha det bra|ha det så bra|trevlig helg|trevlig kväll|glad helg|bye|goodbye|good bye|see you',
  praise:
    'bra|bra jobbat|toppen|perfekt|super|kanon|jättebra|snyggt|suveränt|vad bra|ok|okej|great|perfect|nice|good bot|duktig bot',
  ready:
    'kan du hjälpa mig|hjälp mig|kan ni hjälpa mig|jag behöver hjälp|behöver hjälp|ny fråga|en fråga|jag har en fråga|har en fråga|får jag fråga en sak|kan jag fråga en sak|vad kan du svara på|vad kan jag fråga|vad kan jag fråga om|vad kan man fråga|lista allt du kan|vad vet du|jag hittar inte det jag söker|hur fungerar du|hur gör jag|can you help me|help me|i have a question|what can i ask',
  complaint:
    'du svarade fel|fel svar|svaret är fel|det är fel|det var fel|det stämmer inte|dåligt svar|dålig bot|vad dålig du är|fan vad dålig du är|du är dålig|du är dum|det var inte det jag frågade|du förstår inte|förstår du inte|wrong answer|that is wrong|you are wrong|bad bot',
  'off-topic':
    'vad är klockan|hur mycket är klockan|hur är vädret|vad är det för väder|hur blir vädret|vad blir det för väder|berätta något roligt|berätta en vits|dra en vits|skriv en dikt|sjung en sång|what time is it|tell me a joke|how is the weather',
  'how-are-you': 'hur mår du|hur är läget|läget|hur är det|hur går det|allt bra|how are you|hows it going',
};

const BY_PHRASE = new Map(
  Object.entries(PHRASES).flatMap(([kind, phrases]) =>
    phrases.split('|').map((phrase) => [words(phrase).join(' '), kind as SmallTalk] as const),
  ),
);

/** Asks what the bot is, in more words: "är du en människa eller en robot". */
const ABOUT_ME = /^(hej )?(är du|are you) .*(människa|robot|bot|dator|maskin|ai|human|machine|verklig|real)( |$)/;

/** Words that thanks are made of; a message of nothing else is thanks. */
const THANKING = new Set(
  'tack tackar tusen ha en bra fin trevlig dag kväll helg på er alla så mycket för hjälpen hjälp svaret svar snabba snabbt informationen info det den här var bra ok okej hej du är bäst väldigt thanks thank you for the very much help answer'.split(
    ' ',
  ),
);
const THANKS_WORDS = new Set(['tack', 'tackar', 'thanks', 'thank']);

/** Recognises a message that is nothing but small talk ("Hej!", "hej, tack så mycket"). */
export function smallTalk(text: string): SmallTalk | undefined {
  const said = words(text);
  const whole = BY_PHRASE.get(said.join(' '));
  if (whole !== undefined) return whole;
  for (let at = 1; at < said.length; at++) {
    const first = BY_PHRASE.get(said.slice(0, at).join(' '));
    const rest = BY_PHRASE.get(said.slice(at).join(' '));
    if (first !== undefined && rest !== undefined) return rest === 'praise' ? first : rest;
  }
  if (ABOUT_ME.test(said.join(' '))) return 'who-are-you';
  const isThanks = said.some((word) => THANKS_WORDS.has(word)) && said.every((word) => THANKING.has(word));
  return isThanks ? 'thanks' : undefined;
}
