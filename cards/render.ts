import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { CardData, CardName } from './card-data.ts';

type Json = Record<string, unknown>;

const templates = new Map<CardName, Template>();

/**
 * Fills a card's template. Text in `data` is never evaluated, so what people write stays what they wrote. Every
 * Action.Execute gets an Action.Submit beside it, for clients that do not know the former.
 */
export function render<Name extends CardName>(name: Name, data: CardData[Name]): Json {
  const template = templates.get(name) ?? readTemplate(name);
  const card = template.expand({ $root: data }) as Json;
  addFallbacks(card.body as Json[]);
  return card;
}

function readTemplate(name: CardName): Template {
  const template = new Template(JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')));
  templates.set(name, template);
  return template;
}

function addFallbacks(elements: readonly Json[]): void {
  for (const { actions, items, columns, rows, cells } of elements) {
    for (const action of (actions ?? []) as Json[]) {
      if (action.type !== 'Action.Execute') continue;
      const { title, tooltip, verb, data } = action;
      action.fallback = { type: 'Action.Submit', title, tooltip, data: { verb, data } };
    }
    for (const inner of [items, columns, rows, cells]) addFallbacks((inner ?? []) as Json[]);
  }
}
