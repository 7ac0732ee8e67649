import { words } from '../src/knowledge/normalise.ts';
import type { Language } from '../src/language.ts';
import type { Rights } from '../src/people/rights.ts';
import { latestWindow } from '../src/reports/report-window.ts';
import { agendaByWord } from './agenda-actions.ts';
import { municipality, report, roles } from './command-answers.ts';
import { entriesMessage } from './entry-list.ts';
import { forumMessage } from './forum-series.ts';
import type { Message } from './message.ts';
import { messageText } from './message-text.ts';
import { askByWord, ownMessage, queueMessage } from './question-actions.ts';
import { renderMessage } from './render-message.ts';
import { historyMessage, monthMessage } from './report-month.ts';
import { reviewMessage } from './review-actions.ts';
import { isHost, isLeader, maySeeReports } from './rights.ts';
import { subscribeByWord, topicCalled, unsubscribeByWord } from './subscription-actions.ts';
import {
  archiveMessage,
  latestMessage,
  monthlyStatus,
  monthMessage as monthMessageOf,
  parseMonth,
} from './summary-reading.ts';
import type { BotTexts } from './texts/bot-texts.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { helpView } from './views/help-view.ts';
import { wordsMessage } from './words-actions.ts';

/** Where Teams shows a menu of commands: in the 1:1 chat, in channels, and in chats of several and of meetings. */
export const MENUS = ['personal', 'team', 'groupChat'] as const;
type Menu = (typeof MENUS)[number];

/** A word that is an order, not a question. The help card and the app manifest are checked against this table. */
export type Command = {
  readonly name: keyof BotTexts['commands'];
  /** The words by language, the one that help shows first. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** In which menus Teams offers it, in the order of this table; a menu has room for twelve. */
  readonly menus: readonly Menu[];
  readonly mayRun: (rights: Rights) => boolean;
  /** What may stand behind one of its words, on one line and in lower case; nothing unless told. */
  readonly takes?: (argument: string) => boolean;
  /** Without anything behind it the word is no order. */
  readonly needsArgument?: true;
  /** Whether help tells of it, to those who may run it; always unless told. */
  readonly isTold?: (rights: Rights) => boolean;
  /** Answered where nobody else reads along. */
  readonly isPrivate: boolean;
  /** `undefined`: it was no order after all, but a question; `sent`: the answer is on its way. */
  readonly run: (turn: Turn, texts: Texts, argument: string) => Promise<Message | 'sent' | undefined>;
};

const anybody = (): boolean => true;
const isMonth = (argument: string): boolean => parseMonth(argument) !== undefined;
const isTopic = (argument: string): boolean => topicCalled(argument) !== undefined;

export const COMMANDS: readonly Command[] = [
  {
    name: 'report',
    words: {
      sv: ['rapport', 'rapporten', 'rapportera', 'lämna rapport'],
      en: ['report'],
    },
    menus: ['personal'],
    mayRun: anybody,
    isPrivate: true,
    run: report,
  },
  {
    name: 'status',
    words: {
      sv: ['status rapporter', 'rapportstatus', 'rapporter'],
      en: ['report status', 'status reports', 'reports'],
    },
    menus: [],
    mayRun: maySeeReports,
    isPrivate: true,
    run: (turn, texts) =>
      monthMessage(turn, { period: latestWindow(turn.now, turn.deps.reports).period, status: [] }, texts),
  },
  {
    name: 'history',
    words: { sv: ['historik', 'rapporthistorik'], en: ['history', 'report history'] },
    menus: [],
    mayRun: maySeeReports,
    isPrivate: true,
    run: (turn, texts) => historyMessage(turn, latestWindow(turn.now, turn.deps.reports).period, texts),
  },
  {
    name: 'summary',
    words: {
      sv: ['månadsrapport', 'månadsrapporten', 'skriv månadsrapport'],
      en: ['monthly status', 'monthly report'],
    },
    menus: [],
    mayRun: anybody,
    takes: isMonth,
    isTold: isLeader,
    isPrivate: true,
    run: monthlyStatus,
  },
  {
    name: 'latest',
    words: { sv: ['senaste', 'status', 'senaste månadsrapporten', 'nuläge'], en: ['latest', 'latest status'] },
    menus: MENUS,
    mayRun: anybody,
    isPrivate: false,
    run: latestMessage,
  },
  {
    name: 'archive',
    words: { sv: ['arkiv', 'arkivet'], en: ['archive'] },
    menus: MENUS,
    mayRun: anybody,
    isPrivate: false,
    run: (turn, texts) => archiveMessage(turn, undefined, texts),
  },
  {
    name: 'month',
    words: { sv: ['lägesrapport', 'lägesrapporten', 'summering'], en: ['status of', 'status for'] },
    menus: [],
    mayRun: anybody,
    takes: isMonth,
    needsArgument: true,
    isTold: () => false,
    isPrivate: false,
    run: monthMessageOf,
  },
  {
    name: 'forum',
    words: { sv: ['forum', 'öppet forum', 'forumet'], en: ['open forum', 'the open forum'] },
    menus: MENUS,
    mayRun: anybody,
    isPrivate: false,
    run: (turn, texts) => forumMessage(turn, [], texts),
  },
  {
    name: 'questions',
    words: { sv: ['frågor', 'frågorna', 'kön'], en: ['questions', 'queue'] },
    menus: MENUS,
    mayRun: anybody,
    isPrivate: true,
    run: (turn, texts) => queueMessage(turn, { page: 0, status: [] }, texts),
  },
  {
    name: 'ownQuestions',
    words: { sv: ['mina frågor', 'min fråga'], en: ['my questions', 'my question'] },
    menus: ['personal'],
    mayRun: anybody,
    isPrivate: true,
    run: (turn, texts) => ownMessage(turn, [], texts),
  },
  {
    name: 'agenda',
    words: { sv: ['agenda', 'dagordning', 'dagordningen'], en: ['forum agenda', 'the agenda'] },
    menus: MENUS,
    mayRun: anybody,
    isPrivate: false,
    run: agendaByWord,
  },
  {
    name: 'askForum',
    words: { sv: ['fråga forum', 'fråga forumet'], en: ['ask forum', 'ask the forum'] },
    menus: MENUS,
    mayRun: anybody,
    takes: () => true,
    isPrivate: true,
    run: (turn, texts) => askByWord(turn, texts, afterColon(messageText(turn.context.activity))),
  },
  {
    name: 'knowledge',
    words: { sv: ['kunskap', 'kunskapsbasen'], en: ['knowledge', 'knowledge base'] },
    menus: [],
    mayRun: isHost,
    takes: () => true,
    isPrivate: true,
    run: (turn, texts, argument) => entriesMessage(turn, { find: argument, status: [] }, texts),
  },
  {
    name: 'words',
    words: { sv: ['ordlista', 'ordlistan', 'synonymer'], en: ['word list', 'synonyms'] },
    menus: [],
    mayRun: isHost,
    isPrivate: true,
    run: (turn, texts) => wordsMessage(turn, { status: [] }, texts),
  },
  {
    name: 'review',
    words: { sv: ['att granska', 'granska'], en: ['review', 'to review'] },
    menus: [],
    mayRun: isHost,
    isPrivate: true,
    run: (turn, texts) => reviewMessage(turn, [], texts),
  },
  {
    name: 'subscribe',
    words: { sv: ['prenumerera', 'prenumeration', 'prenumerationer'], en: ['subscribe', 'subscriptions'] },
    menus: MENUS,
    mayRun: anybody,
    takes: isTopic,
    isPrivate: false,
    run: subscribeByWord,
  },
  {
    name: 'unsubscribe',
    words: { sv: ['avsluta prenumeration', 'avsluta prenumerationen', 'avprenumerera'], en: ['unsubscribe'] },
    menus: ['team', 'groupChat'],
    mayRun: anybody,
    takes: isTopic,
    isPrivate: false,
    run: unsubscribeByWord,
  },
  {
    name: 'roles',
    words: { sv: ['roller', 'roll', 'mina roller'], en: ['roles', 'role', 'my roles'] },
    menus: ['personal'],
    mayRun: anybody,
    isPrivate: true,
    run: roles,
  },
  {
    name: 'municipality',
    words: { sv: ['kommun', 'min kommun', 'byt kommun'], en: ['municipality', 'my municipality'] },
    menus: ['personal'],
    mayRun: anybody,
    isPrivate: true,
    run: municipality,
  },
  {
    name: 'help',
    words: { sv: ['hjälp', 'hjalp', 'kommandon'], en: ['help', 'commands'] },
    menus: MENUS,
    mayRun: anybody,
    isPrivate: false,
    run: help,
  },
];

/** What is asked, as it was written: behind the colon, or else behind the two or three words of the command. */
function afterColon(text: string): string {
  return text.replace(/^\s*\S+\s+(?:the\s+)?[^\s:]+\s*:?\s*/i, '');
}

/** The command that a message consists of, what stands behind its word, and the language it was written in. */
export function findCommand(text: string): { command: Command; argument: string; language: Language } | undefined {
  const said = words(text).join(' ');
  for (const command of COMMANDS) {
    for (const language of ['sv', 'en'] as const) {
      for (const word of command.words[language]) {
        if (said === word && !command.needsArgument) return { command, argument: '', language };
        const argument = said.startsWith(`${word} `) ? said.slice(word.length + 1) : '';
        if (argument !== '' && command.takes?.(argument)) return { command, argument, language };
      }
    }
  }
  return undefined;
}

async function help(turn: Turn, texts: Texts): Promise<Message> {
  const rights = await turn.rights();
  const told = COMMANDS.filter(({ mayRun, isTold = anybody }) => mayRun(rights) && isTold(rights));
  const commands = told.map((command) => ({
    name: command.words[texts.language][0] ?? command.name,
    description: texts.bot.commands[command.name],
  }));
  const view = helpView(commands, turn.deps.knowledge(), texts);
  return renderMessage('help', view);
}
