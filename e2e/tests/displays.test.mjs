// The boards: a call is on them within a second of the key, and never a name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DISPLAY, KIOSK, PHONE, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';
import { until } from '../lib/wait.mjs';
import { bookUntilSummary, enrol, openCounter, scan, served, signIn, takeTicket } from '../lib/ways.mjs';

const here = stage();
const CARD = 'RSSMRA80A01H501U';
const NAME = ['Mariangela', 'Rossetti'];
const WITHIN_MS = 1_000;

const reported = (page) => page.waitForResponse((answer) => answer.url().endsWith('/display/report') && answer.request().method() === 'POST');

async function openDisplay(wish) {
  const context = await here.someone({ size: DISPLAY });
  const report = new Promise((done) => context.on('page', (page) => reported(page).then(done, done)));
  const page = await enrol(here.server, context, 'display', wish);
  const answer = await report;
  assert.equal(answer.status(), 204, 'the report is accepted');
  assert.equal(answer.request().postDataJSON().sound, 'armed');
  return page;
}

test('both boards show a call within a second, and the sound is reported', async () => {
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

  const operator = await signIn(here.server, await here.someone(), 'm.rossi');
  await openCounter(operator, /^Sportello 1/);
  const calls = await openDisplay('atrio');
  await calls.getByText('Qui compare il prossimo codice chiamato').waitFor();
  await sound(calls, 'call board, empty');
  const services = await openDisplay('ingresso');
  const row = services.locator('.board-services tr', { hasText: 'Anagrafe' });
  await row.waitFor({ state: 'attached' });
  await sound(services, 'service board');
  const waiting = async () => Number(await row.locator('.waiting').textContent());
  assert.equal(await waiting(), 0, 'open, and nobody waits');

  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  await scan(kiosk, CARD);
  await kiosk.getByRole('button', { name: 'Conferma la presenza' }).click();
  await kiosk.locator('.kiosk-done .code').waitFor();
  await takeTicket(here.server, kiosk, 'anagrafe', 'certificato');
  await until('both wait', async () => (await waiting()) === 2, 2_000);

  const clip = calls.waitForResponse((answer) => answer.url().includes('/display/voice/'));
  const arrives = Promise.all([
    calls.waitForFunction(() => document.querySelector('[data-announce]:not([hidden]) [data-announce-code]')?.textContent.trim(), null, { polling: 'raf' }).then((code) => ({ at: Date.now(), code })),
    services.waitForFunction(() => [...document.querySelectorAll('.board-services tr')].some((line) => line.textContent.includes('Anagrafe') && line.querySelector('.waiting').textContent.trim() === '1'), null, { polling: 'raf' }).then(() => ({ at: Date.now() })),
  ]);
  const pressed = Date.now();
  await operator.keyboard.press('Space');
  const [onCalls, onServices] = await arrives;
  assert.ok(onCalls.at - pressed < WITHIN_MS, `call board after ${onCalls.at - pressed} ms`);
  assert.ok(onServices.at - pressed < WITHIN_MS, `service board after ${onServices.at - pressed} ms`);
  const code = await served(operator);
  assert.equal(await onCalls.code.jsonValue(), code);
  assert.match(await calls.locator('[data-announce-where]').innerText(), /Sportello 1/);
  assert.equal((await clip).status(), 200);
  await sound(calls, 'call board, a call');
  for (const board of [calls, services]) {
    const text = await board.content();
    for (const personal of [...NAME, CARD]) assert.ok(!text.includes(personal), `${personal} on a board`);
  }
  await calls.locator('[data-announce]').waitFor({ state: 'hidden', timeout: 40_000 });
  assert.equal((await calls.locator('.board-now .code').innerText()).trim(), code);
  await sound(calls, 'call board, after the call');

  const admin = await signIn(here.server, await here.someone(), 'b.fontana', 'console/devices');
  assert.equal(await admin.locator('tbody tr', { hasText: 'Monitor' }).locator('.chip-done', { hasText: 'attivo' }).count(), 2, 'staff see that sound is armed');
  await sound(admin, 'devices');
});

test('a board of both kinds alternates and keeps the code in sight', async () => {
  const both = await openDisplay('primo-piano');
  assert.equal(await both.locator('[data-board]').count(), 2);
  await sound(both, 'both boards');
});

test('the programme turns beside the calls, without a network too, and a file is added and removed', async () => {
  const calls = await openDisplay('atrio');
  const shown = () => calls.locator('[data-programme-item]:not([hidden])').innerText();
  const first = await shown();
  assert.match(first, /Tieni pronto il documento/);
  await sound(calls, 'call board with its programme');
  await calls.context().setOffline(true);
  calls.context().forgiven.push(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  await until('the next item has its turn', async () => (await shown()) !== first, 20_000, 500);
  await calls.context().setOffline(false);

  const admin = await signIn(here.server, await here.someone(), 'b.fontana', 'console/programme');
  await admin.getByText('Tieni pronto il documento').waitFor();
  await sound(admin, 'programme');
  const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACklEQVR4nGNgAAAAAgAB4iG8MwAAAABJRU5ErkJggg==', 'base64');
  await admin.getByLabel('Diritti').fill('disegno del Comune');
  await admin.getByLabel('File', { exact: true }).setInputFiles({ name: 'punto.png', mimeType: 'image/png', buffer: dot });
  await admin.getByRole('button', { name: 'Aggiungi un file' }).click();
  await admin.locator('tbody tr', { hasText: 'punto.png' }).waitFor();
  assert.ok(await admin.locator('img[alt="punto.png"]').evaluate(async (image) => (await image.decode(), image.naturalWidth)));
  await sound(admin, 'programme with a file');
  await admin.getByRole('button', { name: /Elimina/ }).click();
  await admin.getByText('Nessun file').waitFor();
});
