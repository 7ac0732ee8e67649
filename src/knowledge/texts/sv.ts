import type { KnowledgeTexts } from './knowledge-texts.ts';

const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

export const sv: KnowledgeTexts = {
  date(iso) {
    const [year = '', month, day] = iso.split('-');
    if (month === undefined) return year;
    const name = MONTHS[Number(month) - 1] ?? '';
    return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
  },
  source: 'Källa',
  asOf: (date) => `per ${date}`,
  undatedSource: 'odaterad',
  period: (period) => `avser ${period}`,
  notes: {
    undated: 'Källan saknar datum. Stäm av innan du går vidare.',
    historical: (date) => `Gällde per ${date} och kan ha ändrats sedan dess.`,
    review: (date) => `Skulle ses över senast ${date} och kan vara inaktuellt.`,
    old: (date) => `Uppgiften är från ${date} och kan vara inaktuell.`,
    superseded: 'Överspelat: uppgiften gäller inte längre.',
    supersededBy: (title) => `Överspelat: se i stället ”${title}”.`,
    supersededThen: (title) => `Överspelat: ersattes först av ”${title}”, som inte heller gäller. Läs vidare nedan.`,
    disagrees: (publisher, date) => `Källorna säger olika. ${publisher}, ${date}:`,
  },
  later: 'Det här har hänt sedan dess',
  known: 'Det här är känt',
  named: (title, name, date) => `${title}: ${name}, enligt ${date}.`,
  namedBySource: (date) => `sida daterad ${date}`,
  namedByUndated: 'en odaterad sida',
  smallTalk: {
    greeting: 'Hej! Ställ en fråga om FVM så letar jag upp svaret. Skriv ”hjälp” om du vill se vad jag kan.',
    thanks: 'Varsågod! Hör av dig när du undrar något mer.',
    'who-are-you':
      'Jag är FVM-forum, en bot som svarar på frågor om FVM ur en kunskapsbas med källor. Jag hittar inte på svar.',
    goodbye: 'Hej då! Vi ses kanske på Öppet forum.',
    praise: 'Vad roligt att höra! Ställ gärna en fråga till.',
    ready: 'Gärna! Ställ din fråga om FVM med egna ord. Skriv ”hjälp” om du vill se några exempel.',
    complaint: 'Tråkigt att det inte blev rätt. Tryck på 👎 under svaret, eller ta med frågan till Öppet forum.',
    'off-topic': 'Det kan jag tyvärr inte. Jag svarar bara på frågor om FVM.',
    'how-are-you': 'Tack, bara bra. Vad vill du veta om FVM?',
  },
  suggest: 'Menade du något av det här?',
  escalate: 'Jag har inget svar på den frågan i kunskapsbasen.',
};
