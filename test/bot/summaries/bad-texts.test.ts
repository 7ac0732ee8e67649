// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts that look like templates
import assert from 'node:assert/strict';
import { inSweden, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { type Inputs, inputsOf, presses, redraws, sendsPress, submits, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import {
  appointLeader,
  copiesIn,
  kept,
  opensDraft,
  PERIOD,
  postsStatus,
  savesDraft,
  subscribeChannels,
  TEXTS,
  words,
} from '../../support/summary-talk.ts';
import { cardOf, elementsOf } from '../../support/teams-cards.ts';

const { form, send } = words;
const SUMMARY = form.labels.summary('oktober', 'november');

describe('a text of the monthly status', () => {
  const bot = useBot(REPORT_BOT);
  let lena: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
    lena = await appointLeader(bot());
  });

  for (const [what, text, length] of [
    ['15,001 characters', 'x'.repeat(15_001), 15_001],
    ['200,000 letters of ASCII', 'x'.repeat(200_000), 200_000],
    ['200,000 å', 'å'.repeat(200_000), 200_000],
  ] as const) {
    it(`of ${what} is answered with how much to cut, and nothing is saved`, async () => {
      const card = await opensDraft(bot());
      const { said } = await presses(bot(), lena, card, form.save.title, { summary: text });
      assert.equal(said, form.tooLongAlone(SUMMARY, length, 15_000));
      assert.deepEqual((await kept(bot())).versions, []);
    });
  }

  it('of 200,000 å beside another is answered too, also from a client without Action.Execute', async () => {
    const card = await opensDraft(bot());
    const typed = { summary: 'å'.repeat(200_000), planning: 'å'.repeat(200_000) };
    assert.equal(
      (await presses(bot(), lena, card, form.save.title, typed)).said,
      form.tooLongAlone(SUMMARY, 200_000, 15_000),
    );
    const [answer] = await submits(bot(), lena, card, form.save.title, typed);
    assert.equal(answer?.text, form.tooLongAlone(SUMMARY, 200_000, 15_000));
  });

  it('of 15,000 characters twice is saved and sent', async () => {
    await subscribeChannels(bot(), 1);
    const typed = { summary: 'å'.repeat(15_000), planning: 'ö'.repeat(15_000) };
    await postsStatus(bot(), lena, typed);
    assert.equal(JSON.stringify(copiesIn(bot(), 1)[0]).match(/[åö]{15000}/g)?.length, 2);
  });

  it('that makes the card larger than Teams takes is not saved, and says by how much', async () => {
    const card = await opensDraft(bot());
    const quotes = { summary: '"'.repeat(15_000), planning: '"'.repeat(15_000) };
    const { said = '' } = await presses(bot(), lena, card, form.save.title, quotes);
    const by = Number(/minst (\d+) tecken/.exec(said)?.[1]);
    assert.equal(said, form.tooMuch(by));
    assert.deepEqual((await kept(bot())).versions, []);
    const planning = quotes.planning.slice(0, -by);
    assert.ok((await presses(bot(), lena, card, form.save.title, { ...quotes, planning })).card);
  });

  for (const [what, typed, field, problem] of [
    ['a personal identity number', { planning: 'Ring 811218-9876.' }, 'planning', form.problems.personalData],
    ['a link without https', { ...TEXTS, link: 'vastkom.se/fvm' }, 'link', form.problems.noLink],
    ['a link to a script', { ...TEXTS, link: 'javascript:alert(1)' }, 'link', form.problems.noLink],
    [
      'a link that hides where it leads',
      { ...TEXTS, link: 'https://vastkom.se@evil.example/' },
      'link',
      form.problems.noLink,
    ],
  ] as [string, Inputs, string, string][]) {
    it(`with ${what} is not saved, and what was typed is still there`, async () => {
      const card = await savesDraft(bot(), lena, typed);
      assert.ok(wordsOn(card).includes(form.notSaved));
      const elements = elementsOf(card);
      const at = elements.findIndex(({ id }) => id === field);
      assert.equal(elements[at + 1]?.text, problem, 'right below its field');
      assert.deepEqual(inputsOf(card), typed);
      assert.deepEqual((await kept(bot())).versions, []);
    });
  }

  for (const [what, typed] of [
    ['nothing', {}],
    ['white space', { summary: ' \n\u200B ', planning: '\t' }],
    ['a heading only', { title: 'Läget' }],
  ] as [string, Inputs][]) {
    it(`of ${what} is not sent`, async () => {
      const draft = await savesDraft(bot(), lena, typed);
      const before = bot().connector.posted(lena.chat.id).length;
      assert.ok(wordsOn(await redraws(bot(), lena, draft, 'Förhandsvisa')).includes(send.empty));
      assert.equal(bot().connector.posted(lena.chat.id).length, before, 'there is no preview');
      const { lastNumber: version } = await kept(bot());
      const press = { verb: 'summary.post', data: { v: 1, lang: 'sv', period: PERIOD, version } };
      await sendsPress(bot(), lena, press);
      assert.deepEqual((await kept(bot())).editions, []);
    });
  }

  it('is nothing but text on the card that is posted, whatever stands in it', async () => {
    await subscribeChannels(bot(), 1);
    const hostile = [
      '**fet** _kursiv_ [länk](https://evil.example) ![bild](https://evil.example/x.png)',
      '# rubrik',
      '${1+1} ${$root} ${title}',
      '{{DATE(2026-11-20T08:00:00Z, SHORT)}}',
      '{{{DATE(2026-11-20T08:00:00Z, SHORT)}}}',
      '{{{{TIME(2026-11-20T08:00:00Z)}}}}',
      '<b>fet</b> <script>alert(1)</script> <at>Alla</at>',
    ];
    const title = '**Läget** [x](https://evil.example) {{TIME(2026-11-20T08:00:00Z)}} ${1+1}';
    await postsStatus(bot(), lena, { title, summary: hostile.join('\n'), planning: hostile.join('\n') });
    const [copy] = copiesIn(bot(), 1);
    const elements = elementsOf(cardOf(copy));
    const runs = elements.filter(({ type }) => type === 'TextRun').map(({ text }) => String(text));
    // A joiner that is not seen keeps the date from being run.
    assert.deepEqual(
      runs.map((text) => text.replaceAll('\u2060', '')),
      [...hostile, ...hostile],
    );
    assert.doesNotMatch(runs.join('\n'), /\{\{/);
    const [heading] = elements.filter(({ style }) => style === 'heading');
    assert.equal(
      heading?.text,
      '\\*\\*Läget\\*\\* \\[x\\](https://evil.example) \\{\\{TIME(2026-11-20T08:00:00Z)\\}\\} $\\{1+1\\}',
    );
    for (const { type, text } of elements.filter((one) => one.type === 'TextBlock' && one !== heading)) {
      assert.doesNotMatch(String(text), /evil|alert|DATE|TIME/, String(type));
    }
    assert.deepEqual(copy?.entities, undefined, 'nobody is mentioned');
  });
});
