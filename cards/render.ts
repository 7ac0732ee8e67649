import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { CardData, CardName } from './card-data.ts';

const templates = new Map<CardName, Template>();

/** Fills a card's template. Text in `data` is never evaluated, so what people write stays what they wrote. */
export function render<Name extends CardName>(name: Name, data: CardData[Name]): Record<string, unknown> {
  const template = templates.get(name) ?? readTemplate(name);
  return template.expand({ $root: data }) as Record<string, unknown>;
}

function readTemplate(name: CardName): Template {
  const template = new Template(JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')));
  templates.set(name, template);
  return template;
}
