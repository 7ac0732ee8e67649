import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { YOU } from '../../../bot/local/colleagues.ts';
import { sv as botWords } from '../../../bot/texts/sv.ts';
import { roleAudit } from '../../../src/people/role-audit.ts';
import { allRoles } from '../../../src/people/roles.ts';
import { sv } from '../../../src/people/texts/sv.ts';
import { sv as reportWords } from '../../../src/reports/texts/sv.ts';
import { ADMIN, inSweden, REPORT_BOT, reporterOf, type Somebody, VASTKOM } from '../../support/report-people.ts';
import {
  asks,
  asReporter,
  cardsTo,
  choicesOf,
  FILLED,
  grants,
  handsIn,
  presses,
  redraws,
  wordsOn,
  writes,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { personalMessage, pressing } from '../../support/teams-activities.ts';
import { buttonOf, cardOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const RUT = reporterOf('1440');
/** Rut with what Teams vouches for. */
const RUTS_LABEL = `Rut 1440 (${sv.organisationOfMany(48, RUT.tenantId.slice(0, 8))})`;
const { ask, book, request: requestWords, decided } = sv;

describe('roles', () => {
  const bot = useBot(REPORT_BOT);

  beforeEach(() => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
  });

  const asksFor = async (who: Somebody, role: string, municipality = ''): Promise<Json> =>
    redraws(bot(), who, await asks(bot(), who, 'roller'), 'role.ask', { role, municipality });
  /** What is done after the turn is done in a moment, though no clock strikes. */
  const until = async (isDone: () => boolean): Promise<void> => {
    for (let n = 0; n < 200 && !isDone(); n++) await setTimeout(5);
  };
  const lastText = (who: Somebody): unknown => bot().connector.posted(who.chat.id).at(-1)?.text;

  it('are asked for, the administrator is told, grants it from the message, and the asker is told and can report', async () => {
    await writes(bot(), ADMIN, 'hej');
    const asked = await asksFor(RUT, 'reporter', '1440');
    assert.ok(wordsOn(asked).includes(ask.asked(1)));
    await bot().tick();
    const told = cardsTo(bot(), ADMIN).at(-1) ?? {};
    assert.ok(wordsOn(told).includes(requestWords.text(RUTS_LABEL, 'rapportör i Ale')));
    const after = await redraws(bot(), ADMIN, told, requestWords.grant);
    assert.ok(wordsOn(after).includes(book.granted('Rut 1440', 'rapportör i Ale')));
    await bot().tick();
    assert.equal(lastText(RUT), `${decided.granted('rapportör i Ale')} ${decided.next}`);
    assert.ok(wordsOn(await handsIn(bot(), RUT)).includes(reportWords.receipt.saved('21 oktober kl. 09.00', 1)));
  });

  it('travel at once, without waiting for the clock', async () => {
    await writes(bot(), ADMIN, 'hej');
    await asksFor(RUT, 'reporter', '1440');
    await until(() => cardsTo(bot(), ADMIN).length > 0);
    await redraws(bot(), ADMIN, cardsTo(bot(), ADMIN).at(-1) ?? {}, requestWords.grant);
    await until(() => lastText(RUT) !== undefined);
    assert.equal(lastText(RUT), `${decided.granted('rapportör i Ale')} ${decided.next}`);
  });

  it('that are denied are not given, and the asker is told', async () => {
    await asksFor(RUT, 'reporter', '1440');
    await redraws(bot(), ADMIN, await asks(bot(), ADMIN, 'roller'), requestWords.deny);
    await bot().tick();
    assert.equal(lastText(RUT), decided.denied('rapportör i Ale'));
    assert.ok(buttonOf(await asks(bot(), RUT, 'rapport'), 'role.ask'));
  });

  it('are decided once: the second decision is told that it is done', async () => {
    await writes(bot(), ADMIN, 'hej');
    await asksFor(RUT, 'reporter', '1440');
    await bot().tick();
    const told = cardsTo(bot(), ADMIN).at(-1) ?? {};
    await redraws(bot(), ADMIN, told, requestWords.grant);
    assert.equal((await presses(bot(), ADMIN, told, requestWords.deny)).said, requestWords.gone);
    await bot().tick();
    assert.equal(
      bot()
        .connector.posted(RUT.chat.id)
        .filter(({ text }) => text).length,
      1,
    );
  });

  it('asked for twice are one request, and six are too many', async () => {
    await asksFor(RUT, 'reporter', '1440');
    assert.ok(wordsOn(await asksFor(RUT, 'reporter', '1440')).includes(ask.alreadyAsked));
    for (const code of ['1441', '1442', '1443', '1444']) await asksFor(RUT, 'reporter', code);
    assert.ok(wordsOn(await asksFor(RUT, 'deputy', '1445')).includes(ask.tooMany));
    assert.equal(Object.keys((await bot().store.read(allRoles)).requests).length, 5);
  });

  it('that are withdrawn end at once: the form that is open is refused', async () => {
    await asReporter(bot(), '1440');
    const form = await asks(bot(), RUT, 'rapport');
    const card = await asks(bot(), ADMIN, 'roller');
    const { [`${RUTS_LABEL}, rapportör i Ale`]: holding = '' } = choicesOf(card, 'holding');
    const after = await redraws(bot(), ADMIN, card, 'role.withdraw', { holding });
    assert.ok(wordsOn(after).includes(book.withdrawn('Rut 1440', 'rapportör i Ale')));
    await bot().tick();
    assert.equal(lastText(RUT), decided.withdrawn('rapportör i Ale'));
    for (const verb of ['report.submit', 'report.save-draft']) {
      assert.equal((await presses(bot(), RUT, form, verb, FILLED)).said, botWords.refusals.notAllowed);
    }
    assert.ok(wordsOn(await redraws(bot(), ADMIN, card, 'role.withdraw', { holding })).includes(book.gone));
  });

  it('can be given to somebody whom the bot has not met, who gets a name by writing', async () => {
    await grants(bot(), RUT, 'reporter', '1440');
    assert.ok(
      choicesOf(await asks(bot(), ADMIN, 'roller'), 'holding')[
        `${RUTS_LABEL.replace(RUT.name, sv.nameless)}, rapportör i Ale`
      ],
    );
    await asks(bot(), RUT, 'rapport');
    assert.ok(choicesOf(await asks(bot(), ADMIN, 'roller'), 'holding')[`${RUTS_LABEL}, rapportör i Ale`]);
  });

  it('leave who did what and when in the audit log, once each, also after a restart', async () => {
    await asReporter(bot(), '1440');
    const card = await asks(bot(), ADMIN, 'roller');
    bot().clock.now = inSweden('2026-10-22', '10:00');
    await redraws(bot(), ADMIN, card, 'role.withdraw', { holding: Object.values(choicesOf(card, 'holding'))[0] ?? '' });
    await bot().restart();
    await bot().tick();
    const { events } = await bot().store.read(roleAudit.doc('2026'));
    assert.deepEqual(
      events.map(({ what, by, person, role, municipality, at }) => [
        what,
        by.userId,
        person.userId,
        role,
        municipality,
        at,
      ]),
      [
        ['asked', RUT.userId, RUT.userId, 'reporter', '1440', '2026-10-21T07:00:00.000Z'],
        ['granted', ADMIN.userId, RUT.userId, 'reporter', '1440', '2026-10-21T07:00:00.000Z'],
        ['withdrawn', ADMIN.userId, RUT.userId, 'reporter', '1440', '2026-10-22T08:00:00.000Z'],
      ],
    );
    assert.equal(events[1]?.by.tenantId, VASTKOM);
    const shown = wordsOn(await asks(bot(), ADMIN, 'roller'));
    assert.ok(shown.includes('Rut 1440 är inte längre rapportör i Ale. Beslut av Ada Admin.'));
  });
});

describe('in local mode', () => {
  const bot = useBot();

  it('the current user acts in all roles', async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    await bot().post(pressing('municipality.choose', { v: 1, lang: 'sv', municipality: YOU.municipality }));
    for (const text of ['rapport', 'status rapporter', 'historik', 'roller']) {
      assert.ok(cardOf((await bot().say(personalMessage(text)))[0]), text);
    }
  });
});
