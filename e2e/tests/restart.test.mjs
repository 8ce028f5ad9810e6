// The server goes away and comes back: screens say that they are old, and are right again by themselves.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DISPLAY, KIOSK, PHONE, sound } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { openCounter, served, signIn, takeTicket } from '../lib/ways.mjs';

const STALE_MS = 25_000;
const RIGHT_AGAIN_MS = 10_000;

/** The town of the examples, open all day and every day, where it is now about ten in the morning. */
function alwaysOpen() {
  const text = readFileSync(new URL('../../examples/comune-medio.toml', import.meta.url), 'utf8');
  const ahead = ((10 - new Date().getUTCHours() + 36) % 24) - 12;
  const zone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
  const days = '{ days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from = "00:00", to = "23:45", every_min = 15, seats = 1 }';
  return text
    .replace('zone = "Europe/Rome"', `zone = "${zone}"`)
    .replace('national_holidays = true', 'national_holidays = false')
    .replace(/\[\[closure\]\][^[]*(?=\n\[\[)/g, '')
    .replace(/(key = "anagrafe"\nservice = "anagrafe"\nfrom = "2026-01-01"\n)weekly = \[[\s\S]*?\n\]\ndates = .*\n/, `$1weekly = [ ${days} ]\n`);
}

const here = stage(async () => {
  const server = await Server.at('serve');
  const file = join(server.data, 'office.toml');
  writeFileSync(file, alwaysOpen());
  assert.match(server.command('office', 'import', file), /added/);
  server.accounts = {};
  for (const login of ['b.fontana', 'm.rossi']) server.accounts[login] = { password: server.command('password', 'valdora', login) };
  await server.start('serve');
  return server;
});

/** A screen shows its code and staff confirm it in the console. */
async function confirmed(admin, size, kind, programme) {
  const context = await here.someone({ size });
  // While the server is away its screens cannot reach it, and Chromium says so.
  context.forgiven.push(/net::ERR_/);
  const screen = await context.newPage();
  await screen.goto(here.server.page(`screen/${kind}`));
  await screen.getByRole('button', { name: 'Chiedi un codice' }).click();
  const code = await screen.locator('.code').innerText();
  assert.match(code, /^\d{3}-\d{3}$/);
  // The page asks again every four seconds by itself: nobody reads or types on it.
  await sound(screen, `${kind}, the code to tell`, { except: ['meta-refresh'] });
  await admin.goto(here.server.page('console/devices'));
  await sound(admin, 'devices, one asks');
  await admin.getByLabel('Codice mostrato dallo schermo').fill(code);
  await admin.getByLabel('Programma').selectOption({ label: programme });
  await admin.getByRole('button', { name: 'Conferma' }).click();
  await admin.locator('tbody th', { hasText: programme }).waitFor();
  await screen.waitForURL((url) => url.pathname === `/valdora/${kind}`, { timeout: 15_000 });
  return screen;
}

test('a restart in the middle of the work', async () => {
  const admin = await signIn(here.server, await here.someone(), 'b.fontana', 'console');
  const kiosk = await confirmed(admin, KIOSK, 'kiosk', "Totem dell'ingresso");
  const calls = await confirmed(admin, DISPLAY, 'display', "Monitor dell'atrio");
  const services = await confirmed(admin, DISPLAY, 'display', "Monitor dei servizi all'ingresso");

  const tickets = [await takeTicket(here.server, kiosk, 'anagrafe', 'certificato'), await takeTicket(here.server, kiosk, 'anagrafe', 'certificato')];
  await kiosk.goto(here.server.page('kiosk'));
  const operatorContext = await here.someone();
  operatorContext.forgiven.push(/net::ERR_/);
  const operator = await signIn(here.server, operatorContext, 'm.rossi');
  await openCounter(operator, /^Sportello 1/);
  await operator.keyboard.press('Space');
  assert.equal(await served(operator), tickets[0].code);
  const phoneContext = await here.someone({ size: PHONE });
  phoneContext.forgiven.push(/net::ERR_/);
  const phone = await phoneContext.newPage();
  await phone.goto(here.server.page(`turn/${tickets[1].token}`));
  await calls.locator('.board-now .code', { hasText: tickets[0].code }).waitFor();

  await here.server.stop();
  const cut = [calls, services, operator, phone];
  await Promise.all(cut.map((screen) => screen.locator('[data-stale-label]').waitFor({ state: 'visible', timeout: STALE_MS })));
  assert.match(await calls.locator('[data-stale-label]').innerText(), /Dati non aggiornati dalle \d?\d:\d\d/);
  await kiosk.mouse.click(540, 1200);
  await kiosk.locator('[data-offline]').waitFor({ state: 'visible', timeout: STALE_MS });
  await sound(kiosk, 'kiosk, offline');
  await sound(calls, 'call board, stale');
  await sound(operator, 'counter, stale');
  // A key pressed in vain says so and loses nothing.
  await operator.keyboard.press('r');
  await operator.locator('[data-live-error]').waitFor({ state: 'visible' });

  await here.server.start('serve');
  const back = Date.now();
  await Promise.all([
    ...cut.map((screen) => screen.locator('[data-stale-label]').waitFor({ state: 'hidden', timeout: RIGHT_AGAIN_MS })),
    kiosk.locator('[data-offline]').waitFor({ state: 'hidden', timeout: RIGHT_AGAIN_MS }),
  ]);
  assert.ok(Date.now() - back <= RIGHT_AGAIN_MS);
  assert.equal((await operator.locator('.desk-now .code').innerText()).trim(), tickets[0].code, 'nobody was lost');
  assert.equal(await services.locator('.board-services tr', { hasText: 'Anagrafe' }).locator('.waiting').textContent(), '1');

  await operator.keyboard.press('Space');
  assert.equal(await served(operator, tickets[0].code), tickets[1].code);
  await phone.locator('.turn.is-called').waitFor();
  await calls.locator('.board-now .code', { hasText: tickets[1].code }).waitFor();
});
