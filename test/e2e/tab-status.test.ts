import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { LOCAL_TENANT, objectIdOf, YOU } from '../../bot/local/colleagues.ts';
import { sv } from '../../bot/tab/texts/sv.ts';
import { textsFor } from '../../bot/texts/texts.ts';
import { currentRevision, monthDoc, ofMunicipality } from '../../src/reports/month-reports.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { submitReport } from '../../src/reports/submit-report.ts';
import { startBot, type TestBot } from '../support/start-bot.ts';
import { startBrowser } from './support/browser.ts';
import { savePostedMonths } from './support/posted-months.ts';
import { saveRealisticYear } from './support/realistic-year.ts';
import { openTab } from './support/tab-host.ts';

const PERIOD = '2026-11';
/** Has not reported, so that it can be excused. */
const MISSING = '1401';
const { form, leader, fields } = textsFor('sv').reports;
const { month } = textsFor('sv').overview;

describe('the status and one’s municipality in the tab', () => {
  let browser: Browser;
  let bot: TestBot;
  before(async () => {
    browser = await startBrowser();
    bot = await startBot();
    bot.clock.now = new Date('2026-11-25T08:00:00Z');
    const except = (code: string, period: string): boolean =>
      period === PERIOD && [MISSING, YOU.municipality].includes(code);
    await saveRealisticYear(bot.store, { last: PERIOD, now: bot.clock.now, share: 0.7, except });
    await savePostedMonths(bot.store, { last: '2026-10', count: 15 });
  });
  // The bot's clock stands still, and so does how often a person may ask.
  beforeEach(() => {
    bot.clock.now = new Date(bot.clock.now.getTime() + 60_000);
  });
  after(async () => {
    await browser?.close();
    await bot?.close();
  });
  const open = (sub: string) => openTab(browser, { port: bot.port, sub, height: 1200 });
  const { parts } = sv.status;

  for (const theme of ['default', 'dark', 'contrast']) {
    it(`show the leader what is posted, who has reported and the trend in the theme ${theme}, without a barrier`, async () => {
      const { tab, page, choose, assertAccessible, screenshot, complaints } = await open('status');
      await choose({ theme, role: 'leader' });
      await tab.getByRole('heading', { name: 'Månadsrapport oktober 2026' }).waitFor();
      await assertAccessible();
      await screenshot(`status-${theme}`);
      await tab.getByRole('button', { name: sv.status.older }).click();
      await tab.getByText('Augusti 2025').click();
      await tab.getByText('Två nätverksträffar').nth(1).waitFor();

      await tab.getByRole('button', { name: parts.reports }).click();
      await tab.locator('.region .entry').first().waitFor();
      await tab.getByText(sv.charts.asTable).click();
      assert.equal(await tab.locator('.chart tbody tr').count(), 4);
      await tab.locator('.region summary').filter({ hasText: 'Bollebygd' }).click();
      await tab.locator('.opened').getByText(fields.summary).first().waitFor();
      await assertAccessible();
      await screenshot(`status-${theme}-reports`);

      await tab.getByRole('button', { name: parts.trend }).click();
      await tab.locator('.matrix').waitFor();
      assert.equal(await tab.locator('.matrix tbody th[scope=row]').count(), 49);
      await assertAccessible();
      await screenshot(`status-${theme}-trend`);

      await choose({ frame: 'sidePanel' });
      await tab.getByRole('link', { name: sv.views.status }).click();
      await tab.getByRole('button', { name: parts.trend }).click();
      await tab.locator('.matrix').waitFor();
      await assertAccessible();
      const { width, room } = await tab
        .locator('html')
        .evaluate((root) => ({ width: root.scrollWidth, room: root.clientWidth }));
      assert.ok(room <= 320 && width <= room, `${width} in ${room}`);
      await screenshot(`status-${theme}-side-panel`);
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }

  it('let the leader excuse a municipality and have the others reminded', async () => {
    const { tab, page, choose, assertAccessible } = await open('status');
    await choose({ role: 'leader' });
    await tab.getByRole('button', { name: parts.reports }).click();
    const row = tab.locator('.region li').filter({ hasText: 'Härryda' });
    await row.locator('summary').click();
    await row.getByRole('button', { name: sv.status.excuse }).click();
    await row.getByText(leader.reasonMissing).waitFor();
    await assertAccessible();
    await row.getByRole('textbox').fill('Semester');
    await page.keyboard.press('Enter');
    await row.getByText(leader.excused('Härryda')).waitFor();
    await row.getByRole('button', { name: sv.status.unexcuse }).waitFor();
    assert.equal(ofMunicipality(await bot.store.read(monthDoc(PERIOD)), MISSING).excuse?.reason, 'Semester');
    await tab.getByRole('button', { name: /^Påminn/ }).click();
    await tab.getByText(leader.nobodyToRemind).waitFor();
    await page.close();
  });

  it('let the leader write down what a municipality says on the phone, by the keyboard alone', async () => {
    const { tab, page, choose, assertAccessible, screenshot, complaints } = await open('status');
    await choose({ role: 'leader' });
    await tab.getByRole('button', { name: parts.reports }).click();
    const row = tab.locator('.region li').filter({ hasText: 'Härryda' });
    await row.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    const phone = row.getByRole('button', { name: leader.phone });
    await phone.focus();
    await page.keyboard.press('Enter');
    await tab.locator('form.form:focus').getByText(form.phone('Härryda')).waitFor();
    assert.equal(await row.getByRole('button', { name: sv.own.saveDraft }).count(), 0);
    await row.getByRole('textbox', { name: new RegExp(fields.summary) }).fill('Allt går bra.');
    await assertAccessible();
    await screenshot('status-phone');
    await row.getByRole('button', { name: sv.own.close }).focus();
    await page.keyboard.press('Enter');
    // Closed and opened again: what is typed is there, though there is no draft.
    await row.locator('summary:focus').waitFor();
    await row.locator('.said').getByText(sv.own.left).waitFor();
    await phone.click();
    await tab.locator('form.form:focus').waitFor();
    await row.locator('summary').first().click();
    await row.locator('form.form').waitFor({ state: 'detached' });
    await row.locator('summary').first().click();
    assert.equal(await row.getByRole('textbox', { name: new RegExp(fields.summary) }).inputValue(), 'Allt går bra.');
    await row.getByRole('radio').first().check();
    await row.getByRole('textbox', { name: /Planering/ }).fill('Vi fortsätter.');
    await row.getByRole('button', { name: sv.own.submit }).focus();
    await page.keyboard.press('Enter');
    await row.locator('.said.good').waitFor();
    await row.locator('summary:focus').first().waitFor();
    await row.getByRole('button', { name: leader.phoneChange }).waitFor();
    const report = currentRevision(await bot.store.read(monthDoc(PERIOD)), MISSING);
    assert.deepEqual([report?.via, report?.report.planning], ['phone', 'Vi fortsätter.']);
    await assertAccessible();
    await choose({ frame: 'sidePanel', theme: 'dark' });
    await tab.getByRole('link', { name: sv.views.status }).click();
    await tab.getByRole('button', { name: parts.reports }).click();
    await row.locator('summary').first().click();
    await row.getByRole('button', { name: leader.phoneChange }).click();
    await row.getByText(form.phone('Härryda')).waitFor();
    const { width, room } = await tab
      .locator('html')
      .evaluate((root) => ({ width: root.scrollWidth, room: root.clientWidth }));
    assert.ok(room <= 320 && width <= room, `${width} in ${room}`);
    await assertAccessible();
    await row.getByText(form.phone('Härryda')).scrollIntoViewIfNeeded();
    await screenshot('status-phone-side-panel');
    // Somebody else hands in meanwhile.
    const meanwhile = { ...(report?.report ?? assert.fail()), summary: 'Ersättarens text.' };
    const by = { tenantId: LOCAL_TENANT, userId: 'somebody' };
    const submission = {
      municipality: MISSING,
      report: meanwhile,
      key: randomUUID(),
      base: 1,
      by,
      via: 'card',
    } as const;
    await bot.store.change(monthDoc(PERIOD), (of) =>
      submitReport(of, { ...submission, now: bot.clock.now }, windowOf(PERIOD, DEFAULT_REPORT_SETTINGS)),
    );
    await row.getByRole('textbox', { name: new RegExp(fields.summary) }).fill('Min text.');
    await row.getByRole('button', { name: sv.own.submit }).focus();
    await page.keyboard.press('Enter');
    await tab.locator('section.warning:focus').getByText('Ersättarens text.').waitFor();
    assert.equal(await row.getByText('har redan lämnat in').count(), 1);
    await assertAccessible();
    await screenshot('status-phone-conflict');
    await row.getByRole('button', { name: form.replace }).click();
    await row.locator('.said.good').waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  for (const role of ['host', 'administrator', 'reporter', 'deputy', 'staff']) {
    const isHost = role === 'host';
    it(`show ${role === 'host' ? 'a host the reports, without excusing' : `a ${role} no reports of others`}`, async () => {
      const { tab, page, choose, assertAccessible } = await open('status');
      await choose({ role });
      await tab.getByRole('heading', { name: 'Månadsrapport oktober 2026' }).waitFor();
      await tab.locator('.entries li').first().waitFor();
      if (isHost) {
        await tab.getByRole('button', { name: parts.reports }).click();
        const row = tab.locator('.region li').filter({ hasText: 'Härryda' });
        await row.locator('summary').click();
        await row.locator('.opened').waitFor();
        assert.equal(await row.getByRole('textbox').count(), 0);
      } else assert.equal(await tab.getByRole('button', { name: parts.reports }).count(), 0);
      await assertAccessible();
      await page.close();
    });
  }

  it('take one’s municipality and its report, from the first letter to the receipt', async () => {
    const { tab, page, choose, assertAccessible, screenshot, complaints } = await open('own');
    await choose({ user: objectIdOf(YOU), role: 'reporter' });
    await tab.getByRole('combobox', { name: sv.own.municipality }).selectOption(YOU.municipality);
    await tab.getByRole('button', { name: sv.own.save }).click();
    await tab.getByRole('heading', { level: 1, name: 'Borås' }).waitFor();
    await assertAccessible();
    await screenshot('own');
    await tab.getByRole('button', { name: sv.own.writeReport }).click();
    await tab.getByRole('textbox', { name: new RegExp(fields.summary) }).fill('Allt går bra.');
    await tab.getByRole('button', { name: sv.own.submit }).click();
    // Nothing but the summary was filled in: the keyboard is at what lacks first.
    await tab.locator('input[type=radio]:focus').waitFor();
    await tab.getByText(form.problems.missing.planning).waitFor();
    await assertAccessible();
    await screenshot('own-problems');
    await page.keyboard.press('Space');
    await tab.getByRole('textbox', { name: /Planering/ }).fill('Vi fortsätter.');
    // Another view and back: nothing that is typed is lost.
    await tab.getByRole('link', { name: sv.views.questions }).click();
    await tab.getByRole('heading', { level: 1, name: sv.questions.heading }).waitFor();
    await tab.getByRole('link', { name: sv.views.own }).click();
    await tab.getByRole('button', { name: sv.own.writeReport }).click();
    assert.equal(await tab.getByRole('textbox', { name: /Planering/ }).inputValue(), 'Vi fortsätter.');
    // Closed, it is a draft.
    await tab.getByRole('button', { name: sv.own.close }).click();
    await tab
      .locator('section > .said.good')
      .getByText(/^Utkastet är sparat/)
      .waitFor();
    await tab.getByRole('button', { name: sv.own.writeReport }).click();
    assert.equal(await tab.getByRole('textbox', { name: /Planering/ }).inputValue(), 'Vi fortsätter.');
    await tab.getByRole('textbox', { name: /Planering/ }).fill('Vi fortsätter.');
    await tab.getByRole('button', { name: sv.own.saveDraft }).click();
    await tab.locator('.form .said.good').waitFor();
    await tab.getByRole('button', { name: sv.own.submit }).click();
    await tab.locator('section > .said.good').getByText('version 1').waitFor();
    await tab.locator('h2:focus').waitFor();
    const current = currentRevision(await bot.store.read(monthDoc(PERIOD)), YOU.municipality);
    assert.deepEqual([current?.report.summary, current?.report.status], ['Allt går bra.', 'on-track']);
    const entry = tab.locator('.entry').filter({ hasText: 'November 2026' });
    await entry.locator('.mark').getByText(month.states['in-time'](1)).waitFor();
    await screenshot('own-handed-in');
    assert.deepEqual(complaints, []);
    await tab.getByRole('button', { name: textsFor('sv').summaries.subscription.topics.forum.on.title }).click();
    await tab.getByText(sv.refusals['no-chat']).waitFor();
    await assertAccessible();
    await page.close();
  });

  it('are in English too, and narrow', async () => {
    const { tab, choose, page, assertAccessible, screenshot } = await open('own');
    await choose({ language: 'en-us', frame: 'sidePanel' });
    await tab.getByRole('link', { name: 'My municipality' }).click();
    await tab.getByRole('heading', { name: 'Among what is kept about you' }).waitFor();
    await assertAccessible();
    await screenshot('own-side-panel');
    const { width, room } = await tab
      .locator('html')
      .evaluate((root) => ({ width: root.scrollWidth, room: root.clientWidth }));
    assert.ok(room <= 320 && width <= room, `${width} in ${room}`);
    await page.close();
  });
});
