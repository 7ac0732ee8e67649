import type { ButtonData } from '../cards/card-data.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import type { Texts } from './texts/texts.ts';
import { escapeMarkdown } from './views/plain-runs.ts';

type Choice = Omit<ButtonData, 'tooltip'> & { readonly tooltip?: string };

/** A card of a heading, a text and buttons: a question to decide, or things to choose from. */
export function choiceMessage(
  {
    heading,
    text,
    choices,
    buttons,
  }: { heading: string; text: string; choices: readonly Choice[]; buttons: ButtonData[] },
  { language }: Texts,
): CardMessage {
  return renderMessage('choice', {
    lang: language,
    summary: heading,
    heading: escapeMarkdown(heading),
    text,
    choices: choices.map((choice) => ({ tooltip: choice.title, ...choice })),
    hint: '',
    status: [],
    buttons,
  });
}
