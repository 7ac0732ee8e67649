import assert from 'node:assert/strict';
import { shortened } from '../../bot/message.ts';
import { en } from '../../bot/texts/en.ts';
import { sv } from '../../bot/texts/sv.ts';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { shownEntries } from '../../src/knowledge/evaluate.ts';
import { en as knowledgeEn } from '../../src/knowledge/texts/en.ts';
import { sv as knowledgeSv } from '../../src/knowledge/texts/sv.ts';
import { questionWith, realKnowledge } from '../support/real-knowledge.ts';
import { useBot } from '../support/start-bot.ts';
import { CHANNEL, GROUP, mentioning, PERSONAL, personalMessage, pressing } from '../support/teams-activities.ts';
import { buttonOf, buttonsOf, cardOf, textsOf } from '../support/teams-cards.ts';

const CHAIR = 'Vem är ordförande i FVM styrgrupp?';

describe('a question', () => {
  const bot = useBot();

  it('gets one card with the answer, its age, its source and the ways on', async () => {
    const [answer, ...more] = await bot().say(personalMessage(CHAIR));
    assert.deepEqual(more, []);
    const card = cardOf(answer);
    const texts = textsOf(card);
    assert.equal(texts[0], 'FVM styrgrupp');
    assert.match(texts[1] ?? '', /^VGR:s regiondirektör är ordförande i FVM styrgrupp\./);
    assert.ok(texts.includes(knowledgeSv.notes.historical('31 maj 2022')));
    assert.match(texts.join('\n'), /Källa: VGR, \[Så styrs och leds programmet FVM\]\(https:\S+\) \(per 31 maj 2022\)/);
    const verbs = buttonsOf(card).map(({ verb }) => verb);
    assert.deepEqual(verbs.slice(-3), ['forum.ask', 'answer.rate', 'answer.rate']);
    assert.equal(card.lang, 'sv');
  });

  it('in English gets the same entry with its English text, whatever language Teams is set to', async () => {
    const [answer] = await bot().say(personalMessage('Who chairs the FVM steering group?'));
    const card = cardOf(answer);
    assert.equal(card.lang, 'en');
    assert.equal(textsOf(card)[0], 'The FVM steering group');
    assert.match(textsOf(card)[1] ?? '', /^The regional director of VGR chairs the FVM steering group\./);
    assert.match(
      textsOf(card).join('\n'),
      new RegExp(`^${knowledgeEn.source}: VGR, .*\\(as of 31 May 2022\\)`, 'm'),
      'the same source and date',
    );
    assert.match(String(answer?.summary), /^Answer: The regional director/);
    const rated = await bot().post(pressing('answer.rate', buttonOf(card, '👍').data, PERSONAL));
    const redrawn = (rated.body as { value: Record<string, unknown> }).value;
    assert.deepEqual(textsOf(redrawn).slice(0, 2), textsOf(card).slice(0, 2), 'also after a press');
  });

  it('in English gets the Swedish text in an English frame, where an entry has no other', async () => {
    const [answer] = await bot().say(personalMessage('What is DPIA?'));
    const card = cardOf(answer);
    const entry = (await realKnowledge()).entries.get('dpia-vad-ar');
    assert.deepEqual([card.lang, textsOf(card)[0], entry?.english], ['en', entry?.title, undefined]);
    assert.match(textsOf(card).join('\n'), new RegExp(`^${knowledgeEn.source}: `, 'm'));
  });

  for (const [language, texts] of [['sv', sv] as const, ['en', en] as const]) {
    it(`that may mean several things gets them as buttons, and the forum button (${language})`, async () => {
      const question = await questionWith('suggest', language);
      const [suggestion] = await bot().say(personalMessage(question));
      const card = cardOf(suggestion);
      const entries = shownEntries(answerQuestion(question, await realKnowledge()).answer);
      assert.equal(textsOf(card)[0], texts.suggest.heading(entries.length));
      assert.deepEqual(
        buttonsOf(card).map(({ title, verb, data }) => [title, verb, data.entry]),
        [
          ...entries.map(({ title, id }) => [title, 'knowledge.open', id]),
          [language === 'sv' ? 'Ta med till Öppet forum' : 'Bring to the open forum', 'forum.ask', undefined],
        ],
      );
      const titles = entries.map(({ title }) => title).join(', ');
      assert.equal(suggestion?.summary, shortened(texts.suggest.summary(titles), 160));
    });

    it(`without an answer is told so, with what there are answers to and the forum button (${language})`, async () => {
      const [escalation] = await bot().say(personalMessage(await questionWith('escalate', language)));
      const card = cardOf(escalation);
      assert.equal(textsOf(card)[0], texts.escalate.heading);
      assert.match(textsOf(card).join('\n'), new RegExp(texts.topics.optioner));
      assert.deepEqual(
        buttonsOf(card).map(({ verb }) => verb),
        ['forum.ask'],
      );
      assert.equal(escalation?.summary, texts.escalate.summary);
    });
  }

  it('carries its source as a citation, whole on the wire, and no label that says that an AI wrote it', async () => {
    await bot().say(personalMessage(CHAIR));
    const [request] = bot().connector.requests;
    const [entity, ...more] = (request?.body.entities ?? []) as Record<string, unknown>[];
    assert.deepEqual(more, []);
    const [claim] = (entity?.citation ?? []) as { appearance: Record<string, string> }[];
    const { url = '', name, abstract = '' } = claim?.appearance ?? {};
    const appearance = { '@type': 'DigitalDocument', name, abstract, url };
    assert.deepEqual(entity, {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      citation: [{ '@type': 'Claim', position: 1, appearance }],
    });
    assert.equal(name, 'VGR: Så styrs och leds programmet FVM');
    assert.match(abstract, /^VGR:s regiondirektör .{1,140}…$/s);
    assert.match(url, /^https:/);
    assert.doesNotMatch(JSON.stringify(request?.body), /AIGenerated|additionalType/);
  });
});

describe('small talk', () => {
  const bot = useBot();
  const replies = [
    ['hej!', knowledgeSv.smallTalk.greeting],
    ['Tack så mycket', knowledgeSv.smallTalk.thanks],
    ['vem är du?', knowledgeSv.smallTalk['who-are-you']],
    ['thank you', knowledgeEn.smallTalk.thanks],
    ['who are you?', knowledgeEn.smallTalk['who-are-you']],
  ] as const;

  for (const [said, reply] of replies) {
    it(`"${said}" gets one friendly line`, async () => {
      const replies = await bot().say(personalMessage(said));
      assert.deepEqual(
        replies.map(({ text, attachments }) => [text, attachments]),
        [[reply, undefined]],
      );
    });
  }
});

describe('help', () => {
  const bot = useBot();
  const words = [
    ['hjälp', sv],
    ['Hjälp!', sv],
    ['HELP', en],
  ] as const;

  for (const [word, texts] of words) {
    it(`comes for "${word}", with the commands that work and examples`, async () => {
      const [help] = await bot().say(personalMessage(word));
      const card = cardOf(help);
      assert.equal(help?.summary, texts.help.summary);
      assert.deepEqual(textsOf(card), [texts.help.heading, texts.help.ask, texts.help.example]);
      assert.match(JSON.stringify(card), new RegExp(`"value":"${texts.commands.help}"`));
      assert.equal(buttonsOf(card).length, 3);
    });
  }

  it('is found when a question mentions a command among other words', async () => {
    const [answer] = await bot().say(personalMessage('hjälp mig att förstå vem som är ordförande i FVM styrgrupp'));
    assert.match(String(answer?.summary), /^Svar: /);
  });
});

describe('a question in no certain language', () => {
  const bot = useBot({ mode: 'teams' });

  it('is answered in the language that Teams is set to', async () => {
    for (const [locale, texts] of [
      ['en-GB', en],
      ['sv-SE', sv],
      ['fi-FI', sv],
    ] as const) {
      const [reply] = await bot().say(personalMessage('zxcvb qwrtp', { locale }));
      assert.equal(reply?.summary, texts.escalate.summary);
    }
  });
});

describe('where a question is asked', () => {
  const bot = useBot();

  it('in a channel the answer stays in the thread, as a reply to the question', async () => {
    const question = mentioning(CHAIR, CHANNEL);
    await bot().say(question);
    const [request] = bot().connector.requests;
    const thread = encodeURIComponent(CHANNEL.id);
    assert.match(thread, /%3Bmessageid%3D/);
    assert.equal(request?.url, `/v3/conversations/${thread}/activities/${question.id}`);
    assert.equal(request?.body.replyToId, question.id);
  });

  it('the mention of the bot is no part of the question', async () => {
    const [inChannel] = await bot().say(mentioning(CHAIR, CHANNEL));
    const [inGroup] = await bot().say(mentioning(CHAIR, GROUP));
    const [alone] = await bot().say(personalMessage(CHAIR, { conversation: PERSONAL.conversation }));
    assert.equal(inChannel?.summary, alone?.summary);
    assert.equal(inGroup?.summary, alone?.summary);
    assert.match(JSON.stringify(cardOf(inChannel)), /"question":"Vem är ordförande i FVM styrgrupp\?"/);
  });

  it('a mention with nothing else gets a request for words, not silence', async () => {
    const [reply] = await bot().say(mentioning('', CHANNEL));
    assert.equal(reply?.text, sv.refusals.empty);
  });

  it('a card that somebody shares gets no reply, a picture one', async () => {
    const message = (contentType: string) => personalMessage('', { attachments: [{ contentType, content: {} }] });
    assert.deepEqual(await bot().say(message('application/vnd.microsoft.card.adaptive')), []);
    const [reply] = await bot().say(message('image/png'));
    assert.equal(reply?.text, sv.refusals.empty);
  });
});
