// An operator at the counter, hands on the keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, KIOSK, REFUSED, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';
import { enrol, openCounter, served, signIn, takeTicket } from '../lib/ways.mjs';

const here = stage();

/** Presses Tab until the focus is on the element; a keyboard has nothing else. */
async function tabTo(page, locator) {
  await locator.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not reach ${locator}`);
}

test('signs in, opens counter 7, calls, recalls, goes on to the next: by keyboard alone', async () => {
  // Two people for building matters: they come for another thing and counter 1 sends them on.
  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const tickets = [await takeTicket(here.server, kiosk, 'anagrafe', 'certificato'), await takeTicket(here.server, kiosk, 'anagrafe', 'certificato')];
  const colleague = await signIn(here.server, await here.someone(), 'm.rossi');
  await openCounter(colleague, /^Sportello 1/);
  await colleague.keyboard.press('Space');
  for (const { code } of tickets) {
    assert.equal(await served(colleague), code, 'in the order of their tickets');
    await colleague.keyboard.press('m');
    await sound(colleague, 'counter, send on');
    await colleague.getByRole('dialog').getByRole('button', { name: 'Edilizia e urbanistica' }).click();
    // Whoever sends somebody on is at rest again, and calls the next one himself.
    await colleague.waitForFunction(() => document.querySelector('.desk-now .code').textContent.trim() === '–');
    if (code !== tickets.at(-1).code) await colleague.keyboard.press('Space');
  }

  const context = await here.someone({ size: DESKTOP });
  context.forgiven.push(REFUSED);
  const page = await context.newPage();
  await page.goto(here.server.page('counter'));
  context.complaints.length = 0; // A page for staff answers strangers with 401, which Chromium notes.
  await page.goto(here.server.page('sign-in?next=/valdora/counter'));
  await sound(page, 'sign in');
  const { password } = here.server.accounts['n.kofler'];
  await page.getByLabel('Nome utente').waitFor();
  await page.keyboard.type('n.kofler');
  await page.keyboard.press('Tab');
  await page.keyboard.type(`${password}x`);
  await page.keyboard.press('Enter');
  await page.getByText('Nome utente o password non corrispondono.').waitFor();
  await sound(page, 'sign in, refused');
  assert.equal(await page.getByLabel('Nome utente').inputValue(), 'n.kofler');
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/valdora/counter');

  await sound(page, 'counter, choose');
  await tabTo(page, page.locator('input[type=radio]:enabled').first());
  const seven = page.getByRole('radio', { name: /^Sportello 7/ });
  for (let presses = 0; presses < 12 && !(await seven.isChecked()); presses += 1) await page.keyboard.press('ArrowDown');
  assert.ok(await seven.isChecked());
  await tabTo(page, page.getByRole('button', { name: 'Apri' }));
  await page.keyboard.press('Enter');
  await page.locator('.desk').waitFor();
  await page.getByRole('heading', { name: 'Attendono 2' }).waitFor();
  await sound(page, 'counter, at rest');
  assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight), 'no scrolling at 1366×768');

  await page.keyboard.press('Space');
  const first = await served(page);
  assert.equal(first, tickets[0].code);
  const why = await page.locator('.desk-now .why').innerText();
  assert.match(why, /^Perché lui: .{8,}/);
  await sound(page, 'counter, serving');
  assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight), 'no scrolling while serving');

  const recalled = page.waitForResponse((answer) => answer.url().endsWith('/counter/act/recall'));
  await page.keyboard.press('r');
  assert.equal((await recalled).status(), 200);
  assert.equal(await page.locator('.desk-now .code').innerText(), first);

  await page.keyboard.press('Space');
  assert.equal(await served(page, first), tickets[1].code);
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Tasti' }).waitFor();
  await sound(page, 'counter, keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.querySelector('.desk-now .code').textContent.trim() === '–');
  await sound(page, 'counter, after the last');
});

test('a key held down or pressed twice calls one person only', async () => {
  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const first = await takeTicket(here.server, kiosk, 'tributi', 'rate');
  await takeTicket(here.server, kiosk, 'tributi', 'rate');
  const page = await signIn(here.server, await here.someone(), 'f.greco');
  await openCounter(page, /^Sportello 5/);
  await page.getByRole('heading', { name: 'Attendono 2' }).waitFor();
  await page.keyboard.down('Space');
  await page.keyboard.down('Space');
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  assert.equal(await served(page), first.code);
  await page.getByRole('heading', { name: 'Attende 1 persona' }).waitFor();
});

test('a slip is taken back within ten seconds, with one key', async () => {
  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const first = await takeTicket(here.server, kiosk, 'stato-civile', 'nascita');
  const second = await takeTicket(here.server, kiosk, 'stato-civile', 'nascita');
  const context = await here.someone({ size: DESKTOP });
  const page = await signIn(here.server, context, 'a.zorzi');
  await openCounter(page, /^Sportello 4/);
  await page.keyboard.press('Space');
  assert.equal(await served(page), first.code);
  await page.keyboard.press('n');
  await page.locator('.undo', { hasText: `Hai segnato ${first.code} come assente.` }).waitFor();
  assert.match(await page.getByRole('button', { name: /^Annulla \(\d+\)/ }).innerText(), /\((10|[1-9])\)/);
  await sound(page, 'counter, undo');
  assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight), 'no scrolling with the bar');
  await page.keyboard.press('u');
  assert.equal(await served(page), first.code);
  await page.locator('.undo').waitFor({ state: 'detached' });
  // One key, one step: whoever it called goes back to the head of her line.
  await page.keyboard.press('Space');
  assert.equal(await served(page, first.code), second.code);
  await page.locator('.undo', { hasText: `Hai chiuso ${first.code} e chiamato ${second.code}.` }).waitFor();
  await page.keyboard.press('u');
  assert.equal(await served(page, second.code), first.code);
  await page.getByRole('heading', { name: 'Attende 1 persona' }).waitFor();

  // Without script the bar says until when, and its button works.
  await page.keyboard.press('f');
  await page.locator('.undo', { hasText: `Hai chiuso il servizio di ${first.code}.` }).waitFor();
  const plain = await (await here.browser.newContext({ javaScriptEnabled: false, locale: 'it-IT', storageState: await context.storageState() })).newPage();
  await plain.goto(here.server.page('counter'));
  await plain.getByRole('button', { name: /^Annulla \(fino alle \d\d:\d\d:\d\d\)/ }).click();
  await plain.locator('.desk-now .code', { hasText: first.code }).waitFor();
  await plain.context().close();
  await page.keyboard.press('Space');
  assert.equal(await served(page, first.code), second.code);
  await page.keyboard.press('f');
});

test('a screen whose clock is behind gives no more than ten seconds', async () => {
  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const { code } = await takeTicket(here.server, kiosk, 'stato-civile', 'nascita');
  const page = await signIn(here.server, await here.someone(), 'a.zorzi');
  // A slow line: the page came three seconds after it was written, and nothing newer comes.
  await page.route('**/counter/live*', () => {});
  await page.route(here.server.page('counter'), async (route) => {
    const answer = await route.fetch();
    const late = (_, now) => `data-now="${Number(now) - 3000}"`;
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/data-now="(\d+)"/, late) });
  });
  await page.goto(here.server.page('counter'));
  await page.keyboard.press('Space');
  assert.equal(await served(page), code);
  await page.keyboard.press('n');
  assert.match(await page.getByRole('button', { name: /^Annulla \(\d+\)/ }).innerText(), /\(10\)/);
  await page.keyboard.press('u');
  assert.equal(await served(page), code);
  await page.keyboard.press('f');
});

test('a locked screen hides everything and says what the counter does', async () => {
  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const context = await here.someone({ size: DESKTOP });
  context.forgiven.push(REFUSED);
  const page = await signIn(here.server, context, 'a.zorzi');
  await page.locator('.desk').waitFor();
  const beside = await context.newPage();
  await beside.goto(here.server.page('plan'));
  await page.keyboard.press('Space');
  await page.getByText('In attesa della prossima persona').waitFor();
  // The hour that a page knows may be old: the server is asked, and nobody is locked out too early.
  await beside.evaluate(() => { document.body.dataset.lockAt = '1'; });
  await beside.waitForFunction(() => Number(document.body.dataset.lockAt) > 1 && !document.body.hasAttribute('data-hidden'));

  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: 'Schermo bloccato' }).waitFor();
  await page.locator('.locked-now', { hasText: 'Sportello 4 · in attesa della prossima persona' }).waitFor();
  await sound(page, 'locked');
  // The other window of the same browser goes by itself.
  await beside.waitForURL((url) => url.pathname === '/valdora/locked');
  await beside.close();

  const { code } = await takeTicket(here.server, kiosk, 'stato-civile', 'nascita');
  await page.locator('.locked-now', { hasText: `Sportello 4 · chiamato ${code} · sblocca per servirlo` }).waitFor();
  const { password } = here.server.accounts['a.zorzi'];
  await page.getByLabel('Password', { exact: true }).fill(`${password}x`);
  await page.keyboard.press('Enter');
  await page.getByText('La password non corrisponde.').waitFor();
  await sound(page, 'locked, refused');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/valdora/counter');
  assert.equal(await served(page), code);
});
