import { render } from '../cards/render.ts';
import { words } from '../src/knowledge/normalise.ts';
import type { BotTexts } from './texts/bot-texts.ts';
import { type Language, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { helpView } from './views/help-view.ts';

/** A word that is an order, not a question. The help card and the app manifest are checked against this table. */
export type Command = {
  readonly name: keyof BotTexts['commands'];
  /** The words by language, the one that help shows first. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  readonly mayRun: (turn: Turn) => boolean;
  readonly run: (turn: Turn, language: Language) => Promise<void>;
};

export const COMMANDS: readonly Command[] = [
  {
    name: 'help',
    words: { sv: ['hjälp', 'hjalp', 'kommandon'], en: ['help', 'commands'] },
    mayRun: () => true,
    run: sendHelp,
  },
];

/** The command that a message consists of, and the language it was written in. */
export function findCommand(text: string): { command: Command; language: Language } | undefined {
  const said = words(text).join(' ');
  for (const command of COMMANDS) {
    for (const language of ['sv', 'en'] as const) {
      if (command.words[language].includes(said)) return { command, language };
    }
  }
  return undefined;
}

async function sendHelp(turn: Turn, language: Language): Promise<void> {
  const texts = textsFor(language);
  const commands = COMMANDS.filter((command) => command.mayRun(turn)).map((command) => ({
    name: command.words[language][0] ?? command.name,
    description: texts.bot.commands[command.name],
  }));
  const view = helpView(commands, turn.deps.knowledge(), texts);
  await turn.reply({ kind: 'card', card: render('help', view), summary: view.summary });
}
