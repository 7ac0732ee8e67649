import type { Language } from '../src/language.ts';
import type { ExampleQuestion } from './texts/bot-texts.ts';

/** The questions that newcomers are given to try, on the welcome and help cards and in the terminal. */
export const EXAMPLES: Record<Language, readonly ExampleQuestion[]> = {
  sv: [
    { question: 'Vem är ordförande i FVM styrgrupp?', entry: 'fvm-styrgrupp' },
    { question: 'Vilka roller ska finnas i kommunen?', entry: 'roller-oversikt' },
    { question: 'Vilka är de tre optionerna?', entry: 'optioner-oversikt' },
  ],
  en: [
    { question: 'Who chairs the FVM steering group?', entry: 'fvm-styrgrupp' },
    { question: 'Which roles does a municipality need?', entry: 'roller-oversikt' },
    { question: 'What are the three options?', entry: 'optioner-oversikt' },
  ],
};
