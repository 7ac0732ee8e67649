import assert from 'node:assert/strict';
import { openQuestions, putQuestion } from '../../../src/forum/forum-queue.ts';
import { questionsOf } from '../../../src/forum/questions.ts';
import { roleAudit } from '../../../src/people/role-audit.ts';
import { allRoles, askForRole } from '../../../src/people/roles.ts';
import { sv } from '../../../src/people/texts/sv.ts';
import { draftsOf } from '../../../src/reports/drafts.ts';
import { sv as reportWords } from '../../../src/reports/texts/sv.ts';
import { ADMIN, inSweden, LEADER, REPORT_BOT, reporterOf, STAFF, somebody } from '../../support/report-people.ts';
import {
  appoint,
  asks,
  asReporter,
  cardsTo,
  choicesOf,
  FILLED,
  handsIn,
  redraws,
  wordsOn,
  writes,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { cardOf, elementsOf } from '../../support/teams-cards.ts';

const runsOn = (card: Record<string, unknown>): string[] =>
  elementsOf(card).flatMap(({ type, text }) => (type === 'TextRun' ? [String(text)] : []));

describe('a request for a role', () => {
  const bot = useBot(REPORT_BOT);
  beforeEach(() => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
  });

  it('tells the asker’s organisation, whatever name the asker goes by', async () => {
    await writes(bot(), ADMIN, 'hej');
    await appoint(bot(), LEADER, 'leader');
    const stranger = somebody(LEADER.name, reporterOf('1485').tenantId, 77);
    await redraws(bot(), stranger, await asks(bot(), stranger, 'roller'), 'role.ask', { role: 'leader' });
    await bot().tick();
    const told = runsOn(cardsTo(bot(), ADMIN).at(-1) ?? {}).join('\n');
    assert.match(told, /^Lena Ledare \(Uddevalla\) ber om att bli projektledare\.$/m);
    const book = await redraws(bot(), ADMIN, await asks(bot(), ADMIN, 'roller'), 'Bevilja');
    const holdings = Object.keys(choicesOf(book, 'holding'));
    assert.deepEqual(holdings, [
      'Lena Ledare (organisationen aaaaaaaa…), projektledare',
      'Lena Ledare (Uddevalla), projektledare',
    ]);
  });

  it('by two of the same name in one organisation shows which is which', async () => {
    const [one, other] = [1, 2].map((n) => somebody('Kim Berg', STAFF.tenantId, 500 + n));
    assert.ok(one && other);
    for (const who of [one, other]) {
      await redraws(bot(), who, await asks(bot(), who, 'roller'), 'role.ask', { role: 'host' });
    }
    const asked = runsOn(await asks(bot(), ADMIN, 'roller')).filter((text) => text.startsWith('Kim Berg'));
    assert.equal(new Set(asked.map((text) => text.split(' vill ')[0])).size, 2);
  });

  it('that a stop has cut off from its messages and its log is told and logged by the clock, once', async () => {
    await writes(bot(), ADMIN, 'hej');
    const { tenantId, userId, name } = STAFF;
    const holding = { person: { tenantId, userId }, name, role: 'host' as const, municipality: null };
    await bot().store.change(allRoles, (roles) => askForRole(roles, holding, bot().clock.now));
    await bot().tick();
    await bot().restart();
    await bot().tick();
    const told = cardsTo(bot(), ADMIN).flatMap(runsOn);
    assert.equal(
      told.filter((text) => text.includes(sv.request.text(`${name} (48 kommuner`, 'x').slice(0, 20))).length,
      1,
    );
    const { events } = await bot().store.read(roleAudit.doc('2026'));
    assert.deepEqual(
      events.map(({ what, byName }) => [what, byName]),
      [['asked', name]],
    );
  });

  it('cannot be answered by a role for somebody of a tenant that is not let in', async () => {
    const person = '99999999-0000-4000-8000-000000000001/99999999-0000-4000-8000-000000000002';
    const book = await redraws(bot(), ADMIN, await asks(bot(), ADMIN, 'roller'), 'role.grant', {
      person,
      role: 'host',
    });
    assert.ok(wordsOn(book).includes(sv.book.foreignTenant));
    assert.deepEqual((await bot().store.read(allRoles)).grants, {});
  });
});

describe('what belongs to a report', () => {
  const bot = useBot(REPORT_BOT);
  beforeEach(() => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
  });
  const queue = async (): Promise<string[]> =>
    questionsOf(await bot().store.read(openQuestions)).map(({ text }) => text);

  it('its question to the forum, is replaced and taken back with it', async () => {
    const rut = await asReporter(bot(), '1440');
    let receipt = await handsIn(bot(), rut, { ...FILLED, question: 'När börjar det?' });
    assert.deepEqual(await queue(), ['När börjar det?']);
    const changes = async (question: string): Promise<void> => {
      const form = await redraws(bot(), rut, receipt, 'Ändra');
      // A client leaves an empty input out; this one sends a blank.
      const typed = { summary: `Nytt: ${question}.`, question: question || ' ' };
      receipt = await redraws(bot(), rut, form, 'Lämna in', typed);
    };
    await changes('När slutar det?');
    assert.deepEqual(await queue(), ['När slutar det?']);
    await changes('');
    assert.deepEqual(await queue(), []);
  });

  it('its question to the forum, is no other’s: the same one asked elsewhere stays', async () => {
    const rut = await asReporter(bot(), '1440');
    const question = 'Vem bjuder på kaffe på månen?';
    const [answer] = await writes(bot(), rut, question);
    await redraws(bot(), rut, cardOf(answer), 'forum.ask');
    const receipt = await handsIn(bot(), rut, { ...FILLED, question });
    assert.deepEqual(await queue(), [question, question]);
    const form = await redraws(bot(), rut, receipt, 'Ändra');
    await redraws(bot(), rut, form, 'Lämna in', { summary: 'Nytt.', question: ' ' });
    assert.deepEqual(await queue(), [question]);
  });

  it('its question to the forum, waits for room in a full queue, which is said', async () => {
    const rut = await asReporter(bot(), '1440');
    const { tenantId, userId } = rut;
    const asked = {
      askedBy: { tenantId, userId },
      municipality: '1440',
      thread: null,
      askedAt: '2026-10-20T08:00:00.000Z',
    };
    const all = Array.from({ length: 50 }, (_, n) => ({ ...asked, text: `Fråga ${n}?` }));
    await bot().store.change(openQuestions, (before) => ({
      next: all.reduce((full, one) => putQuestion(full, one).next ?? full, before),
      result: undefined,
    }));
    const receipt = await handsIn(bot(), rut, { ...FILLED, question: 'När börjar det?' });
    assert.ok(wordsOn(receipt).includes(reportWords.receipt.questionWaits));
    await bot().store.change(openQuestions, (full) => ({ next: { ...full, questions: {} }, result: undefined }));
    await bot().tick();
    assert.deepEqual(await queue(), ['När börjar det?']);
  });

  it('its draft, is gone when the month is closed', async () => {
    const rut = await asReporter(bot(), '1440');
    await redraws(bot(), rut, await asks(bot(), rut, 'rapport'), 'Spara utkast', FILLED);
    bot().clock.now = inSweden('2026-11-19', '23:59');
    await bot().tick();
    assert.equal(Object.keys((await bot().store.read(draftsOf(rut))).drafts).length, 1);
    bot().clock.now = inSweden('2026-11-20', '00:00');
    await bot().tick();
    assert.deepEqual(await bot().store.read(draftsOf(rut)), { drafts: {} });
  });
});
