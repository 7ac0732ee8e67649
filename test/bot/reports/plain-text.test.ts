import assert from 'node:assert/strict';
import { ADMIN, inSweden, LEADER, REPORT_BOT, type Somebody, somebody, VASTKOM } from '../../support/report-people.ts';
import { appoint, asDeputy, asks, asReporter, cardsTo, FILLED, redraws } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { elementsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;

/** What a text may try; each holds the word by which it is found again. */
const HOSTILE = [
  '**Hittad** _x_ ~~y~~',
  '[Hittad](https://evil.example)',
  '![Hittad](https://evil.example/x.png)',
  '# Hittad',
  '- Hittad',
  '1. Hittad',
  '<at>Hittad</at>',
  '<b onclick="x()">Hittad</b> &lt;i&gt; &amp;',
  '<script>Hittad</script>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that looks like a template
  "Hittad ${form} ${1+1} ${json('{}')}",
  'Hittad {{DATE(2026-10-21T07:00:00Z,SHORT)}}',
  'Hittad \\*x\\* `code` "citat" \'x\'',
  'Hittad %22%3E $& $1 \\u0000 \\n',
] as const;

/** Where a text that people wrote stands on a card: the property's name behind the element's type. */
function placesOf(card: Json): { place: string; text: string }[] {
  return elementsOf(card).flatMap((element) =>
    Object.entries(element).flatMap(([name, value]) => {
      const texts = typeof value === 'string' ? [value] : name === 'facts' ? [JSON.stringify(value)] : [];
      return texts
        .filter((text) => text.includes('Hittad'))
        .map((text) => ({ place: `${element.type}.${name}`, text }));
    }),
  );
}

/** As it is shown: an unseen joiner keeps Adaptive Cards from running dates. */
const shown = (text: string): string => text.replaceAll('\u2060', '');

describe('what people wrote is shown as plain text', () => {
  const bot = useBot(REPORT_BOT);
  let rut: Somebody;
  let disa: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-01-21', '09:00');
    rut = await asReporter(bot(), '1440');
    disa = await asDeputy(bot(), '1440');
    await appoint(bot(), LEADER, 'leader');
  });

  function assertPlain(card: Json, text: string, allowed: readonly string[]): void {
    const places = placesOf(card);
    assert.deepEqual([...new Set(places.map(({ place }) => place))].sort(), [...allowed].sort());
    for (const one of places) {
      assert.equal(shown(one.text), text, one.place);
      if (one.place === 'TextRun.text') assert.doesNotMatch(one.text, /\{\{/);
    }
    assert.doesNotMatch(JSON.stringify(card.fallbackText), /Hittad/);
  }

  for (const text of HOSTILE) {
    it(`on every card: ${text}`, async () => {
      const typed = {
        ...FILLED,
        status: 'needs-support',
        summary: text,
        planning: text,
        support: text,
        question: text,
      };
      const disas = await asks(bot(), disa, 'rapport');
      const form = await asks(bot(), rut, 'rapport');
      assertPlain(await redraws(bot(), rut, form, 'report.save-draft', typed), text, ['Input.Text.value']);
      assertPlain(await redraws(bot(), rut, form, 'report.submit', typed), text, ['TextRun.text']);
      const conflict = await redraws(bot(), disa, disas, 'report.submit', { ...FILLED, support: text });
      assertPlain(conflict, text, ['Input.Text.value', 'TextRun.text']);
      const status = await asks(bot(), LEADER, 'status rapporter');
      assertPlain(status, text, ['TextRun.text']);
      const view = await redraws(bot(), LEADER, status, 'report.view', { municipality: '1440' });
      assertPlain(view, text, ['TextRun.text']);
      const other = await redraws(bot(), LEADER, status, 'report.view', { municipality: '1441' });
      const excused = await redraws(bot(), LEADER, other, 'report.excuse', { reason: text });
      const [reason, ...more] = placesOf(excused);
      assert.deepEqual([reason?.place, more], ['TextRun.text', []]);
      assert.ok(shown(reason?.text ?? '').endsWith(text), 'the reason as it was written');
      bot().clock.now = inSweden('2026-02-20', '09:00');
      assertPlain(await asks(bot(), disa, 'rapport'), text, ['TextRun.text']);
    });
  }

  it('also a person’s name on the cards of those who decide', async () => {
    const name = '**Hittad** [x](https://evil.example) <at>y</at> {{DATE(2026-10-21T07:00:00Z)}}';
    const mallory = somebody(name, VASTKOM, 66);
    await redraws(bot(), mallory, await asks(bot(), mallory, 'roller'), 'role.ask', { role: 'host' });
    await bot().tick();
    const told = cardsTo(bot(), ADMIN).at(-1) ?? {};
    const book = await asks(bot(), ADMIN, 'roller');
    for (const card of [told, book]) {
      const places = placesOf(card).map(({ place }) => place);
      assert.deepEqual(
        places.filter((place) => !['TextRun.text', 'AdaptiveCard.fallbackText'].includes(place)),
        [],
      );
      assert.ok(places.includes('TextRun.text'));
    }
    const granted = await redraws(bot(), ADMIN, book, 'Bevilja');
    const [said = ''] = elementsOf(granted).flatMap(({ type, text }) =>
      type === 'TextBlock' && String(text).includes('Hittad') ? [String(text)] : [],
    );
    assert.match(said, /\\\*\\\*Hittad\\\*\\\* \\\[x\\\]\(https:/);
    assert.doesNotMatch(said, /\{\{|<at>/);
  });
});
