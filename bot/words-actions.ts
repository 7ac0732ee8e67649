import type { Status } from '../cards/card-data.ts';
import type { Difference } from '../src/knowledge/differences.ts';
import { withEntries } from '../src/knowledge/knowledge.ts';
import { MAX_WORDS_LENGTH, ownWords, parseOwnWords, saveOwnWords, wordsNumber } from '../src/knowledge/own-words.ts';
import { type ActionResult, card } from './action.ts';
import { newEntryData, type WordsData } from './entry-card-data.ts';
import { doGently } from './gently.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import { attention, good } from './status-lines.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { markOf, tryKnowledge } from './try-out.ts';
import type { Turn } from './turn.ts';
import { buttonRows } from './views/button-rows.ts';
import { differencesItem, differText } from './views/entry-view.ts';
import { ONLY_FIELDS } from './views/questions-view.ts';

/** What other words would change, and a mark of them, so that only they are saved without being tried again. */
type TriedWords = { readonly sure: string; readonly differences: readonly Difference[] };

/** The words that hosts have said mean the same, to change; `typed` is what was refused. */
export async function wordsMessage(
  { deps }: Turn,
  { status, typed, tried }: { status: Status[]; typed?: string | undefined; tried?: TriedWords },
  texts: Texts,
): Promise<CardMessage> {
  const { words } = texts.knowledge.edit;
  const current = await deps.store.read(ownWords);
  const value = typed ?? current.groups.map((group) => group.join(', ')).join('\n');
  const data = newEntryData(texts.language);
  return renderMessage('questions', {
    lang: texts.language,
    summary: words.heading,
    heading: words.heading,
    text: words.text,
    status,
    filter: [],
    questions: [
      ...(tried === undefined ? [] : [differencesItem(tried.differences, texts)]),
      {
        ...ONLY_FIELDS,
        input: [
          {
            id: 'words',
            label: words.label,
            value: value.slice(0, MAX_WORDS_LENGTH),
            maxLength: MAX_WORDS_LENGTH,
            isLong: true,
          },
        ],
        rows: [],
      },
    ],
    hint: words.hint,
    buttons: buttonRows([
      {
        ...(tried === undefined ? words.save : words.saveAnyway),
        verb: 'words.save',
        data: { ...data, number: wordsNumber(current), ...(tried !== undefined && { sure: tried.sure }) },
      },
      { ...texts.knowledge.edit.back, verb: 'entry.list', data },
    ]),
  });
}

export async function showWords(turn: Turn, { lang }: { lang: 'sv' | 'en' }): Promise<ActionResult> {
  return card(await wordsMessage(turn, { status: [] }, textsFor(lang)));
}

/** Saves what means the same, when the host has seen which questions get another answer by that. */
export async function saveWords(
  turn: Turn,
  { lang, number, sure, words: typed = '' }: WordsData,
): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { words } = texts.knowledge.edit;
  const refuse = async (text: string, tried?: TriedWords): Promise<ActionResult> =>
    card(await wordsMessage(turn, { status: attention(text), typed, ...(tried && { tried }) }, texts), text);
  if (typed.length > MAX_WORDS_LENGTH) {
    return { kind: 'said', said: texts.bot.refusals.tooLong(typed.length, MAX_WORDS_LENGTH) };
  }
  const read = parseOwnWords(typed);
  if (read.kind === 'problem') return refuse(words.problems[read.problem](read.line));
  const { person: by, now, deps } = turn;
  const { groups } = read;
  const tried = await tryWords(turn, { number, groups, sure });
  if (tried !== undefined) return refuse(differText(tried.differences, texts), tried);
  const result = await deps.store.change(ownWords, (current) => saveOwnWords(current, { number, groups, by, now }));
  turn.log.info({ result }, 'words that mean the same');
  if (result === 'stale') return together(turn, groups, texts);
  if (result === 'done') await deps.knowledgeChanged();
  const status = good(result === 'done' ? words.saved : texts.knowledge.edit.nothingNew);
  return card(await wordsMessage(turn, { status }, texts), status[0]?.text);
}

/** Another host was faster: the lines of both, to be looked through and saved. */
async function together(turn: Turn, own: readonly string[][], texts: Texts): Promise<ActionResult> {
  const { groups } = await turn.deps.store.read(ownWords);
  const typed = [...new Set([...groups, ...own].map((group) => group.join(', ')))].join('\n');
  const status = attention(texts.knowledge.edit.words.stale);
  return card(await wordsMessage(turn, { status, typed }, texts), status[0]?.text);
}

/** The questions that get another answer where those words mean the same; `undefined` where none do, the host has seen them, or another was faster. */
async function tryWords(
  { deps }: Turn,
  { number, groups, sure }: { number: number; groups: readonly string[][]; sure: string | undefined },
): Promise<TriedWords | undefined> {
  if (wordsNumber(await deps.store.read(ownWords)) !== number) return undefined;
  const before = deps.knowledge();
  const after = await doGently(withEntries(before, [...before.entries.values()], groups));
  const found = await tryKnowledge(deps, { before, after });
  const mark = markOf(JSON.stringify(groups), found);
  return found.length === 0 || sure === mark ? undefined : { sure: mark, differences: found };
}
