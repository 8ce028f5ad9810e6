// The pictures of README.md: a mid-size town alive, its screens at their true sizes.
import { mkdirSync, statSync } from 'node:fs';
import { DESKTOP, DISPLAY, KIOSK, PHONE, launch, someone } from './lib/browser.mjs';
import { Server } from './lib/server.mjs';
import { until } from './lib/wait.mjs';
import { bookUntilSummary, enrol, openCounter, scan, signIn, takeTicket } from './lib/ways.mjs';

const FOLDER = new URL('../docs/screenshots/', import.meta.url).pathname;
const SPEED = 30;
const CARD = 'RSSMRA80A01H501U';
/** By then every line has people in it. */
const ALIVE_AT = '10:10';
const ALIVE_MS = 240_000;

mkdirSync(FOLDER, { recursive: true });
const server = await Server.demo('--speed', `${SPEED}`);
const servers = [server];
const browser = await launch();
const people = [];

async function visitor(options) {
  const context = await someone(browser, options);
  people.push(context);
  return context;
}

async function picture(page, name, options = {}) {
  await page.evaluate(() => document.fonts.ready);
  const path = `${FOLDER}${name}.png`;
  await page.screenshot({ path, animations: 'disabled', ...options });
  console.log(`${name}.png ${Math.round(statSync(path).size / 1000)} kB`);
}

try {
  const phone = await (await visitor({ size: PHONE })).newPage();
  await phone.goto(server.page());
  await phone.locator('.services').waitFor();
  await picture(phone, 'home-phone');

  const citizen = await (await visitor({ size: DESKTOP })).newPage();
  await bookUntilSummary(citizen, {
    service: server.page('book/carta-identita'),
    offering: 'rilascio',
    detail: 'La mia carta scade a fine mese',
    // The seat after tomorrow's first ones: today's go fast on this clock.
    choose: async (page) => {
      const seat = page.locator('.slot-list').nth(2).locator('label').nth(3);
      await seat.click();
      await page.locator('.slot-list').first().scrollIntoViewIfNeeded();
      await picture(page, 'booking');
      await page.locator('.form-end').getByRole('button', { name: 'Avanti' }).click();
    },
    person: { 'Nome*': 'Ada', 'Cognome*': 'Bianchi', 'Email*': 'ada@example.it' },
  });
  await citizen.locator('.form-end').getByRole('button', { name: 'Invia' }).click();
  await citizen.getByRole('button', { name: 'Conferma e invia' }).click();
  await citizen.waitForURL(/\/a\//);
  const pass = await (await visitor({ size: PHONE })).newPage();
  await pass.goto(citizen.url().split('?')[0]);
  await pass.locator('.pass').scrollIntoViewIfNeeded();
  await pass.locator('.pass').evaluate((element) => window.scrollTo(0, element.offsetTop - 12));
  await picture(pass, 'pass');

  const calls = await enrol(server, await visitor({ size: DISPLAY }), 'display', 'atrio');
  const services = await enrol(server, await visitor({ size: DISPLAY }), 'display', 'ingresso');
  const kiosk = await enrol(server, await visitor({ size: KIOSK }), 'kiosk', 'ingresso');
  const supervisor = await signIn(server, await visitor({ size: DESKTOP }), 'b.fontana', 'console');
  await until(`it is ${ALIVE_AT}`, async () => (await calls.locator('[data-clock]').innerText()) >= ALIVE_AT, ALIVE_MS, 500);
  await kiosk.locator('.kiosk-hero').waitFor();
  await picture(kiosk, 'kiosk');
  await kiosk.goto(server.page('kiosk/service/anagrafe?offering=certificato'));
  await picture(kiosk, 'kiosk-service');

  await calls.locator('.board-calls li').nth(3).waitFor({ timeout: ALIVE_MS });
  await calls.waitForFunction(() => document.querySelector('[data-announce]').hidden, null, { timeout: ALIVE_MS });
  await picture(calls, 'call-board');
  await services.locator('[data-board]').first().waitFor({ timeout: ALIVE_MS });
  await picture(services, 'service-board');

  await supervisor.goto(server.page('plan?service=anagrafe'));
  await supervisor.locator('#plan-rows').waitFor();
  await picture(supervisor, 'work-plan');
  await supervisor.goto(server.page('statistics'));
  await supervisor.locator('.tiles').waitFor();
  await picture(supervisor, 'statistics');
  await supervisor.goto(server.page('console'));
  await picture(supervisor, 'console');

  // The counters with many people belong to the people of the demonstration: here an empty office gets its own.
  const quiet = await Server.demo('--quiet', '--speed', '30');
  servers.push(quiet);
  const booked = await (await visitor({ size: DESKTOP })).newPage();
  for (const [number, name] of ['Bruno', 'Carla', 'Dario'].entries()) {
    await bookUntilSummary(booked, {
      service: quiet.page('book/carta-identita'),
      offering: 'rilascio',
      detail: 'Rinnovo: fototessera già pronta',
      person: { 'Nome*': name, 'Cognome*': 'Ferrari', 'Email*': `${name}@example.it`, 'Codice fiscale (facoltativo)': number === 0 ? CARD : '' },
    });
    await booked.locator('.form-end').getByRole('button', { name: 'Invia' }).click();
    await booked.getByRole('button', { name: 'Conferma e invia' }).click();
    await booked.waitForURL(/\/a\//);
  }
  const totem = await enrol(quiet, await visitor({ size: KIOSK }), 'kiosk', 'ingresso');
  await scan(totem, CARD);
  await totem.getByRole('button', { name: 'Conferma la presenza' }).click();
  await totem.locator('.kiosk-done').waitFor();
  for (const service of ['anagrafe', 'carta-identita', 'anagrafe', 'anagrafe', 'carta-identita']) {
    await takeTicket(quiet, totem, service, service === 'anagrafe' ? 'certificato' : 'rilascio');
  }
  const operator = await signIn(quiet, await visitor({ size: DESKTOP }), 'm.rossi');
  await openCounter(operator, /^Sportello 1/);
  const clock = operator.locator('[data-clock]');
  await until('they have waited a while', async () => (await clock.innerText()) >= '09:05', ALIVE_MS, 500);
  await operator.keyboard.press('Space');
  await operator.locator('.desk-now .why').waitFor();
  await picture(operator, 'counter');
} finally {
  for (const context of people) await context.close();
  await browser.close();
  for (const one of servers) await one.remove();
}
