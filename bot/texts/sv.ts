import type { BotTexts } from './bot-texts.ts';

export const sv: BotTexts = {
  topics: {
    'om-fvm': 'vad FVM är',
    styrning: 'styrning och beslut',
    roller: 'roller i kommunen',
    verksamhetsexperter: 'verksamhetsexperter',
    kompetensrad: 'kompetensråd',
    optioner: 'de tre optionerna',
    avrop: 'avrop och avtal',
    tidplan: 'tidplanen',
    'risk-och-nytta': 'riskanalys och nytta',
    forum: 'Öppet forum',
    lagesrapport: 'lägesrapporter',
    forkortningar: 'förkortningar',
    kontakt: 'kontakt',
    senare: 'det som hänt sedan dess',
  },
  answer: {
    summary: (text) => `Svar: ${text}`,
    seeAlso: 'Se även',
    readMore: 'Läs mer',
    didItHelp: 'Hjälpte svaret?',
    helpful: 'Svaret var till hjälp',
    notHelpful: 'Svaret var inte till hjälp',
    thanks: 'Tack för att du sade till!',
    sorry: 'Tack, noterat. Ta gärna med frågan till Öppet forum.',
  },
  suggest: {
    summary: (titles) => `Menade du: ${titles}?`,
    heading: (count) => (count === 1 ? 'Menade du det här?' : 'Menade du något av det här?'),
    none: (count) =>
      `${count === 1 ? 'Inte det' : 'Inget av dem'}? Ta med frågan till Öppet forum, så sparar jag den i kön dit.`,
  },
  escalate: {
    summary: 'Jag har inget svar på den frågan.',
    heading: 'Jag har inget svar på den frågan',
    offer:
      'Kunskapsbasen räcker inte till, och jag gissar inte. Ta med frågan till Öppet forum, så sparar jag den i kön dit.',
    covers: (topics) => `Det här kan jag svara på: ${topics}.`,
  },
  welcome: {
    summary: 'Hej! Jag svarar på frågor om FVM.',
    heading: 'Hej! Jag är FVM-forum',
    text: 'Jag svarar på frågor om styrning, roller, optioner och tidplan i FVM, alltid med källa och datum. Det jag inte vet tar vi med till Öppet forum.',
    hint: 'Skriv din egen fråga när du vill. I en kanal nämner du mig med @. Rapportörer skriver ”rapport”, och ”hjälp” visar allt jag kan.',
  },
  help: {
    summary: 'Det här kan jag.',
    heading: 'Det här kan jag',
    ask: 'Ställ en fråga om FVM med egna ord, på svenska eller engelska. Jag svarar med källa och datum, och hittar inte på.',
    example: 'Till exempel',
  },
  commands: {
    report: 'öppnar månadens rapport för din kommun',
    status: 'visar månadens rapporter från alla kommuner',
    history: 'visar tolv månader för alla kommuner',
    roles: 'visar roller, och låter dig be om en',
    municipality: 'visar eller byter din kommun',
    help: 'visar det här',
  },
  opened: 'Svaret kommer i chatten.',
  and: 'och',
  refusals: {
    empty: 'Jag kan bara läsa text. Skriv din fråga med några ord, så letar jag upp svaret.',
    tooLong: (length, most) =>
      `Frågan är för lång för mig: ${length} tecken, och jag klarar ${most}. Korta ner den och skicka igen.`,
    oldCard: 'Det här kortet är från en äldre version. Skriv samma sak igen, så får du ett nytt.',
    unknownAction: 'Den knappen känner jag inte igen. Skriv samma sak igen, så får du ett nytt kort.',
    entryGone: 'Det svaret finns inte kvar i kunskapsbasen. Ställ frågan igen, så letar jag efter ett nytt.',
    notAllowed: 'Du har inte behörighet till det. Skriv ”roller” för att be om den roll du behöver.',
  },
  failed: (reference) => `Något gick fel hos mig. Försök igen om en stund. Referens: ${reference}`,
};
