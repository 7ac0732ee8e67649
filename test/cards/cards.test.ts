import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { ACTIONS } from '../../bot/actions.ts';
import type { CardData, CardName } from '../../cards/card-data.ts';
import { render } from '../../cards/render.ts';
import { cardProblems } from '../support/card-host.ts';
import { buttonsOf, elementsOf } from '../support/teams-cards.ts';

const FOLDER = new URL('../../cards/', import.meta.url);
const files = readdirSync(FOLDER);
const names = files.flatMap((file) => /^([a-z-]+)\.json$/.exec(file)?.[1] ?? []) as CardName[];
const example = <Name extends CardName>(name: Name): CardData[Name] =>
  JSON.parse(readFileSync(new URL(`${name}.data.json`, FOLDER), 'utf8'));

describe('the cards', () => {
  it('have an example each, and no example is without its card', () => {
    const examples = files.flatMap((file) => /^([a-z-]+)\.data\.json$/.exec(file)?.[1] ?? []);
    assert.ok(names.length >= 3);
    assert.deepEqual(examples.sort(), [...names].sort());
  });
});

for (const name of names) {
  describe(`the card ${name}`, () => {
    const card = render(name, example(name));

    it('is an Adaptive Card of version 1.5 with a text for clients that cannot show it', () => {
      assert.deepEqual([card.type, card.version], ['AdaptiveCard', '1.5']);
      assert.equal(card.fallbackText, example(name).summary);
      assert.equal(card.lang, example(name).lang);
    });

    it('is filled in without a rest', () => assert.doesNotMatch(JSON.stringify(card), /\$\{|\$data|\$when|undefined/));

    it('is read by Microsoft’s own card library without a complaint', () => assert.deepEqual(cardProblems(card), []));

    it('shows all text whole, with one heading on top', () => {
      const texts = elementsOf(card).filter(({ type }) => type === 'TextBlock');
      for (const text of texts) assert.equal(text.wrap, true, String(text.text));
      for (const { text } of [...texts, ...elementsOf(card).filter(({ type }) => type === 'TextRun')]) {
        assert.equal(typeof text, 'string', `${text} is not drawn`);
        assert.notEqual(String(text).trim(), '');
      }
      assert.deepEqual(
        texts.map(({ style }) => style === 'heading'),
        texts.map((_, at) => at === 0),
      );
    });

    it('has buttons with a title, a description, a verb that exists, and the same for older clients', () => {
      const actions = elementsOf(card).filter(({ type }) => String(type).startsWith('Action.'));
      const executes = actions.filter(({ type }) => type === 'Action.Execute');
      const others = actions.filter(({ type }) => ['Action.OpenUrl', 'Action.ToggleVisibility'].includes(String(type)));
      assert.equal(actions.length, 2 * executes.length + others.length);
      for (const { title, tooltip, verb, data, fallback } of executes) {
        assert.notEqual(String(title).trim(), '');
        assert.notEqual(String(tooltip).trim(), '');
        assert.ok(ACTIONS.has(String(verb)), String(verb));
        assert.deepEqual(fallback, { type: 'Action.Submit', title, tooltip, data: { verb, data } });
      }
      assert.equal(buttonsOf(card).length, executes.length);
    });

    it('has links with a title, over https unless they stay on this machine', () => {
      for (const { title, url } of elementsOf(card).filter(({ type }) => type === 'Action.OpenUrl')) {
        assert.notEqual(String(title).trim(), '');
        assert.match(String(url), /^(https:|http:\/\/(127\.0\.0\.1|localhost)[:/])/);
      }
    });

    it('has parts to unfold that exist', () => {
      const elements = elementsOf(card);
      for (const { title, targetElements } of elements.filter(({ type }) => type === 'Action.ToggleVisibility')) {
        assert.notEqual(String(title).trim(), '');
        for (const target of targetElements as string[]) assert.ok(elements.some(({ id }) => id === target));
      }
    });

    it('has inputs with a name, a label, and words for what is missing where they must be filled in', () => {
      const inputs = elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
      assert.equal(new Set(inputs.map(({ id }) => id)).size, inputs.length);
      for (const { type, id, label, title, isRequired, errorMessage } of inputs) {
        assert.ok(id);
        const name = type === 'Input.Toggle' ? title : label;
        assert.notEqual(String(name ?? '').trim(), '', String(id));
        if (isRequired === true) assert.notEqual(String(errorMessage ?? '').trim(), '', String(id));
      }
    });

    it('has charts that clients without charts show as a table of the same numbers', () => {
      for (const chart of elementsOf(card).filter(({ type }) => String(type).startsWith('Chart.'))) {
        assert.notEqual(String(chart.title).trim(), '');
        const points = chart.data as Record<string, unknown>[];
        const numbers = points.map(({ value, y }) => value ?? y);
        assert.ok(numbers.every((number) => typeof number === 'number'));
        const { type, rows } = chart.fallback as { type: string; rows: unknown[] };
        assert.equal(type, 'Table');
        assert.deepEqual(
          rows.slice(1).map((row) => Number(elementsOf(row).findLast((element) => element.type === 'TextBlock')?.text)),
          numbers,
        );
      }
    });
  });
}
