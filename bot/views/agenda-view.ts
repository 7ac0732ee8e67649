import type { ButtonData, CardData, LinkData, Status } from '../../cards/card-data.ts';
import { type AgendaItem, type AgendaState, type Tick, ticksFor } from '../../src/forum/agenda.ts';
import { countVotes } from '../../src/forum/questions.ts';
import type { Agenda } from '../forum-agenda.ts';
import { newQuestionData } from '../question-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { describeAbsence, forumTime } from './forum-view.ts';
import { toQueue } from './host-question-view.ts';
import { linesOf } from './questions-view.ts';

type Card = CardData['agenda'];
type Words = { title: string; tooltip: string };
/** `everybody`: posted in the forum's chat or channel; `host` and `reader`: somebody's own. */
export type AgendaFor = 'everybody' | 'host' | 'reader';

const COLORS: Record<AgendaState, Card['items'][number]['color']> = {
  waiting: 'default',
  now: 'accent',
  answered: 'good',
  tabled: 'warning',
};

/** The agenda of a forum: for hosts with what they can do about each question, for everybody with how it goes. */
export function agendaView(
  agenda: Agenda | undefined,
  {
    shownTo,
    status,
    where,
    links,
  }: { shownTo: AgendaFor; status: Status[]; where: string | undefined; links: LinkData[] },
  texts: Texts,
): Card {
  const { agenda: words } = texts.forum;
  const { language } = texts;
  const heading = agenda === undefined ? words.noForum : words.heading(forumTime(agenda.forum, texts));
  const forum = agenda?.forum.day.toString();
  const items = agenda?.items ?? [];
  const absence = agenda?.forum.absence === undefined ? undefined : describeAbsence(agenda.forum.absence, texts);
  const day = { ...newQuestionData(language), forum };
  const post =
    where === undefined || shownTo !== 'host' ? [] : [{ ...words.post(where), verb: 'agenda.post', data: day }];
  const hosts: ButtonData[] = [
    { ...words.fill, verb: 'agenda.fill', data: day },
    ...(items.length > 0 ? post : []),
    { ...words.refresh, verb: 'agenda.show', data: newQuestionData(language) },
    toQueue(texts),
  ];
  const buttons =
    agenda === undefined ? [] : shownTo === 'host' ? hosts : shownTo === 'everybody' ? shared(agenda, texts) : [];
  return {
    lang: language,
    summary: heading,
    heading,
    text: absence !== undefined ? '' : agenda !== undefined && items.length === 0 ? words.none : '',
    status: [...status, ...(absence === undefined ? [] : [{ style: 'warning', text: absence } as const])],
    items: items.map((item, at) => ({
      number: `${at + 1}.`,
      style: item.state === 'now' ? 'emphasis' : 'default',
      lines: linesOf(item.text),
      state: item.state === 'waiting' ? '' : words.states[item.state],
      color: COLORS[item.state],
      meta: words.votes(countVotes(item)),
      rows: agenda === undefined || shownTo !== 'host' ? [] : buttonRows(hostButtons(item, { agenda, at }, texts)),
    })),
    hint:
      shownTo === 'host' && where === undefined
        ? words.postHere
        : shownTo === 'everybody' && buttons.length > 0
          ? words.forHosts
          : '',
    links: shownTo === 'host' ? [] : links,
    buttons: buttonRows(buttons),
  };
}

function tickButton(
  { id }: AgendaItem,
  { agenda, to, shared: isShared, words }: { agenda: Agenda; to: Tick; shared: boolean; words?: Words },
  { forum, language }: Texts,
): ButtonData {
  const data = { ...newQuestionData(language), forum: agenda.forum.day.toString(), question: id, to, shared: isShared };
  return { ...(words ?? forum.agenda.ticks[to]), verb: 'agenda.tick', data };
}

/** What a host can do about a question: order it before the forum, tick it off during it. */
function hostButtons(item: AgendaItem, { agenda, at }: { agenda: Agenda; at: number }, texts: Texts): ButtonData[] {
  const { agenda: words } = texts.forum;
  const { state, id, question } = item;
  if (question === undefined) return [];
  const common = newQuestionData(texts.language);
  const forum = agenda.forum.day.toString();
  const tick = (to: Tick): ButtonData => tickButton(item, { agenda, to, shared: false }, texts);
  const write: ButtonData = { ...words.write, verb: 'question.open-answer', data: { ...common, question: id } };
  const ticks = agenda.isOn ? ticksFor(item).map(tick) : [];
  if (state === 'answered') return [write, ...ticks];
  if (state === 'tabled' || agenda.isOn) return ticks;
  const here = { ...common, forum, question: id };
  return [
    ...(at > 0 ? [{ ...words.up, verb: 'agenda.up', data: here }] : []),
    { ...words.remove, verb: 'agenda.remove', data: here },
    { ...texts.forum.manage.open, verb: 'question.manage', data: { ...common, question: id } },
  ];
}

/** What hosts press on the card that everybody sees: how it went for the question that is up, or the next one. */
function shared(agenda: Agenda, texts: Texts): ButtonData[] {
  if (!agenda.isOn) return [];
  const current = agenda.items.find(({ state }) => state === 'now');
  if (current !== undefined) {
    return (['answered', 'tabled'] as const).map((to) => tickButton(current, { agenda, to, shared: true }, texts));
  }
  const next = agenda.items.find(({ state }) => state === 'waiting');
  const words = texts.forum.agenda.next;
  return next === undefined ? [] : [tickButton(next, { agenda, to: 'now', shared: true, words }, texts)];
}
