import type { ForumTexts } from './forum-texts.ts';

export const sv: ForumTexts = {
  ask: 'Ta med till Öppet forum',
  stored: 'Sparad. Frågan ligger nu i kön till Öppet forum.',
  alreadyThere: 'Frågan ligger redan i kön till Öppet forum.',
  tooMany: (most) => `Du har redan ${most} frågor i kön till Öppet forum. Fler kan inte läggas till just nu.`,
  personalData: 'Frågan sparades inte: den ser ut att innehålla ett personnummer. Skriv om den utan personuppgifter.',
};
