import assert from 'node:assert/strict';
import { allRoles, holdingId } from '../../../src/people/roles.ts';
import { monthDoc } from '../../../src/reports/month-reports.ts';
import { MAX_LENGTHS, TEXT_FIELDS } from '../../../src/reports/report.ts';
import { excuse, monthOf, revision } from '../../support/export-month.ts';
import { ADMIN, CODES, inSweden, LEADER, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { appoint, asDeputy, asks, asReporter, inputsOf, redraws } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

/** 100 KB, counted as UTF-16 (learn.microsoft.com, "Format your bot messages"); a larger card is not shown at all. */
const MOST_CHARACTERS = (100 * 1024) / 2;

/** Texts that fill all fields to the last character. */
const FULL: Readonly<Record<string, (length: number) => string>> = {
  'one word': (length) => 'å'.repeat(length),
  'short lines': (length) => `${'a\n'.repeat(length)}`.slice(0, length - 1),
  'characters that JSON and HTML escape': (length) => '"\\<&'.repeat(length).slice(0, length),
  'what could be a template': (length) => '{{${'.repeat(length).slice(0, length),
};

describe('a report with the longest texts', () => {
  const bot = useBot(REPORT_BOT);
  let rut: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    rut = await asReporter(bot(), '1440');
  });

  const assertFits = (card: object): void => {
    const { length } = JSON.stringify(card);
    assert.ok(length < MOST_CHARACTERS, `${length} characters`);
  };

  for (const [what, text] of Object.entries(FULL)) {
    it(`of ${what} is taken, shown, met by another, and does not hinder next month's form`, async () => {
      const typed = Object.fromEntries(TEXT_FIELDS.map((field) => [field, text(MAX_LENGTHS[field])]));
      const disa = await asDeputy(bot(), '1440');
      const disas = await asks(bot(), disa, 'rapport');
      const receipt = await redraws(bot(), rut, await asks(bot(), rut, 'rapport'), 'report.submit', {
        status: 'needs-support',
        ...typed,
      });
      assertFits(receipt);
      const change = await redraws(bot(), rut, receipt, 'report.open');
      assertFits(change);
      assert.equal(inputsOf(change).planning, typed.planning);
      assertFits(await redraws(bot(), disa, disas, 'report.submit', { status: 'on-track', ...typed }));
      bot().clock.now = inSweden('2026-11-20', '09:00');
      assertFits(await asks(bot(), rut, 'rapport'));
    });
  }

  it('leaves room for those of all the others on the card of the month', async () => {
    await appoint(bot(), LEADER, 'leader');
    const long = revision({
      report: { status: 'needs-support', support: 'å\n'.repeat(499), summary: 'x'.repeat(2000) },
    });
    const month = monthOf(Object.fromEntries(CODES.map((code) => [code, [long]])), { 1499: excuse('x'.repeat(300)) });
    await bot().store.change(monthDoc('2026-10'), () => ({ next: month, result: undefined }));
    assertFits(await asks(bot(), LEADER, 'status rapporter'));
    assertFits(await asks(bot(), LEADER, 'historik'));
  });

  it('is one of many things on the card of roles, which holds three hundred people', async () => {
    const holdings = Array.from({ length: 300 }, (_, at) => ({
      person: { tenantId: rut.tenantId, userId: `cccccccc-0000-4000-8000-${String(at).padStart(12, '0')}` },
      name: `Anna-Karin Lindström Bergqvist ${at}`,
      role: 'deputy' as const,
      municipality: CODES[at % CODES.length] ?? '',
      by: { tenantId: ADMIN.tenantId, userId: ADMIN.userId },
      at: '2026-10-01T08:00:00.000Z',
    }));
    await bot().store.change(allRoles, (roles) => ({
      next: { ...roles, grants: Object.fromEntries(holdings.map((one) => [holdingId(one), one])) },
      result: undefined,
    }));
    assertFits(await asks(bot(), ADMIN, 'roller'));
  });
});
