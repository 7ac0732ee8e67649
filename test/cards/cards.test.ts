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
      for (const text of texts) {
        assert.equal(text.wrap, true, String(text.text));
        assert.notEqual(String(text.text).trim(), '');
      }
      assert.deepEqual(
        texts.map(({ style }) => style === 'heading'),
        texts.map((_, at) => at === 0),
      );
    });

    it('has buttons with a title, a description, a verb that exists, and the same for older clients', () => {
      const actions = elementsOf(card).filter(({ type }) => String(type).startsWith('Action.'));
      const executes = actions.filter(({ type }) => type === 'Action.Execute');
      assert.equal(actions.length, 2 * executes.length);
      for (const { title, tooltip, verb, data, fallback } of executes) {
        assert.notEqual(String(title).trim(), '');
        assert.notEqual(String(tooltip).trim(), '');
        assert.ok(ACTIONS.has(String(verb)), String(verb));
        assert.deepEqual(fallback, { type: 'Action.Submit', title, tooltip, data: { verb, data } });
      }
      assert.equal(buttonsOf(card).length, executes.length);
    });
  });
}
