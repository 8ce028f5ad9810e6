// A citizen books on a small phone, moves and cancels; with script and without.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { REFUSED, SMALL_PHONE, fits, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';

const here = stage();
const SCRIPT = '<script>alert(1)</script>';

const next = (page) => page.locator('.form-end').getByRole('button', { name: 'Avanti' });

async function journey({ script }) {
  const context = await here.someone({ size: SMALL_PHONE, script });
  context.forgiven.push(REFUSED);
  const page = await context.newPage();
  const seen = async (name) => {
    await sound(page, name);
    await fits(page, name);
  };

  await page.goto(here.server.page());
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Di cosa hai bisogno?');
  await seen('home');
  await page.getByRole('link', { name: /^Anagrafe: residenza e certificati/ }).click();
  await seen('service sheet');
  await page.locator('[data-element=appointment-booking]').first().click();

  // 1: the office.
  await page.getByText("I campi contraddistinti dal simbolo asterisco sono obbligatori").waitFor();
  assert.match(await page.locator('.steps [aria-current=step]').innerText(), /^Luogo$/i);
  await seen('step 1');
  await next(page).click();

  // 2: day and hour; nothing chosen is said.
  await page.getByRole('heading', { name: 'Appuntamenti disponibili' }).waitFor();
  await seen('step 2');
  await next(page).click();
  await page.getByText('Scegli un orario.').first().waitFor();
  await seen('step 2 with an error');
  await page.locator('.slot-list label').nth(3).click();
  await next(page).click();

  // 3: what for; empty, then too long, then a text that only looks like markup.
  await page.getByLabel("Motivo dell'appuntamento").waitFor();
  await seen('step 3');
  await next(page).click();
  await page.getByText('Controlla 2 dati').waitFor();
  await page.getByText('Scrivi in poche parole per che cosa vieni').first().waitFor();
  await seen('step 3 with errors');
  await page.getByLabel("Motivo dell'appuntamento").selectOption('certificato');
  await page.locator('#detail').evaluate((field) => field.removeAttribute('maxlength'));
  await page.locator('#detail').fill('a'.repeat(201));
  await next(page).click();
  await page.getByText('Il testo ha 201 caratteri: accorcialo fino a 200.').first().waitFor();
  await page.locator('#detail').fill(SCRIPT);
  await next(page).click();

  // 4: who.
  await page.locator('#given_name').waitFor();
  await seen('step 4');
  await next(page).click();
  await page.getByText('Controlla 3 dati').waitFor();
  await page.getByText('Scrivi il tuo nome.').first().waitFor();
  await seen('step 4 with errors');
  await page.locator('#given_name').fill(SCRIPT);
  await page.locator('#family_name').evaluate((field) => field.removeAttribute('maxlength'));
  await page.locator('#family_name').fill('a'.repeat(81));
  await page.locator('#email').fill('ada.example');
  await page.locator('#tax_code').fill('RSSMRA80A01H501X');
  await next(page).click();
  await page.getByText('Il carattere numero 1 non può stare in un nome.').first().waitFor();
  await page.getByText('È più lungo di 80 caratteri: accorcialo.').first().waitFor();
  await page.getByText('Un indirizzo email ha una chiocciola @').first().waitFor();
  await page.getByText("L'ultimo carattere non torna con gli altri").first().waitFor();
  assert.equal(await page.locator('#given_name').inputValue(), SCRIPT, 'what was typed stays');
  assert.equal(await page.locator('main script').count(), 0);
  await seen('step 4 with other errors');
  await page.locator('#given_name').fill("Ada Zoë");
  await page.locator('#family_name').fill("D'Ancona-Šparovec");
  await page.locator('#email').fill(`ada.${script ? 'script' : 'plain'}@example.it`);
  await page.locator('#tax_code').fill('');
  await next(page).click();

  // 5: the summary.
  await page.getByRole('heading', { name: 'Verifica dei dati' }).waitFor();
  await page.getByText(SCRIPT, { exact: true }).waitFor();
  assert.equal(await page.locator('main script').count(), 0, 'markup stays text');
  await seen('step 5');
  await page.locator('.form-end').getByRole('button', { name: 'Invia' }).click();
  if (script) {
    await page.getByRole('heading', { name: 'Termini e condizioni' }).last().waitFor();
    await seen('terms');
    await page.getByRole('button', { name: 'Conferma e invia' }).click();
  }

  // The pass.
  await page.waitForURL(/\/valdora\/a\//);
  const done = await page.locator('.alert-success').innerText();
  assert.match(done, /Appuntamento confermato/);
  assert.match(done, /L'appuntamento è fissato per .+ dalle ore \d\d:\d\d alle ore \d\d:\d\d/);
  assert.match(done, /Abbiamo inviato il riepilogo all'email:/);
  const code = await page.locator('.pass .code').innerText();
  assert.match(code, /^[A-Z] \d\d$/);
  assert.ok(await page.locator('.pass svg.qr').isVisible());
  assert.match(await page.locator('.pass').innerText(), /[0-9A-Z]{5}-[0-9A-Z]{5}/);
  assert.doesNotMatch(await page.locator('.pass').innerText(), /Ancona/, 'no personal data on the pass');
  await seen('pass');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Aggiungi al tuo calendario' }).click();
  const calendar = await readFile(await (await download).path(), 'utf8');
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
  assert.match(calendar, /\r\nDTSTART[^\r]*:\d{8}T\d{6}/);
  assert.match(calendar.replaceAll('\r\n ', ''), new RegExp(`Ti chiamiamo con il codice ${code}`));

  // Moved, with the same pass.
  const booked = await page.locator('.pass .when').innerText();
  await page.getByRole('link', { name: 'Sposta' }).click();
  await page.getByText('Finché non scegli un altro orario, quello di adesso resta tuo.').waitFor();
  await seen('move');
  await page.locator('.slot-list label').nth(9).click();
  await page.locator('.form-end').getByRole('button', { name: 'Sposta qui' }).click();
  await page.getByText('Appuntamento spostato').first().waitFor();
  assert.notEqual(await page.locator('.pass .when').innerText(), booked);
  await seen('pass after moving');

  // Cancelled, and it says so.
  await page.getByRole('link', { name: /^Annulla l'appuntamento del/ }).click();
  await page.getByRole('heading', { name: "Vuoi annullare l'appuntamento?" }).waitFor();
  await seen('cancel');
  await page.getByRole('button', { name: /^Annulla l'appuntamento del/ }).click();
  await page.getByText('Questo appuntamento è annullato.').waitFor();
  await seen('pass after cancelling');
}

test('books, moves and cancels on a phone of 320 pixels', () => journey({ script: true }));
test('does the same where scripts do not run', () => journey({ script: false }));

test('finds an appointment again by its code, and a wrong code is told so', async () => {
  const context = await here.someone({ size: SMALL_PHONE });
  context.forgiven.push(REFUSED, /status of 404/);
  const page = await context.newPage();
  await page.goto(here.server.page('appointments'));
  await sound(page, 'own appointments');
  await page.getByLabel('Codice della prenotazione').fill('ABCDE-FGHJK');
  await page.getByRole('button', { name: 'Apri' }).click();
  await page.getByText('Con questo codice non troviamo un appuntamento.').first().waitFor();
  await sound(page, 'own appointments, wrong code');
  await page.goto(here.server.page('nothing-here'));
  await sound(page, 'a page that is not there');
});

test('searching filters the services, and finding none says so', async () => {
  const page = await (await here.someone({ size: SMALL_PHONE })).newPage();
  await page.goto(here.server.page());
  await page.getByLabel('Cerca un servizio').fill('tribut');
  await page.getByRole('link', { name: /^Anagrafe/ }).waitFor({ state: 'hidden' });
  assert.ok(await page.getByRole('link', { name: /^Tributi/ }).isVisible());
  await page.getByLabel('Cerca un servizio').fill('zzz');
  await page.getByText('Nessun servizio con queste parole').waitFor();
  await sound(page, 'home, nothing found');
});
