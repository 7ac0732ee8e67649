import type { ReportsTexts } from './reports-texts.ts';

const notIn = (isIn: boolean): string => (isIn ? 'Ändringen är inte inlämnad.' : 'Rapporten är inte inlämnad.');

export const sv: ReportsTexts = {
  statuses: { 'on-track': 'På plan', 'some-risk': 'Viss risk', 'needs-support': 'Behöver stöd' },
  areas: {
    project: 'Projektledning',
    change: 'Förändringsledning',
    benefits: 'Effekthemtagning',
    it: 'IT-infrastruktur och drift',
    training: 'Utbildning',
  },
  options: {
    1: 'Option 1: informationsutbyte mellan vårdgivare',
    2: 'Option 2: elevhälsa',
    3: 'Option 3: kommunal hälso- och sjukvård',
  },
  states: { 'in-time': 'Lämnad', late: 'Sen', missing: 'Saknas', excused: 'Undantagen' },
  fields: {
    status: 'Läget i stort',
    summary: 'Summering',
    planning: 'Planering nästa månad',
    areas: 'Läget per ansvarsområde',
    options: 'Optioner',
    support: 'Behov av stöd',
    question: 'Fråga till Öppet forum',
  },
  form: {
    heading: (municipality, month) => `Månadsrapport ${month}, ${municipality}`,
    summary: (municipality, month) => `Månadsrapporten för ${municipality}, ${month}`,
    due: (day) => `Ska vara inne senast ${day}.`,
    late: (day, closes) => `Skulle ha varit inne ${day}. Den tas emot till och med ${closes} och märks som sen.`,
    isIn: (lastDay) => `Rapporten är inne. Du kan ändra den till och med ${lastDay}.`,
    phone: (municipality) => `Du lämnar in åt ${municipality}. Rapporten märks ”per telefon”.`,
    lastPlanning: (month) => `Så planerades ${month} i förra rapporten`,
    planning: (month) => `Planering för ${month}`,
    statusLabel: 'Läget i stort (krävs)',
    required: '(krävs)',
    summaryHint: 'Vad har hänt under månaden?',
    planningHint: 'Vad ska göras härnäst?',
    more: 'Fler uppgifter (frivilligt)',
    lessSaid: 'Läget per ansvarsområde',
    notSaid: 'Ingen uppgift',
    optionsLabel: 'Vilka optioner gäller rapporten?',
    supportLabel: 'Behov av stöd',
    questionLabel: 'Fråga till Öppet forum',
    noPersonalData: 'Skriv inga personuppgifter här, och inget om enskilda patienter eller elever.',
    submit: 'Lämna in',
    saveDraft: 'Spara utkast',
    draftSaved: (at, isIn) => `Utkastet är sparat ${at}. Det kommer tillbaka när du skriver ”rapport”. ${notIn(isIn)}`,
    draftFound: (at, isIn) => `Det här är ditt utkast från ${at}. ${notIn(isIn)}`,
    notSubmitted: (isIn) => `${notIn(isIn)} Rätta det som är markerat och försök igen.`,
    problems: {
      missing: {
        status: 'Välj hur läget är i stort.',
        summary: 'Skriv en summering.',
        planning: 'Skriv vad som är planerat.',
      },
      tooLong: (length, most) => `Texten är ${length} tecken, och ${most} får plats.`,
      personalData:
        'Texten ser ut att innehålla ett personnummer. Skriv om den utan personuppgifter; inget har sparats.',
    },
    conflict: (at, version, isOwn) =>
      `${isOwn ? 'Du' : 'Någon annan'} har redan lämnat in (${at}, version ${version}). Där står:`,
    conflictHint:
      'Din text står kvar i formuläret. Vill du ersätta den inlämnade rapporten med din, eller behålla den som finns?',
    replace: 'Ersätt med min text',
    keep: 'Behåll den som finns',
  },
  receipt: {
    saved: (at, version) => `Sparad ${at}, version ${version}.`,
    already: (at, version) => `Den här rapporten är redan sparad: ${at}, version ${version}.`,
    late: 'Den är märkt som sen.',
    isIn: 'Rapporten är inne. Du kan ändra den tills månaden stängs.',
    question: 'Frågan tas med till Öppet forum.',
    questionWaits:
      'Frågan är sparad i rapporten och tas med till Öppet forum när du har plats i kön; just nu har du många frågor där.',
    change: 'Ändra',
    kept: 'Den inlämnade rapporten står kvar. Din text lämnades inte in.',
  },
  refused: {
    notOpen: (month, opens) => `Rapporten för ${month} kan lämnas från och med ${opens}.`,
    noWindow: (opens) => `Just nu tas inga rapporter emot. Nästa månadsrapport kan lämnas från och med ${opens}.`,
    closed: (month, closed) =>
      `Rapporteringen för ${month} stängde ${closed}, så rapporten kan inte lämnas eller ändras längre. Hör av dig till projektledaren om något är fel.`,
    tooMany: (most) =>
      `Rapporten har lämnats i ${most} versioner, och fler tas inte emot. Projektledaren kan ändra den åt er.`,
    tooLong: (field, length, most) =>
      `Inget är sparat: ”${field}” är ${length} tecken, och ${most} får plats. Korta texten och försök igen.`,
    notYours: (municipality) => `Du är inte rapportör för ${municipality}. Skriv ”rapport” för att be om rollen.`,
  },
  leader: {
    phone: 'Lämna in åt kommunen',
    phoneChange: 'Ändra åt kommunen',
    back: 'Till översikten',
    excused: (municipality) => `${municipality} är undantagen den här månaden.`,
    excuseWithdrawn: (municipality) => `${municipality} är inte längre undantagen.`,
    alreadyExcused: 'Kommunen är undantagen.',
    hasReport: 'Kommunen har redan lämnat in, så det finns inget att undanta.',
    excuse: 'Undanta den här månaden',
    unexcuse: 'Ångra: kommunen ska rapportera',
    reasonMissing: 'Skriv ett kort skäl.',
    reasonTooLong: (length, most) => `Skälet är ${length} tecken, och ${most} får plats. Inget har sparats.`,
    reasonPersonalData:
      'Skälet ser ut att innehålla ett personnummer. Skriv om det utan personuppgifter; inget har sparats.',
    chooseFirst: 'Välj en kommun i listan först.',
    reminding: (people, municipalities, later) =>
      `En påminnelse ${later === undefined ? 'är på väg' : `går ${later}`} till ${people} ${people === 1 ? 'person' : 'personer'} i ${municipalities} ${municipalities === 1 ? 'kommun' : 'kommuner'}.`,
    remindedThatDay: (day) =>
      `En påminnelse har redan gått ut eller väntar på att gå ut ${day}. Nästa dag går det igen.`,
    nobodyToRemind: 'Det finns ingen att påminna.',
    unreachable: {
      'no-reporter': 'Ingen rapportör är utsedd',
      'no-chat': 'FVM-forum når inte rapportören i Teams',
      paused: 'Rapportören har pausat sina påminnelser',
    },
    delivered: (at, sent, waiting, failed, uncertain) =>
      [
        `Senaste påminnelsen ${at}: ${sent} ${sent === 1 ? 'skickad' : 'skickade'}`,
        waiting > 0 ? `${waiting} på väg` : '',
        failed > 0 ? `${failed} kom inte fram` : '',
        uncertain > 0 ? `${uncertain} med osäker leverans` : '',
      ]
        .filter((part) => part !== '')
        .join(', ')
        .concat('.'),
    exportHolds: 'Länkarna gäller i tio minuter, en gång var, och bara för den som har rätt att exportera.',
    exportXlsx: 'Hämta för Excel',
    exportCsv: 'Hämta som CSV',
    privately: 'Jag svarar i vår egen chatt, så att det inte syns för alla här.',
    notPrivately: 'Jag når dig inte i en egen chatt. Lägg till FVM-forum i Teams, skriv till mig där och försök igen.',
  },
  reminder: {
    heading: (month, municipality) => `Månadsrapport ${month}, ${municipality}`,
    summary: (month, day) => `Rapporten för ${month} saknas, sista dag ${day}`,
    overdueSummary: (month, day) => `Rapporten för ${month} skulle ha lämnats ${day}`,
    due: (month, day) =>
      `Rapporten för ${month} har inte kommit in än. Den ska vara inne senast ${day}. Det brukar ta ett par minuter.`,
    overdue: (month, day, closes) =>
      `Rapporten för ${month} skulle ha varit inne ${day}, men den är välkommen till och med ${closes}.`,
    why: (municipality) =>
      `Du får det här av FVM-forum på projektledarens vägnar, eftersom du är rapportör eller ersättare för ${municipality}. Det slutar när rapporten är inne.`,
    open: 'Öppna rapporten',
    pause: 'Pausa påminnelserna',
    resume: 'Slå på påminnelser igen',
    paused: (month) =>
      `Du får inga fler påminnelser om rapporten för ${month}. Har alla i kommunen pausat ser projektledaren det.`,
    resumed: 'Påminnelserna är på igen.',
  },
};
