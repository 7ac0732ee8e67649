import type { CardData } from '../../cards/card-data.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import type { Texts } from '../texts/texts.ts';
import { exampleButtons } from './choice-view.ts';

/** What the bot can do: the commands that the reader may run, and examples. */
export function helpView(commands: CardData['help']['commands'], knowledge: Knowledge, texts: Texts): CardData['help'] {
  const { help } = texts.bot;
  const choices = exampleButtons(knowledge, texts);
  return {
    lang: texts.language,
    summary: help.summary,
    heading: help.heading,
    text: help.ask,
    commands,
    example: help.example,
    choices,
  };
}
