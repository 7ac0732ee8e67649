import assert from 'node:assert/strict';
import { sv as botWords } from '../../../bot/texts/sv.ts';
import { allRoles, holdingId } from '../../../src/people/roles.ts';
import { sv } from '../../../src/people/texts/sv.ts';
import { ADMIN, inSweden, LEADER, REPORT_BOT, reporterOf, type Somebody, STAFF } from '../../support/report-people.ts';
import { appoint, asks, choicesOf, presses, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonOf, buttonsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const RUT = reporterOf('1440');
const { ask, book, request: requestWords } = sv;

describe('roles', () => {
  const bot = useBot(REPORT_BOT);

  beforeEach(() => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
  });

  const asksFor = async (who: Somebody, role: string, municipality = ''): Promise<Json> =>
    redraws(bot(), who, await asks(bot(), who, 'roller'), 'role.ask', { role, municipality });

  it('are not given for a municipality that the person’s tenant does not serve', async () => {
    assert.ok(wordsOn(await asksFor(RUT, 'reporter', '1485')).includes(ask.pickMunicipality));
    const card = await asks(bot(), ADMIN, 'roller');
    const person = `${RUT.tenantId}/${RUT.userId}`;
    const again = await redraws(bot(), ADMIN, card, 'role.grant', { person, role: 'reporter', municipality: '1485' });
    assert.ok(wordsOn(again).includes(book.notServed(book.somebody, 'Uddevalla')));
    const stranger = `99999999-0000-4000-8000-000000000009/${RUT.userId}`;
    const foreign = await redraws(bot(), ADMIN, card, 'role.grant', { person: stranger, role: 'host' });
    assert.ok(wordsOn(foreign).includes(book.foreignTenant));
    const inVastkom = await asks(bot(), LEADER, 'roller');
    assert.deepEqual(Object.values(choicesOf(inVastkom, 'role')), ['host', 'leader', 'administrator']);
    const { requests, grants: given } = await bot().store.read(allRoles);
    assert.deepEqual([requests, given], [{}, {}]);
  });

  it('are given by the project leader too, but not that of an administrator', async () => {
    await appoint(bot(), LEADER, 'leader');
    await asksFor(STAFF, 'administrator');
    await asksFor(RUT, 'reporter', '1440');
    const card = await asks(bot(), LEADER, 'roller');
    const open = buttonsOf(card).filter(({ title }) => title === requestWords.grant);
    assert.equal(open.length, 1, 'one of the two requests is the leader’s to decide');
    assert.ok(!Object.values(choicesOf(card, 'role')).includes('administrator'));
    const person = `${STAFF.tenantId}/${STAFF.userId}`;
    const forged = await redraws(bot(), LEADER, card, 'role.grant', { person, role: 'administrator' });
    assert.ok(wordsOn(forged).includes(book.mayNot));
    // The administrator has been told of both requests before, and gets nothing but the answer.
    await bot().tick();
    const { data } = buttonOf(await asks(bot(), ADMIN, 'roller'), requestWords.grant);
    assert.equal((await sendsPress(bot(), LEADER, { verb: 'role.decide', data })).said, book.mayNot);
    await redraws(bot(), LEADER, card, requestWords.grant);
    const { grants: given } = await bot().store.read(allRoles);
    assert.deepEqual(
      Object.values(given).map(({ role }) => role),
      ['leader', 'reporter'],
    );
  });

  it('cannot be taken by asking and granting at the same moment', async () => {
    await appoint(bot(), LEADER, 'leader');
    const { tenantId, userId } = LEADER;
    const request = holdingId({ person: { tenantId, userId }, role: 'administrator', municipality: null });
    const form = { verb: 'role.ask', data: { v: 1, lang: 'sv', role: 'administrator' } };
    const decide = { verb: 'role.decide', data: { v: 1, lang: 'sv', request, grant: true } };
    for (let n = 0; n < 10; n++) {
      await Promise.all([sendsPress(bot(), LEADER, form), sendsPress(bot(), LEADER, decide)]);
      await sendsPress(bot(), LEADER, decide);
    }
    const { grants: given } = await bot().store.read(allRoles);
    assert.deepEqual(
      Object.values(given).map(({ role }) => role),
      ['leader'],
    );
  });

  it('are not withdrawn from an administrator by the project leader', async () => {
    await appoint(bot(), LEADER, 'leader');
    await appoint(bot(), STAFF, 'administrator');
    const holding =
      choicesOf(await asks(bot(), ADMIN, 'roller'), 'holding')[
        `Stina Personal (${sv.organisationOfMany(48, STAFF.tenantId.slice(0, 8))}), administratör`
      ] ?? '';
    const card = await asks(bot(), LEADER, 'roller');
    assert.equal(
      choicesOf(card, 'holding')[
        `Stina Personal (${sv.organisationOfMany(48, STAFF.tenantId.slice(0, 8))}), administratör`
      ],
      undefined,
    );
    assert.ok(wordsOn(await redraws(bot(), LEADER, card, 'role.withdraw', { holding })).includes(book.mayNot));
    assert.equal(Object.keys((await bot().store.read(allRoles)).grants).length, 2);
  });

  it('are nobody’s to give who has none', async () => {
    const card = await asks(bot(), ADMIN, 'roller');
    const person = `${STAFF.tenantId}/${STAFF.userId}`;
    const { said } = await presses(bot(), STAFF, card, 'role.grant', { person, role: 'leader' });
    assert.equal(said, botWords.refusals.notAllowed);
  });

  it('are asked for with a role and a municipality', async () => {
    assert.ok(wordsOn(await asksFor(RUT, '')).includes(ask.pick));
    assert.ok(wordsOn(await asksFor(RUT, 'reporter')).includes(ask.pickMunicipality));
    assert.deepEqual((await bot().store.read(allRoles)).requests, {});
  });
});
