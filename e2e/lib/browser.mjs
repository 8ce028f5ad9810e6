// Chromium, people with their own browser, and what holds on every page: axe is silent, so is the console.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const PHONE = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 320, height: 640 };
export const DESKTOP = { width: 1366, height: 768 };
export const DISPLAY = { width: 1920, height: 1080 };
export const KIOSK = { width: 1080, height: 1920 };

export function launch() {
  const flags = [
    '--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--autoplay-policy=no-user-gesture-required',
  ];
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? [...flags, '--no-sandbox'] : flags,
  });
}

/** Somebody with a browser of his own: cookies, size, language. `complaints` collects what went wrong on his pages. */
export async function someone(browser, { size = DESKTOP, locale = 'it-IT', script = true, ...more } = {}) {
  const context = await browser.newContext({
    viewport: size, locale, timezoneId: 'Europe/Rome', javaScriptEnabled: script, reducedMotion: 'reduce',
    acceptDownloads: true, ...more,
  });
  context.setDefaultTimeout(10_000);
  context.scripted = script;
  context.complaints = [];
  context.forgiven = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} refuses ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`);
    });
    // Nothing prints here; tests ask how often somebody wanted to.
    window.print = () => sessionStorage.setItem('e2e-prints', `${Number(sessionStorage.getItem('e2e-prints') ?? 0) + 1}`);
  });
  const complain = (page, text) => {
    if (!context.forgiven.some((pattern) => pattern.test(text))) context.complaints.push(`${page.url()}: ${text}`);
  };
  context.on('page', (page) => {
    page.on('pageerror', (error) => complain(page, `${error.stack ?? error}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complain(page, `${message.text()} (${message.location().url})`);
    });
  });
  return context;
}

/** A page that answers a form with trouble has a status of its own, which Chromium writes to the console. */
export const REFUSED = /responded with a status of 4(03|09|22)/;

/** No violation on this page as it is now, nothing said on the console, no sideways scrolling. */
export async function sound(page, name, { except = [] } = {}) {
  assert.deepEqual(page.context().complaints, [], `console on ${name}`);
  // Where scripts do not run, axe's timers rest; the same pages are examined with scripts.
  if (!page.context().scripted) return;
  const said = (await violations(page, name, except)).map(([id, help, nodes]) => `  ${id}: ${help}\n    ${nodes.join('\n    ')}`);
  assert.equal(said.join('\n'), '', `axe on ${name} (${page.url()})`);
}

/** A page that leaves while it is examined says nothing; the one that came instead is examined. */
const LEFT = /navigated or closed|context was destroyed|Cannot find context/;

async function violations(page, name, except, again = true) {
  await page.waitForLoadState('load');
  const session = await page.context().newCDPSession(page);
  try {
    // At once: a page that came between bringing axe and running it would have none.
    const answer = await session.send('Runtime.evaluate', {
      expression: `if (!window.axe) { ${AXE} }
        axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] })})
        .then((found) => JSON.stringify(found.violations.filter((rule) => !${JSON.stringify(except)}.includes(rule.id)).map((rule) => [rule.id, rule.help, rule.nodes.map((node) => node.html.slice(0, 200) + ' — ' + node.failureSummary.replaceAll('\\n', ' '))])))`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(`axe failed on ${name}: ${JSON.stringify(answer.exceptionDetails)}`);
    return JSON.parse(answer.result.value);
  } catch (error) {
    if (!again || !LEFT.test(`${error}`)) throw error;
    return violations(page, name, except, false);
  } finally {
    await session.detach().catch(() => {});
  }
}

/** Nothing of the page lies outside the screen's width. */
export async function fits(page, name) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(content <= screen, `${name} is ${content} px wide on a screen of ${screen}`);
}
