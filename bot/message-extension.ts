import { CardFactory, type InvokeResponse } from 'botbuilder';
import { z } from 'zod';
import { plainText } from '../src/knowledge/normalise.ts';
import type { ActionResult } from './action.ts';
import { openDialog } from './card-dialogs.ts';
import { askDialog, type Dialog, dialogOf, saidInDialog } from './extension-dialog.ts';
import { findLinked } from './extension-links.ts';
import { type Found, type Part, searchKnowledge, searchQuestions, searchSummaries } from './extension-search.ts';
import { type Press, parsePress } from './press.ts';
import type { BotTexts } from './texts/bot-texts.ts';
import type { Turn } from './turn.ts';

type Search = {
  readonly run: (turn: Turn, text: string, part: Part) => Promise<Found[]>;
  readonly none: keyof BotTexts['extension']['none'];
};

/** Searches by the command ids of the manifest. */
export const SEARCHES: ReadonlyMap<string, Search> = new Map<string, Search>([
  ['kunskap', { run: searchKnowledge, none: 'knowledge' }],
  ['fragor', { run: searchQuestions, none: 'questions' }],
  ['lagesrapporter', { run: searchSummaries, none: 'summaries' }],
]);

/** What opens a dialog, by the command ids of the manifest; `verbs` are the buttons that work in it. */
export const DIALOGS: ReadonlyMap<string, Dialog> = new Map([['stallTillForum', askDialog]]);

/** How a pressed button is checked and run. */
type RunPress = (turn: Turn, press: Press | undefined) => Promise<ActionResult>;

const MAX_PAGE = 25;
const MAX_QUERY = 300;

const command = z.string().max(64);
const query = z.looseObject({
  commandId: command,
  parameters: z
    .array(z.looseObject({ name: z.string(), value: z.unknown() }))
    .max(10)
    .nullish(),
  queryOptions: z.looseObject({ skip: z.number().nullish(), count: z.number().nullish() }).nullish(),
});
const opened = z.looseObject({ commandId: command });
const submitted = z.looseObject({ commandId: command, data: z.unknown() });
const linked = z.looseObject({ url: z.string().max(4000) });

/** What people do through the message extension and in dialogs, by the name of the activity. */
const INVOKES: ReadonlyMap<string, (turn: Turn, runPress: RunPress) => Promise<unknown>> = new Map([
  ['composeExtension/query', search],
  ['composeExtension/queryLink', unfurl],
  ['composeExtension/fetchTask', open],
  ['composeExtension/submitAction', submit],
  ['task/fetch', openDialog],
]);

/** Answers what comes from the message extension; `undefined` for anything else. */
export async function runExtension(turn: Turn, runPress: RunPress): Promise<InvokeResponse | undefined> {
  const run = INVOKES.get(turn.context.activity.name ?? '');
  return run === undefined ? undefined : { status: 200, body: await run(turn, runPress) };
}

async function search(turn: Turn): Promise<unknown> {
  const words = turn.texts.bot.extension;
  const { data } = query.safeParse(turn.context.activity.value);
  const found = SEARCHES.get(data?.commandId ?? '');
  if (data === undefined || found === undefined) return said(words.notUnderstood);
  const typed = data.parameters?.find(({ name }) => name === 'q')?.value;
  const text = typeof typed === 'string' ? plainText(typed).slice(0, MAX_QUERY) : '';
  const part = partOf(data.queryOptions);
  const results = await found.run(turn, text, part);
  turn.log.info({ command: data.commandId, results: results.length }, 'a search');
  // An empty page after the first one only says that there are no more.
  return results.length === 0 && part.skip === 0 ? said(words.none[found.none]) : listOf(results);
}

function partOf(
  options: { skip?: number | null | undefined; count?: number | null | undefined } | null | undefined,
): Part {
  const whole = (value: number | null | undefined, otherwise: number): number =>
    value == null || !Number.isFinite(value) ? otherwise : Math.trunc(value);
  const count = whole(options?.count, MAX_PAGE);
  return {
    skip: Math.min(Math.max(0, whole(options?.skip, 0)), 100_000),
    count: count < 1 ? MAX_PAGE : Math.min(count, MAX_PAGE),
  };
}

/** A link to the tab becomes the card of what it leads to; any other is left as it is. */
async function unfurl(turn: Turn): Promise<unknown> {
  const { data } = linked.safeParse(turn.context.activity.value);
  const found = data === undefined ? undefined : await findLinked(turn, data.url);
  return listOf(found === undefined ? [] : [found]);
}

async function open(turn: Turn): Promise<unknown> {
  const { value } = turn.context.activity;
  const dialog = DIALOGS.get(opened.safeParse(value).data?.commandId ?? '');
  return dialog === undefined
    ? saidInDialog(turn.texts.bot.extension.notUnderstood)
    : dialogOf(asking(turn), { ...dialog.open(turn, value), verbs: dialog.verbs });
}

/** A button in a dialog is one of the bot's own, checked like on any card. */
async function submit(turn: Turn, runPress: RunPress): Promise<unknown> {
  const { data } = submitted.safeParse(turn.context.activity.value);
  const dialog = DIALOGS.get(data?.commandId ?? '');
  const press = parsePress(data?.data);
  if (dialog === undefined || press === undefined || !dialog.verbs.has(press.verb))
    return saidInDialog(turn.texts.bot.extension.notUnderstood);
  const result = await runPress(turn, press);
  return result.kind === 'card'
    ? dialogOf(asking(turn), { ...result.message, verbs: dialog.verbs })
    : saidInDialog(result.said);
}

const asking = ({ texts }: Turn) => ({ title: texts.bot.extension.dialogTitle, size: 'medium' as const });
const said = (text: string) => ({ composeExtension: { type: 'message', text } });

/** What is said when something went wrong, in the shape that the activity waits for. */
export function extensionApology(name: string, text: string): unknown {
  return /^composeExtension\/query/.test(name) ? said(text) : saidInDialog(text);
}

/**
 * Whether the answer to an activity is shown to nobody but the one who acts: in a dialog, or in the message extension, whose
 * conversation may be one that the bot is not in.
 */
export const isShownAlone = (name: string | undefined): boolean =>
  name === 'task/fetch' || (name?.startsWith('composeExtension/') ?? false);

function listOf(found: readonly Found[]): unknown {
  const attachments = found.map(({ title, text, message }) => ({
    ...CardFactory.adaptiveCard(message.card),
    preview: CardFactory.thumbnailCard(escapeHtml(title), undefined, undefined, { text: escapeHtml(text) }),
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** Teams reads some HTML in the texts of a thumbnail card. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
