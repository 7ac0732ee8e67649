import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { COLLEAGUES, type Colleague, LOCAL_TENANT, objectIdOf, YOU } from '../../bot/local/colleagues.ts';
import { sv } from '../../bot/tab/texts/sv.ts';
import { type ClosedQuestion, forumArchive } from '../../src/forum/forum-archive.ts';
import { type ForumQuestion, openQuestions } from '../../src/forum/forum-queue.ts';
import { sv as forum } from '../../src/forum/texts/sv.ts';
import { changeProfile, profileOf } from '../../src/people/profiles.ts';
import { startBot, type TestBot } from '../support/start-bot.ts';
import { startBrowser } from './support/browser.ts';
import { openTab } from './support/tab-host.ts';

const ERIK = COLLEAGUES[0] ?? YOU;
const CLOSED = {
  state: 'answered',
  answer: 'I mars, på distans.',
  source: '',
  reviewBy: null,
  forum: '2026-11-13',
  by: { tenantId: LOCAL_TENANT, userId: objectIdOf(ERIK) },
  at: '2026-11-13T08:30:00.000Z',
  text: 'När hålls utbildningen i loggkontroll?',
  municipality: null,
  askedAt: '2026-11-10T08:30:00.000Z',
  votes: {},
  merged: [],
  rank: null,
  history: [],
  knowledge: null,
} satisfies Omit<ClosedQuestion, 'askedBy'>;
/** A vote is seen by all within a second. */
const SEEN_WITHIN_MS = 1000;

describe('the questions of the tab in its host page', () => {
  let browser: Browser;
  let bot: TestBot;
  before(async () => {
    browser = await startBrowser();
    bot = await startBot();
    for (const one of [YOU, ERIK]) await worksThere(one);
  });
  // The bot's clock stands still, and so does how often a person may ask.
  beforeEach(() => {
    bot.clock.now = new Date(bot.clock.now.getTime() + 60_000);
  });
  after(async () => {
    await browser?.close();
    await bot?.close();
  });

  function worksThere(one: Colleague): Promise<unknown> {
    const person = { tenantId: LOCAL_TENANT, userId: objectIdOf(one) };
    return bot.store.change(profileOf(person), (profile) => changeProfile(profile, { municipality: one.municipality }));
  }

  for (const [theme, asked] of [
    ['default', 'Hur går införandet i skolans hälsovård?'],
    ['dark', 'Vem betalar licenserna?'],
    ['contrast', 'När får vi en ny tidplan?'],
  ] as const) {
    it(`show a vote at once to others in the theme ${theme}, also beside a meeting, without a barrier`, async () => {
      const one = await openTab(browser, { port: bot.port, sub: 'questions', height: 1000 });
      await one.choose({ theme });
      await one.tab.getByRole('textbox', { name: sv.questions.label }).fill(asked);
      await one.tab.getByRole('button', { name: sv.questions.send }).click();
      const line = one.tab.getByRole('listitem').filter({ hasText: asked });
      await line.locator('.vote[aria-pressed=true]').waitFor();
      await one.assertAccessible();
      await one.screenshot(`questions-${theme}`);

      const other = await openTab(browser, { port: bot.port, sub: 'questions' });
      await other.choose({ user: objectIdOf(ERIK), theme });
      const others = other.tab.getByRole('listitem').filter({ hasText: asked });
      await others.locator('.vote[aria-pressed=false]').click();
      await others.locator('.vote[aria-pressed=true]').waitFor();
      await line.getByText('2 kommuner').waitFor({ timeout: SEEN_WITHIN_MS });

      await one.choose({ frame: 'sidePanel' });
      await line.locator('.vote').waitFor();
      await one.assertAccessible();
      await one.screenshot(`questions-${theme}-side-panel`);
      const { width, room } = await one.tab
        .locator('html')
        .evaluate((root) => ({ width: root.scrollWidth, room: root.clientWidth }));
      assert.ok(room <= 320 && width <= room, `${width} in ${room}`);
      assert.deepEqual([...one.complaints, ...other.complaints], []);
      await one.page.close();
      await other.page.close();
    });
  }

  it('keep the keyboard where it was pressed, and say there what came of it', async () => {
    const { tab, page } = await openTab(browser, { port: bot.port, sub: 'questions' });
    const vote = tab.locator('.vote').first();
    await vote.waitFor();
    const was = await vote.getAttribute('aria-pressed');
    await vote.focus();
    await page.keyboard.press('Space');
    await tab.locator(`.vote[aria-pressed=${was === 'false'}]:focus`).waitFor();
    await page.keyboard.press('Space');
    await tab.locator(`.vote[aria-pressed=${was}]:focus`).waitFor();
    const said = tab
      .getByRole('listitem')
      .filter({ has: tab.locator('.vote:focus') })
      .locator('.said');
    const text = await said.textContent();
    assert.ok([forum.queue.voted, forum.queue.unvoted].some((one) => text?.startsWith(one)));
    await page.close();
  });

  it('send their answer to who wants it, which the same button says', async () => {
    await bot.store.change(profileOf({ tenantId: LOCAL_TENANT, userId: objectIdOf(YOU) }), (profile) => ({
      next: { ...profile, chat: { conversationId: 'a:1', serviceUrl: 'https://smba.trafficmanager.net/emea/' } },
      result: undefined,
    }));
    const { tab, page, assertAccessible, screenshot } = await openTab(browser, { port: bot.port, sub: 'questions' });
    const line = tab.locator('#queue-list li').filter({ has: tab.locator('.follow') });
    const follow = line.first().locator('.follow');
    await follow.waitFor();
    assert.equal(await follow.getAttribute('aria-pressed'), 'true');
    for (const [pressed, said] of [
      ['false', forum.queue.unfollowed],
      ['true', forum.queue.followed],
    ] as const) {
      await follow.focus();
      await page.keyboard.press('Enter');
      await tab.locator(`.follow[aria-pressed=${pressed}]:focus`).waitFor();
      assert.equal(await line.first().locator('.said').textContent(), said);
    }
    // Who asked gets the answer without a vote too, and can still choose not to.
    const same = tab.locator(`#${await line.first().getAttribute('id')}`);
    await same.locator('.vote').click();
    await same.locator('.vote[aria-pressed=false]').waitFor();
    await same.locator('.follow[aria-pressed=true]').waitFor();
    await same.locator('.vote').click();
    await same.locator('.vote[aria-pressed=true]').waitFor();
    await assertAccessible();
    await follow.scrollIntoViewIfNeeded();
    await screenshot('questions-follow');
    await page.close();
  });

  it('of one’s own are unfolded, with the answer, as they are answered', async () => {
    const { tab, page, choose, assertAccessible, screenshot } = await openTab(browser, {
      port: bot.port,
      sub: 'questions',
      height: 1400,
    });
    await tab.locator('.fold summary').focus();
    await page.keyboard.press('Enter');
    const own = tab.locator('.fold li');
    const line = own.filter({ hasText: 'Vem betalar licenserna?' });
    await line.getByText(forum.queue.place(2)).waitFor();
    await bot.store.change(forumArchive.doc('2026-11'), (month) => {
      const answered = { ...CLOSED, askedBy: { tenantId: LOCAL_TENANT, userId: objectIdOf(YOU) } };
      return { next: { questions: { ...month.questions, old: answered } }, result: undefined };
    });
    await own.filter({ hasText: CLOSED.answer }).waitFor();
    await line.locator('.follow').click();
    await line.locator('.follow[aria-pressed=false]').waitFor();
    await line.locator('.follow').click();
    await line.locator('.follow[aria-pressed=true]').waitFor();
    await assertAccessible();
    await screenshot('questions-own');
    await choose({ frame: 'sidePanel', theme: 'dark' });
    await tab.locator('.fold summary').click();
    await own.first().waitFor();
    await assertAccessible();
    await screenshot('questions-own-side-panel');
    await page.close();
  });

  it('are shown by topic with the keyboard, which is told how many there are, until another is chosen', async () => {
    const { tab, page, choose, assertAccessible, screenshot } = await openTab(browser, {
      port: bot.port,
      sub: 'questions',
    });
    const filter = tab.getByRole('combobox', { name: sv.questions.topic });
    const shown = tab.locator('#queue-list [role=status]').first();
    await filter.waitFor();
    const all = await tab.locator('#queue-list li').count();
    assert.equal(await shown.textContent(), sv.questions.shown(all, all));
    await filter.focus();
    await filter.selectOption('timetable');
    await tab.getByText(sv.questions.shown(1, 1)).waitFor();
    await tab.locator('#queue-list li').filter({ hasText: 'När får vi en ny tidplan?' }).waitFor();
    assert.equal(await tab.locator('#queue-list li').count(), 1);
    await tab.locator('#queue-list select:focus').waitFor();
    await assertAccessible();
    await screenshot('questions-topic');
    await tab.getByRole('link', { name: sv.views.knowledge }).click();
    await tab.getByRole('heading', { level: 1, name: sv.knowledge.heading }).waitFor();
    await tab.getByRole('link', { name: sv.views.questions }).click();
    await tab.getByText(sv.questions.shown(1, 1)).waitFor();
    assert.equal(await filter.inputValue(), 'timetable');
    // A topic that cannot be had is not said to be what is shown.
    await page.context().route('**/tab/api/questions.queue', (route) => route.abort());
    await filter.selectOption('');
    await tab.getByText(sv.refusals.offline).waitFor();
    assert.equal(await tab.locator('#queue-list li').count(), 0);
    assert.equal(await shown.textContent(), '');
    await page.context().unroute('**/tab/api/questions.queue');
    await tab.getByRole('button', { name: sv.retry }).click();
    await tab.getByText(sv.questions.shown(all, all)).waitFor();
    await filter.selectOption('timetable');
    await tab.getByText(sv.questions.shown(1, 1)).waitFor();
    await choose({ frame: 'sidePanel' });
    await filter.waitFor();
    await screenshot('questions-topic-side-panel');
    await page.close();
  });

  it('are gone to by a link, also beside a meeting that was set up with another view', async () => {
    const [id] = Object.keys((await bot.store.read(openQuestions)).questions);
    const { tab, page } = await openTab(browser, { port: bot.port, sub: `questions/${id}` });
    await tab.locator(`#queue-${id}.now:focus`).waitFor();
    // The whole queue, whatever topic was chosen last; on another topic than its own it is not said to be gone.
    const filter = tab.getByRole('combobox', { name: sv.questions.topic });
    assert.equal(await filter.inputValue(), '');
    const own = await tab.locator(`#queue-${id} .quiet`).first().textContent();
    const other = (await filter.locator('option:not([value=""])').allTextContents()).find(
      (one) => !own?.includes(one.replace(/ \(\d+\)$/, '')),
    );
    await filter.selectOption({ label: other ?? assert.fail('all are on one topic') });
    await tab.locator(`#queue-${id}`).waitFor({ state: 'detached' });
    assert.equal(await tab.getByText(sv.questions.gone).count(), 0);
    await filter.selectOption('');
    await tab.locator(`#queue-${id}`).waitFor();
    await page.close();
    const panel = await openTab(browser, { port: bot.port });
    await panel.choose({ frame: 'sidePanel' });
    await panel.tab.getByRole('heading', { level: 1, name: sv.questions.heading }).waitFor();
    await panel.page.close();
    const gone = await openTab(browser, { port: bot.port, sub: 'questions/none' });
    await gone.tab.getByText(sv.questions.gone).waitFor();
    await gone.page.close();
  });

  it('are ticked off with the keyboard, which stays at the question', async () => {
    const on = await bot.store.change(openQuestions, (queue) => {
      const [id = ''] = Object.keys(queue.questions);
      const questions = { ...queue.questions, [id]: { ...queue.questions[id], rank: 1 } as ForumQuestion };
      return { next: { ...queue, questions }, result: id };
    });
    const { tab, page, choose, assertAccessible, screenshot } = await openTab(browser, {
      port: bot.port,
      sub: 'questions',
    });
    await choose({ role: 'host' });
    const tick = tab.locator('.agenda .ticks button').first();
    await tick.focus();
    await page.keyboard.press('Enter');
    await tab.locator('.agenda li.now:focus').waitFor();
    await tab.locator('.agenda .said').waitFor();
    await assertAccessible();
    await screenshot('questions-host');
    const queued = tab
      .locator('#queue-list li')
      .filter({ has: tab.getByRole('button', { name: new RegExp(`^${forum.manage.place.title}`) }) });
    await queued
      .first()
      .getByRole('button', { name: new RegExp(`^${forum.manage.place.title}`) })
      .focus();
    await page.keyboard.press('Enter');
    await tab.locator('#queue-list li:focus .said.good').waitFor();
    await tab
      .locator('.agenda li')
      .nth(1)
      .getByRole('button', { name: new RegExp(`^${forum.agenda.remove.title}`) })
      .click();
    await tab.locator('.agenda li').nth(1).waitFor({ state: 'detached' });
    await choose({ role: 'staff' });
    await tab.locator('.agenda li.now').waitFor();
    assert.equal(await tab.locator('.agenda .ticks').count(), 0);
    assert.equal((await bot.store.read(openQuestions)).questions[on]?.isNow, true);
    await page.close();
  });

  it('whose changes come in their hundreds leave no trouble on the page', async () => {
    const { tab, page, complaints } = await openTab(browser, { port: bot.port, sub: 'questions' });
    await tab.locator('.vote').first().waitFor();
    const [id = ''] = Object.keys((await bot.store.read(openQuestions)).questions);
    const touch = (n: number) =>
      bot.store.change(openQuestions, (queue) => {
        const one = { ...queue.questions[id], missed: n % 2 === 0 ? [] : ['2026-11-13'] } as ForumQuestion;
        return { next: { ...queue, questions: { ...queue.questions, [id]: one } }, result: undefined };
      });
    for (let n = 0; n < 150; n++) {
      await touch(n);
      await page.waitForTimeout(20);
    }
    await page.waitForTimeout(1500);
    assert.equal(await tab.getByRole('alert').count(), 0);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
