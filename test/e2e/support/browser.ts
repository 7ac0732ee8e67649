import { access } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Debian's Chromium, or the one that the environment variable CHROMIUM names, without a window. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  try {
    await access(executablePath);
  } catch (cause) {
    throw new Error(
      `There is no Chromium at ${executablePath}: install it (apt-get install chromium) or set CHROMIUM to its path.`,
      { cause },
    );
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A page with a profile of its own that reaches this machine and nothing else. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const viewport = { width: 1280, height: 1000 };
  const context = await browser.newContext({ viewport, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', ...options });
  await context.route('**/*', (route) => {
    const { protocol, hostname } = new URL(route.request().url());
    const isLocal = !/^https?:$/.test(protocol) || ['localhost', '127.0.0.1'].includes(hostname);
    return isLocal ? route.continue() : route.abort();
  });
  return context.newPage();
}
