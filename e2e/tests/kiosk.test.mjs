// In front of the kiosk: a card, an unknown card, a code by mail, a ticket, a ticket that does not come out.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DISPLAY, KIOSK, PHONE, REFUSED, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';
import { until } from '../lib/wait.mjs';
import { bookUntilSummary, enrol, scan, signIn, takeTicket } from '../lib/ways.mjs';

const here = stage();
const CARD = 'RSSMRA80A01H501U';
const UNKNOWN_CARD = 'BNCGNN85T10A944B';
const OTHER_CARD = 'VRDLGU75D15F205Q';
const NAME = ['Mariangela', 'Rossetti'];

async function openKiosk(size = KIOSK) {
  const context = await here.someone({ size });
  const page = await enrol(here.server, context, 'kiosk', 'ingresso');
  await page.getByRole('heading', { name: 'Tocca lo schermo oppure passa la tessera sanitaria' }).waitFor();
  await sound(page, 'kiosk, stand-by');
  return page;
}

test('a card checks in for the appointment of today and nothing personal is shown', async () => {
  const citizen = await (await here.someone({ size: PHONE })).newPage();
  await bookUntilSummary(citizen, {
    service: here.server.page('book/anagrafe'),
    offering: 'certificato',
    detail: 'Certificato di residenza',
    person: { 'Nome*': NAME[0], 'Cognome*': NAME[1], 'Email*': 'm@example.it', 'Codice fiscale (facoltativo)': CARD },
  });
  await citizen.locator('.form-end').getByRole('button', { name: 'Invia' }).click();
  await citizen.getByRole('button', { name: 'Conferma e invia' }).click();
  await citizen.waitForURL(/\/valdora\/a\//);
  const code = await citizen.locator('.pass .code').innerText();
  const hour = (await citizen.locator('.pass .when').innerText()).match(/\d\d:\d\d/)[0];

  const kiosk = await openKiosk();
  await scan(kiosk, CARD);
  await kiosk.getByRole('heading', { name: 'Tessera letta' }).waitFor();
  const read = await kiosk.content();
  for (const personal of [...NAME, CARD, code]) assert.ok(!read.includes(personal), `${personal} after the card alone`);
  await sound(kiosk, 'kiosk, card read');
  await kiosk.getByRole('button', { name: 'Conferma la presenza' }).click();
  await kiosk.getByRole('heading', { name: 'Sappiamo che sei qui' }).waitFor();
  assert.equal(await kiosk.locator('.kiosk-done .code').innerText(), code);
  assert.match(await kiosk.locator('.facts').innerText(), new RegExp(hour));
  const present = await kiosk.content();
  for (const personal of [...NAME, CARD, 'm@example.it', 'Anagrafe']) assert.ok(!present.includes(personal), `${personal} on the slip`);
  assert.ok(!kiosk.url().includes(CARD));
  await sound(kiosk, 'kiosk, present');
});

test('an unknown card is asked for the service', async () => {
  const kiosk = await openKiosk();
  await scan(kiosk, UNKNOWN_CARD);
  await kiosk.getByRole('button', { name: 'Conferma la presenza' }).click();
  await kiosk.getByRole('heading', { name: 'Scegli il servizio' }).waitFor();
  await sound(kiosk, 'kiosk, unknown card');
});

/** The six digits of the only mail that has some. */
async function codeInMail() {
  const folder = join(here.server.data, 'demo', 'mail');
  const mail = () => readdirSync(folder).find((name) => name.startsWith('kiosk-code-'));
  await until('the code is mailed', async () => mail() !== undefined);
  return readFileSync(join(folder, mail()), 'utf8').match(/totem: (\d{3}) (\d{3})/).slice(1).join('');
}

test('without the pass, a code by mail opens the appointments', async () => {
  const citizen = await (await here.someone({ size: PHONE })).newPage();
  await bookUntilSummary(citizen, {
    service: here.server.page('book/tributi'),
    offering: 'rate',
    detail: 'Rate della TARI',
    person: { 'Nome*': NAME[0], 'Cognome*': NAME[1], 'Email*': 'luigi@example.it', 'Codice fiscale (facoltativo)': OTHER_CARD },
  });
  await citizen.locator('.form-end').getByRole('button', { name: 'Invia' }).click();
  await citizen.getByRole('button', { name: 'Conferma e invia' }).click();
  await citizen.waitForURL(/\/valdora\/a\//);
  const call = await citizen.locator('.pass .code').innerText();

  const kiosk = await openKiosk();
  kiosk.context().forgiven.push(REFUSED);
  await scan(kiosk, OTHER_CARD);
  await kiosk.getByRole('button', { name: 'Non ho il biglietto: mandami un codice' }).click();
  await kiosk.getByRole('heading', { name: 'Scrivi il codice di sei cifre' }).waitFor();
  await kiosk.locator('.keyboard').waitFor();
  await sound(kiosk, 'kiosk, keys for the code');
  for (const key of await kiosk.locator('.keyboard button').all()) {
    const { width, height } = await key.boundingBox();
    assert.ok(width >= 76 && height >= 76, `a key of ${width} × ${height}`);
  }
  const type = async (digits) => {
    for (const key of digits) await kiosk.locator('.keyboard').getByRole('button', { name: key, exact: true }).click();
    await kiosk.getByRole('button', { name: 'Avanti' }).click();
  };
  const code = await codeInMail();
  await type(code.replace(/.$/, (last) => (Number(last) + 1) % 10));
  await kiosk.getByText('Puoi provare ancora 4 volte.').waitFor();
  await sound(kiosk, 'kiosk, a wrong code');
  await type(code);
  await kiosk.getByRole('heading', { name: 'I miei appuntamenti' }).waitFor();
  await sound(kiosk, 'kiosk, my appointments');
  await kiosk.locator('.kiosk-grid a').click();
  await kiosk.getByRole('link', { name: 'Sposta' }).waitFor();
  assert.equal(await kiosk.locator('.seat .code').innerText(), call);
  const shown = await kiosk.content();
  for (const personal of [...NAME, OTHER_CARD, 'luigi@example.it']) assert.ok(!shown.includes(personal), `${personal} is shown`);
});

test('without scripts the keys of the code work too', async () => {
  const kiosk = await (await here.someone({ size: KIOSK, script: false })).newPage();
  kiosk.context().forgiven.push(REFUSED);
  await kiosk.goto(here.server.page('screen/kiosk?wish=ingresso'));
  await kiosk.getByRole('button', { name: 'Chiedi un codice' }).click();
  await kiosk.goto(here.server.page('kiosk/code'));
  await kiosk.getByLabel('Codice', { exact: true }).fill(UNKNOWN_CARD);
  await kiosk.getByRole('button', { name: 'Avanti' }).click();
  await kiosk.getByRole('button', { name: 'Non ho il biglietto: mandami un codice' }).click();
  for (const key of '123456') await kiosk.locator('.keyboard').getByRole('button', { name: key, exact: true }).click();
  assert.equal(await kiosk.getByLabel('Codice di sei cifre').first().inputValue(), '123456');
  await kiosk.getByRole('button', { name: 'Avanti' }).click();
  await kiosk.getByText('Puoi provare ancora 4 volte.').waitFor();
});

test('what cannot be read says what to do', async () => {
  const kiosk = await openKiosk();
  kiosk.context().forgiven.push(REFUSED);
  await scan(kiosk, '80380000500123456789');
  await kiosk.getByText('Questo è il numero della tessera europea.').waitFor();
  await sound(kiosk, 'kiosk, the wrong side of the card');
});

test('somebody without appointment takes a ticket by touch, and it is printed once', async () => {
  const kiosk = await openKiosk();
  await kiosk.getByRole('link', { name: /Inizia/ }).click();
  await kiosk.getByRole('heading', { name: 'Di cosa hai bisogno?' }).waitFor();
  assert.ok((await kiosk.locator('.kiosk-grid li').count()) <= 6);
  await sound(kiosk, 'kiosk, services');
  await kiosk.locator('.kiosk-grid a', { hasText: "Carta d'identità" }).click();
  await kiosk.getByRole('heading', { name: "Carta d'identità" }).waitFor();
  await sound(kiosk, 'kiosk, kinds');
  await kiosk.locator('.kiosk-grid a', { hasText: 'Rilascio' }).click();
  await kiosk.getByRole('button', { name: 'Conferma' }).first().waitFor();
  await sound(kiosk, 'kiosk, service');
  await kiosk.locator('form:has(input[name=what][value=ticket]) button').click();
  await kiosk.waitForURL(/\/kiosk\/pass\//);
  await kiosk.getByRole('heading', { name: 'Ritira il biglietto' }).waitFor();
  const code = await kiosk.locator('.kiosk-done .code').innerText();
  assert.match(code, /^[A-Z] \d\d$/);
  assert.equal((await kiosk.locator('.pass-paper .code').textContent()).trim(), code);
  assert.equal(await kiosk.locator('.pass-paper svg').count(), 1, 'the paper has its QR');
  await kiosk.waitForFunction(() => sessionStorage.getItem('e2e-prints') === '1');
  await sound(kiosk, 'kiosk, done');
  await kiosk.reload();
  assert.equal(await kiosk.evaluate(() => sessionStorage.getItem('e2e-prints')), '1', 'not twice');
  // Eight seconds later the screen is as if nobody had been there.
  await kiosk.waitForURL((url) => url.pathname === '/valdora/kiosk', { timeout: 15_000 });
});

test('a ticket that does not come out is photographed, and staff say that the paper is fine', async () => {
  const kiosk = await openKiosk();
  const { code } = await takeTicket(here.server, kiosk, 'anagrafe', 'certificato');
  await kiosk.getByRole('button', { name: 'Il biglietto non è uscito' }).click();
  await kiosk.getByRole('heading', { name: 'Fotografa questo codice: vale come biglietto' }).waitFor();
  assert.equal(await kiosk.locator('.kiosk-done .code').innerText(), code);
  assert.ok(await kiosk.locator('.kiosk-done svg').isVisible());
  await sound(kiosk, 'kiosk, no paper');
  const staff = await signIn(here.server, await here.someone(), 'b.fontana', 'console');
  await staff.getByRole('heading', { name: 'Carta da controllare' }).waitFor();
  await sound(staff, 'console, paper to be checked');
  await staff.getByRole('button', { name: 'Carta a posto' }).click();
  await staff.getByRole('heading', { name: 'Carta da controllare' }).waitFor({ state: 'detached' });
});

test('help, languages and a typed code', async () => {
  const kiosk = await openKiosk();
  const { code } = await takeTicket(here.server, kiosk, 'anagrafe', 'certificato');
  await kiosk.goto(here.server.page('kiosk/services'));
  for (const [link, heading] of [['Aiuto', 'Come funziona'], ['Lingua', 'Lingua']]) {
    await kiosk.locator('.kiosk-bar').getByRole('link', { name: link }).click();
    await kiosk.getByRole('heading', { level: 1, name: heading }).waitFor();
    await sound(kiosk, `kiosk, ${link}`);
  }
  await kiosk.goto(here.server.page('kiosk/code'));
  await kiosk.locator('.keyboard').waitFor();
  await sound(kiosk, 'kiosk, a code to type');
  for (const key of code.replace(' ', '')) await kiosk.locator('.keyboard').getByRole('button', { name: key, exact: true }).click();
  await kiosk.getByRole('button', { name: 'Avanti' }).click();
  await kiosk.getByText('Controlla che sia il tuo codice, poi conferma.').waitFor();
  await sound(kiosk, 'kiosk, the code found');
  await kiosk.getByRole('button', { name: 'Conferma la presenza' }).click();
  await kiosk.locator('.kiosk-done .code').waitFor();
});

test('another day and another hour, with the card', async () => {
  const kiosk = await openKiosk();
  await kiosk.goto(here.server.page('kiosk/service/tributi?offering=rate'));
  await kiosk.getByRole('link', { name: "Un altro giorno o un'altra ora" }).click();
  await kiosk.getByRole('heading', { name: 'Passa la tessera sanitaria' }).waitFor();
  await sound(kiosk, 'kiosk, who');
  await scan(kiosk, UNKNOWN_CARD);
  await kiosk.getByRole('heading', { name: 'Scegli il giorno' }).waitFor();
  await sound(kiosk, 'kiosk, days');
  await kiosk.locator('.kiosk-grid a').nth(2).click();
  await kiosk.getByRole('heading', { name: "Scegli l'ora" }).waitFor();
  await sound(kiosk, 'kiosk, hours');
  await kiosk.locator('.kiosk-grid a').first().click();
  await kiosk.getByRole('heading', { name: 'Va bene così?' }).waitFor();
  await sound(kiosk, 'kiosk, chosen');
  await kiosk.getByRole('button', { name: /^Prenota:/ }).click();
  await kiosk.getByRole('heading', { name: 'Ritira il biglietto' }).waitFor();
  await sound(kiosk, 'kiosk, booked');
});

test('who has no card says his name with the keyboard on the screen', async () => {
  const kiosk = await openKiosk();
  await kiosk.goto(here.server.page('kiosk/who/tributi?offering=rate'));
  await kiosk.getByRole('link', { name: 'Non ho la tessera' }).click();
  await kiosk.locator('.keyboard').waitFor();
  await sound(kiosk, 'kiosk, name or phone');
});

/** Seen whole by somebody in front of the screen: neither hidden, nor behind something, nor below the bottom bar. */
async function seen(kiosk, selector) {
  const shown = await kiosk.locator(selector).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const bar = document.querySelector('.kiosk-bar').getBoundingClientRect();
    const corners = [[left + 20, top + 8], [right - 20, bottom - 8]].map(([x, y]) => document.elementFromPoint(x, y));
    return bottom > top && bottom <= bar.top && corners.every((found) => found && (element.contains(found) || found.contains(element)));
  });
  assert.ok(shown, `${selector} is not seen on ${kiosk.url()}`);
}

/** The buttons of the bottom bar, as they must be; they stay from page to page. */
async function set(kiosk, modes) {
  await kiosk.locator('html.has-script').waitFor();
  for (const mode of ['low-controls', 'large-text']) {
    const button = kiosk.locator(`[data-toggle=${mode}]`);
    if ((await button.getAttribute('aria-pressed')) !== `${modes.includes(mode)}`) await button.click();
  }
}

const MODES = [[], ['low-controls'], ['large-text'], ['low-controls', 'large-text']];

test('on a wide kiosk a wrong code is said where one reads it', async () => {
  const kiosk = await openKiosk(DISPLAY);
  kiosk.context().forgiven.push(REFUSED);
  for (const modes of MODES) {
    await kiosk.goto(here.server.page('kiosk/code'));
    await kiosk.locator('.keyboard').waitFor();
    await set(kiosk, modes);
    await seen(kiosk, '.kiosk-title p');
    await kiosk.getByLabel('Codice', { exact: true }).fill('ZZ99');
    await kiosk.getByRole('button', { name: 'Avanti' }).click();
    await kiosk.locator('.kiosk-title [role=alert]').waitFor();
    await kiosk.locator('.keyboard').waitFor();
    await seen(kiosk, '.kiosk-title [role=alert]');
    await seen(kiosk, '.keyboard');
    await sound(kiosk, `kiosk, a wrong code, wide, ${modes.join(' ') || 'as it is'}`);
  }
});

test('a wide kiosk in stand-by shows all its lines, also with eight waits', async () => {
  const kiosk = await openKiosk(DISPLAY);
  // What is written into the page here must not be replaced by the live view.
  await kiosk.route('**/kiosk/live**', () => {});
  for (const modes of MODES) {
    await kiosk.goto(here.server.page('kiosk'));
    await set(kiosk, modes);
    await kiosk.evaluate(() => {
      const waits = Array.from({ length: 8 }, () => '<li>Anagrafe: residenza e certificati <b>da 10 a 20 min</b></li>');
      document.querySelector('.kiosk-hero .touch').insertAdjacentHTML('afterend', `<ul class="waits list-unstyled">${waits.join('')}</ul>`);
    });
    for (const part of ['h1', '.touch', '.waits', '.board-programme']) await seen(kiosk, `.kiosk-hero ${part}`);
  }
});
