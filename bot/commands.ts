import { words } from '../src/knowledge/normalise.ts';
import type { Language } from '../src/language.ts';
import type { Rights } from '../src/people/rights.ts';
import { latestWindow } from '../src/reports/report-window.ts';
import type { Message } from './message.ts';
import { municipalityMessage } from './municipality-actions.ts';
import { renderMessage } from './render-message.ts';
import { currentReport } from './report-form.ts';
import { historyMessage, monthMessage } from './report-month.ts';
import { whyNoWindow } from './report-window-words.ts';
import { mayGrantRoles, maySeeReports } from './rights.ts';
import { roleBookMessage } from './role-book-actions.ts';
import { askRoleMessage } from './role-request-actions.ts';
import type { BotTexts } from './texts/bot-texts.ts';
import type { Texts } from './texts/texts.ts';
import { servedMunicipalities, type Turn } from './turn.ts';
import { helpView } from './views/help-view.ts';
import { reportForView } from './views/people-views.ts';

/** A word that is an order, not a question. The help card and the app manifest are checked against this table. */
export type Command = {
  readonly name: keyof BotTexts['commands'];
  /** The words by language, the one that help shows first. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  readonly mayRun: (rights: Rights) => boolean;
  /** Answered where nobody else reads along. */
  readonly isPrivate: boolean;
  readonly run: (turn: Turn, texts: Texts) => Promise<Message>;
};

const anybody = (): boolean => true;

export const COMMANDS: readonly Command[] = [
  {
    name: 'report',
    words: {
      sv: ['rapport', 'rapporten', 'rapportera', 'lämna rapport'],
      en: ['report'],
    },
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
    mayRun: maySeeReports,
    isPrivate: true,
    run: (turn, texts) =>
      monthMessage(turn, { period: latestWindow(turn.now, turn.deps.reports).period, status: [] }, texts),
  },
  {
    name: 'history',
    words: { sv: ['historik', 'rapporthistorik'], en: ['history', 'report history'] },
    mayRun: maySeeReports,
    isPrivate: true,
    run: (turn, texts) => historyMessage(turn, latestWindow(turn.now, turn.deps.reports).period, texts),
  },
  {
    name: 'roles',
    words: { sv: ['roller', 'roll', 'mina roller'], en: ['roles', 'role', 'my roles'] },
    mayRun: anybody,
    isPrivate: true,
    run: roles,
  },
  {
    name: 'municipality',
    words: { sv: ['kommun', 'min kommun', 'byt kommun'], en: ['municipality', 'my municipality'] },
    mayRun: anybody,
    isPrivate: true,
    run: municipality,
  },
  {
    name: 'help',
    words: { sv: ['hjälp', 'hjalp', 'kommandon'], en: ['help', 'commands'] },
    mayRun: anybody,
    isPrivate: false,
    run: help,
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

async function help(turn: Turn, texts: Texts): Promise<Message> {
  const rights = await turn.rights();
  const commands = COMMANDS.filter((command) => command.mayRun(rights)).map((command) => ({
    name: command.words[texts.language][0] ?? command.name,
    description: texts.bot.commands[command.name],
  }));
  const view = helpView(commands, turn.deps.knowledge(), texts);
  return renderMessage('help', view);
}

/** The report of the person's municipality; asks which, or offers to ask for the role. */
async function report(turn: Turn, texts: Texts): Promise<Message> {
  const rights = await turn.rights();
  const served = servedMunicipalities(turn);
  const chosen = await turn.municipality();
  const codes = turn.deps.people.everybodyMayDoAll ? [chosen ?? ''] : rights.reportsFor;
  const own = served.filter(({ code }) => codes.includes(code));
  if (served.length === 0) return { kind: 'text', text: texts.people.reportFor.none };
  if (own.length === 0) {
    return turn.deps.people.everybodyMayDoAll
      ? municipalityMessage(turn, { status: [], next: 'report' }, texts)
      : askRoleMessage(turn, { role: 'reporter', status: [] }, texts);
  }
  const between = whyNoWindow(turn, texts);
  if (between !== undefined) return { kind: 'text', text: between };
  const { period } = latestWindow(turn.now, turn.deps.reports);
  const [only, another] = own;
  if (only === undefined || another !== undefined) {
    const view = reportForView(own, period, texts);
    return renderMessage('pick', view);
  }
  return currentReport(turn, { period, municipality: only }, texts);
}

async function roles(turn: Turn, texts: Texts): Promise<Message> {
  if (mayGrantRoles(await turn.rights())) return roleBookMessage(turn, { status: [] }, texts);
  return askRoleMessage(turn, { role: 'reporter', status: [] }, texts);
}

async function municipality(turn: Turn, texts: Texts): Promise<Message> {
  const [only, another] = servedMunicipalities(turn);
  const words = texts.people.municipality;
  if (only === undefined) return { kind: 'text', text: words.none };
  if (another === undefined) return { kind: 'text', text: words.only(only.name) };
  return municipalityMessage(turn, { status: [] }, texts);
}
