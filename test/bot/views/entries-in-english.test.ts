import assert from 'node:assert/strict';
import { newState } from '../../../bot/card-state.ts';
import type { BotDeps } from '../../../bot/deps.ts';
import { foundEntry } from '../../../bot/extension-search.ts';
import { browseView, entryView } from '../../../bot/tab/knowledge-view.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { answerView } from '../../../bot/views/answer-view.ts';
import { suggestView } from '../../../bot/views/choice-view.ts';
import { describeNote } from '../../../src/knowledge/describe-entry.ts';
import type { Language } from '../../../src/language.ts';
import { entry, knowledgeOf } from '../../knowledge/entries.ts';

const NOW = new Date('2026-02-01T08:00:00Z');
const english = { title: 'Bulbs', text: 'The janitor replaces bulbs.\n\nThey are in the cellar.', of: 'sv-00000000' };
const lamps = entry({ id: 'lampor', title: 'Lampor', topics: ['om-fvm'], body: 'Vaktmästaren byter lampor.', english });
const doors = entry({
  id: 'dorrar',
  title: 'Dörrar',
  topics: ['om-fvm'],
  body: 'Dörrar lagas.',
  later: ['lampor'],
  disagreesWith: ['lampor'],
});
const old = entry({ id: 'gammal', body: 'Gammalt.', status: 'superseded', supersededBy: 'lampor' });
const knowledge = knowledgeOf(lamps, doors, old);

/** What is seen of the entries in a language, wherever they are shown. */
function seen(language: Language): Record<string, unknown> {
  const texts = textsFor(language);
  const state = newState({ lang: language, question: 'x', entries: ['lampor'], kind: 'answer' });
  const given = { knowledge, texts, now: NOW, state, status: [] };
  const opened = entryView(lamps, knowledge, { texts, now: NOW });
  const doorCard = answerView({ entry: doors, text: doors.body, alternatives: [] }, given);
  const oldCard = answerView({ entry: old, text: old.body, alternatives: [lamps] }, given);
  const found = foundEntry({ deps: { knowledge: () => knowledge } as BotDeps, texts, now: NOW }, lamps);
  return {
    title: answerView({ entry: lamps, text: 'x', alternatives: [] }, given).title,
    suggested: suggestView([lamps], { texts, state, status: [] }).choices[0]?.title,
    alternative: answerView({ entry: lamps, text: 'x', alternatives: [doors] }, given).alternatives[0]?.title,
    later: doorCard.later[0]?.links[0]?.text.split(' ')[0],
    laterOpens: doorCard.later[0]?.links[0]?.button.tooltip,
    otherSource: doorCard.warnings.at(-1)?.text.split('.')[0],
    successor: oldCard.warnings[0]?.heading.includes(language === 'en' ? 'Bulbs' : 'Lampor'),
    shared: [found.title, found.text.split(': ')[1]?.split('.')[0]],
    tab: [opened.title, opened.lang, opened.paragraphs, opened.warnings.length],
    tabLine: browseView(knowledge, texts, NOW)
      .flatMap(({ entries }) => entries)
      .map(({ title, lang }) => [title, lang]),
    note: describeNote({ kind: 'older-english' }, texts.knowledge).heading === texts.knowledge.notes.olderEnglish,
  };
}

describe('entries with an English text', () => {
  it('are shown by it in English', () => {
    assert.deepEqual(seen('en'), {
      title: 'Bulbs',
      suggested: 'Bulbs',
      alternative: 'Dörrar',
      later: 'Bulbs',
      laterOpens: 'Bulbs',
      otherSource: 'The janitor replaces bulbs',
      successor: true,
      shared: ['Bulbs', 'The janitor replaces bulbs'],
      tab: ['Bulbs', 'en', ['The janitor replaces bulbs.', 'They are in the cellar.'], 1],
      tabLine: [
        ['Bulbs', 'en'],
        ['Dörrar', 'sv'],
      ],
      note: true,
    });
  });

  it('are shown in Swedish as they were', () => {
    assert.deepEqual(seen('sv'), {
      title: 'Lampor',
      suggested: 'Lampor',
      alternative: 'Dörrar',
      later: 'Lampor',
      laterOpens: 'Lampor',
      otherSource: 'Vaktmästaren byter lampor',
      successor: true,
      shared: ['Lampor', 'Vaktmästaren byter lampor'],
      tab: ['Lampor', 'sv', ['Vaktmästaren byter lampor.'], 0],
      tabLine: [
        ['Dörrar', 'sv'],
        ['Lampor', 'sv'],
      ],
      note: true,
    });
  });
});
