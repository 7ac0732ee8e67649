import assert from 'node:assert/strict';
import { cardMessage, questionMessage } from '../../bot/answer-message.ts';
import { type CardState, newState } from '../../bot/card-state.ts';
import { type Message, toActivity } from '../../bot/message.ts';
import { textsFor } from '../../bot/texts/texts.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { cardProblems } from '../support/card-host.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { buttonsOf, elementsOf, textsOf } from '../support/teams-cards.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
const HOSTILE = [
  '\u0024{1+1} \u0024{$root}',
  '**fet** [länk](https://evil.example) `kod` ![bild](https://evil.example/x.png)',
  '<at>Alla</at> <b>fet</b> <script>alert(1)</script>',
  '{{DATE(2026-11-20T08:00:00Z)}} "citat" \\ bakstreck',
];
const KINDS = ['answer', 'suggest', 'escalate'] as const;
/** 28 KB: what every way into Teams takes, though a bot's message may be larger. */
const MAX_CARD_BYTES = 28 * 1024;

type CardMessage = Message & { kind: 'card' };

describe('what a person wrote', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await realKnowledge();
  });

  function draw(state: CardState): CardMessage {
    const message = cardMessage(state, { knowledge, now: NOW, status: [], query: undefined });
    assert.equal(message.kind, 'card');
    return message as CardMessage;
  }

  for (const kind of KINDS) {
    for (const question of HOSTILE) {
      it(`stays out of sight and comes back as it was on the card "${kind}": ${question}`, () => {
        const entries = kind === 'escalate' ? [] : ['fvm-styrgrupp', 'fvm-programstyrgrupp'];
        const { card, summary } = draw(newState({ lang: 'sv', question, entries, kind }));
        const data = buttonsOf(card).find(({ verb }) => verb === 'forum.ask')?.data;
        assert.equal((data?.card as CardState | undefined)?.question, question);
        for (const word of question.split(' ')) assert.equal(`${summary}${textsOf(card)}`.includes(word), false, word);
        const titles = elementsOf(card).flatMap(({ title, tooltip, fallbackText }) => [title, tooltip, fallbackText]);
        assert.equal(titles.join(' ').includes(question), false);
        assert.deepEqual(cardProblems(card), []);
      });
    }
  }

  it('is no part of an answer, whatever it asks for', () => {
    for (const question of HOSTILE) {
      const asked = `${question} Vem är ordförande i FVM styrgrupp?`;
      const { message } = questionMessage(asked, { knowledge, texts: textsFor('sv'), now: NOW });
      const shown = message.kind === 'card' ? [message.summary, ...textsOf(message.card)].join('\n') : message.text;
      assert.doesNotMatch(shown, /evil|alert|Alla<|\$\{|\{\{DATE/);
    }
  });

  it('fits on every card at its longest', () => {
    for (const [id, entry] of knowledge.entries) {
      const entries = [id, ...[...knowledge.entries.keys()].filter((other) => other !== id).slice(0, 2)];
      for (const letter of ['å', '"', '語']) {
        const question = letter.repeat(1000);
        const { card } = draw(newState({ lang: 'sv', question, entries, kind: 'answer' }));
        const bytes = Buffer.byteLength(JSON.stringify(card));
        assert.ok(bytes <= MAX_CARD_BYTES, `${entry.id} with 1,000 ${letter}: ${bytes} bytes`);
      }
    }
  });
});

describe('every entry', () => {
  let knowledge: Knowledge;
  before(async () => {
    knowledge = await realKnowledge();
  });

  it('makes a sound card with a summary and a source, in both languages', () => {
    for (const lang of ['sv', 'en'] as const) {
      for (const [id, { title }] of knowledge.entries) {
        const state = newState({ lang, question: title, entries: [id], kind: 'answer' });
        const message = cardMessage(state, { knowledge, now: NOW, status: [], query: undefined }) as CardMessage;
        const { summary, attachments, entities } = toActivity(message);
        assert.deepEqual(cardProblems(message.card), [], id);
        assert.doesNotMatch(JSON.stringify(message.card), /\$\{|undefined|\[object/, id);
        assert.ok(summary && summary.length <= 160, id);
        assert.equal(attachments?.length, 1);
        const claims = (entities?.[0]?.citation ?? []) as { appearance: { name: string; abstract: string } }[];
        assert.ok(
          claims.every(({ appearance }) => appearance.name.length <= 80),
          id,
        );
        assert.deepEqual(
          claims.map(({ appearance }) => appearance.abstract.length <= 160),
          [true],
          id,
        );
      }
    }
  });
});
