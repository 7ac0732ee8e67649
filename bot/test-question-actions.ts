import type { Status } from '../cards/card-data.ts';
import { editsOf, entryOf } from '../src/knowledge/edits.ts';
import {
  type AddedTestQuestions,
  addTestQuestions,
  MAX_TEST_QUESTIONS,
  parseTestQuestions,
  removeTestQuestion,
  testQuestions,
  tryTestQuestions,
} from '../src/knowledge/test-questions.ts';
import { type ActionResult, card } from './action.ts';
import type { EntryPageData, TestQuestionData } from './entry-card-data.ts';
import { readHostNames } from './forum-hosts.ts';
import { doGently } from './gently.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import { attention, good } from './status-lines.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { escapeMarkdown } from './views/plain-runs.ts';
import { MAX_TYPED, testQuestionsView } from './views/test-questions-view.ts';

/** Questions on a page. */
const ON_PAGE = 6;

type Shown = { entry: string | undefined; page?: number | undefined; status?: Status[]; typed?: string | undefined };

/** Test questions of one entry, or all of them, those that get a wrong answer first. */
async function testQuestionsMessage(
  turn: Turn,
  { entry, page = 0, status = [], typed }: Shown,
  texts: Texts,
): Promise<CardMessage> {
  const { deps, now } = turn;
  const { questions } = await deps.store.read(testQuestions);
  const asked = Object.entries(questions).filter(([, one]) => entry === undefined || one.entry === entry);
  const own = await doGently(tryTestQuestions({ questions: Object.fromEntries(asked) }, deps.knowledge()));
  const pages = Math.max(1, Math.ceil(own.length / ON_PAGE));
  const at = Math.min(page, pages - 1);
  const onPage = own.slice(at * ON_PAGE, (at + 1) * ON_PAGE).map(async (one) => {
    const meant = one.entry === null ? undefined : await meantEntry(turn, one.entry);
    return { ...one, title: meant?.title, isLive: meant?.isLive ?? true };
  });
  const count = { wrong: 0, shown: 0, right: 0 };
  for (const { verdict } of own) count[verdict]++;
  const shown = {
    entry: entry === undefined ? undefined : { id: entry, title: (await meantEntry(turn, entry)).title },
    counts: count,
    onPage: await Promise.all(onPage),
    page: at,
    pages,
    typed,
    status: status.map((one) => ({ ...one, text: escapeMarkdown(one.text) })),
    nameOf: await readHostNames(turn, texts),
    now,
  };
  return renderMessage('questions', testQuestionsView(shown, texts));
}

/** What the entry is called, also when it is retired or gone. */
async function meantEntry({ deps }: Turn, id: string): Promise<{ title: string; isLive: boolean }> {
  const edited = await deps.store.read(editsOf(id));
  const entry = entryOf(edited, deps.underneath().get(id));
  return { title: entry?.title ?? id, isLive: entry !== undefined && edited.state !== 'retired' };
}

async function shownCard(turn: Turn, shown: Shown, texts: Texts): Promise<ActionResult> {
  return card(await testQuestionsMessage(turn, shown, texts), shown.status?.[0]?.text);
}

export function listTestQuestions(turn: Turn, { lang, entry, page }: EntryPageData): Promise<ActionResult> {
  return shownCard(turn, { entry, page }, textsFor(lang));
}

/** Adds what is typed: questions that the entry should answer or, without one, that none may answer. */
export async function addTests(
  turn: Turn,
  { lang, entry, testQuestions: typed = '' }: EntryPageData,
): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { tests: words } = texts.knowledge.edit;
  const refuse = (text: string) => shownCard(turn, { entry, status: attention(text), typed }, texts);
  if (typed.length > MAX_TYPED) return refuse(texts.bot.refusals.tooLong(typed.length, MAX_TYPED));
  const read = parseTestQuestions(typed);
  if (read.kind === 'problem') return refuse(words.problems[read.problem]);
  if (entry !== undefined && !(await meantEntry(turn, entry)).isLive) return refuse(words.entryGone);
  const result = await keepTests(turn, { questions: read.questions, entry: entry ?? null });
  if (result.kind !== 'added') return refuse(await saidOf(turn, result, texts));
  return shownCard(turn, { entry, status: good(await saidOf(turn, result, texts)) }, texts);
}

export async function keepTests(
  { deps, person: by, now, log }: Turn,
  { questions, entry }: { questions: readonly string[]; entry: string | null },
): Promise<AddedTestQuestions> {
  const added = { questions, entry, by, now };
  const result = await deps.store.change(testQuestions, (current) => addTestQuestions(current, added));
  log.info({ result: result.kind }, 'test questions are added');
  return result;
}

/** What has become of questions that a host wanted to add. */
export async function saidOf(turn: Turn, result: AddedTestQuestions, { knowledge }: Texts): Promise<string> {
  const { tests: words } = knowledge.edit;
  if (result.kind === 'full') return words.full(MAX_TEST_QUESTIONS);
  if (result.kind === 'added') {
    if (result.count === 0) return words.known(result.known);
    return [words.saved(result.count), ...(result.known > 0 ? [words.known(result.known)] : [])].join(' ');
  }
  const { q, entry } = result.question;
  return entry === null ? words.takenBySilence(q) : words.taken(q, (await meantEntry(turn, entry)).title);
}

export async function removeTest(turn: Turn, { lang, entry, page, question }: TestQuestionData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { tests: words } = texts.knowledge.edit;
  const result = await turn.deps.store.change(testQuestions, (current) => removeTestQuestion(current, question));
  turn.log.info({ result }, 'a test question is removed');
  const status = good(result === 'done' ? words.removed : words.gone);
  return shownCard(turn, { entry, page, status }, texts);
}
