import type { Status } from '../cards/card-data.ts';
import { MAX_WORDS_LENGTH, ownWords, parseOwnWords, saveOwnWords, wordsNumber } from '../src/knowledge/own-words.ts';
import { type ActionResult, card } from './action.ts';
import { newEntryData, type WordsData } from './entry-card-data.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import { attention, good } from './status-lines.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { buttonRows } from './views/button-rows.ts';
import { ONLY_FIELDS } from './views/questions-view.ts';

/** The words that hosts have said mean the same, to change; `typed` is what was refused. */
export async function wordsMessage(
  { deps }: Turn,
  { status, typed }: { status: Status[]; typed?: string | undefined },
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
      { ...words.save, verb: 'words.save', data: { ...data, number: wordsNumber(current) } },
      { ...texts.knowledge.edit.back, verb: 'entry.list', data },
    ]),
  });
}

export async function showWords(turn: Turn, { lang }: { lang: 'sv' | 'en' }): Promise<ActionResult> {
  return card(await wordsMessage(turn, { status: [] }, textsFor(lang)));
}

/** Saves what means the same; questions are read so from then on. */
export async function saveWords(turn: Turn, { lang, number, words: typed = '' }: WordsData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { words } = texts.knowledge.edit;
  const refuse = async (text: string): Promise<ActionResult> =>
    card(await wordsMessage(turn, { status: attention(text), typed }, texts), text);
  if (typed.length > MAX_WORDS_LENGTH) {
    return { kind: 'said', said: texts.bot.refusals.tooLong(typed.length, MAX_WORDS_LENGTH) };
  }
  const read = parseOwnWords(typed);
  if (read.kind === 'problem') return refuse(words.problems[read.problem](read.line));
  const { person: by, now, deps } = turn;
  const { groups } = read;
  const result = await deps.store.change(ownWords, (current) => saveOwnWords(current, { number, groups, by, now }));
  turn.log.info({ result }, 'words that mean the same');
  if (result === 'stale') return refuse(texts.knowledge.edit.stale);
  if (result === 'done') await deps.knowledgeChanged();
  const status = good(result === 'done' ? words.saved : texts.knowledge.edit.nothingNew);
  return card(await wordsMessage(turn, { status }, texts), status[0]?.text);
}
