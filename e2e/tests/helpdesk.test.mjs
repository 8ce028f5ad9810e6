// A request from the citizen's form to the three faces; the desk, the supplier and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, REFUSED, SMALL_PHONE, fits, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';
import { signIn } from '../lib/ways.mjs';

const here = stage();
const SCRIPT = '<script>alert(1)</script>';

/** Fills the official form; leaves the page on the request's own address. */
async function ask(page, { detail, service }) {
  await page.goto(here.server.page('help'));
  await page.locator('#given_name').fill('Ada');
  await page.locator('#family_name').fill('Rossi');
  await page.locator('#email').fill('ada.rossi@posta.example');
  await page.locator('#area').selectOption({ index: 1 });
  await page.locator('#service').selectOption({ label: service });
  await page.locator('#detail').fill(detail);
  await page.locator('label[for=privacy]').click();
  await page.getByRole('button', { name: 'Invia' }).click();
  await page.getByText('Richiesta inviata').waitFor();
  return (await page.locator('.ticket-code').innerText()).trim();
}

/** At the desk, the request with this code. */
async function find(desk, code) {
  await desk.goto(here.server.page(`desk?q=${encodeURIComponent(code)}`));
  await desk.locator('#ticket-title').waitFor();
}

for (const script of [true, false]) {
  test(`a citizen asks, is answered, and says how it went (${script ? 'with' : 'without'} script)`, async () => {
    const context = await here.someone({ size: SMALL_PHONE, script });
    context.forgiven.push(REFUSED);
    const phone = await context.newPage();
    const seen = async (name) => {
      await sound(phone, name);
      await fits(phone, name);
    };

    await phone.goto(here.server.page());
    await phone.getByRole('link', { name: "Richiesta d'assistenza" }).click();
    await seen('the form');
    await phone.getByRole('button', { name: 'Invia' }).click();
    await phone.getByText('Ci sono 7 cose da correggere').waitFor();
    await seen('the form with errors');

    const code = await ask(phone, { detail: `Non va ${SCRIPT}`, service: 'Un altro servizio' });
    await seen('the request');
    assert.equal(await phone.locator('.ticket-said p').last().innerText(), `Non va ${SCRIPT}`);
    const own = phone.url().split('?')[0];

    const staff = await here.someone({ size: DESKTOP });
    const desk = await signIn(here.server, staff, 'm.sala', 'desk');
    await sound(desk, 'the desk');
    await find(desk, code);
    await sound(desk, 'the desk with a request');
    await desk.locator('#say-text').fill('Abbiamo corretto: riprovi, per favore.');
    await desk.getByRole('button', { name: /^Rispondi a/ }).click();
    await desk.locator('.timeline .is-staff').waitFor();

    await phone.goto(own);
    await phone.getByText('Abbiamo corretto: riprovi, per favore.').waitFor();
    await phone.locator('#text').fill('Ora funziona, grazie.');
    await phone.getByRole('button', { name: 'Invia' }).click();
    await phone.getByText('Ora funziona, grazie.').waitFor();

    await find(desk, code);
    const missing = desk.locator('.deeds fieldset button[aria-pressed=false]').filter({ hasText: '*' });
    if ((await missing.count()) > 0) {
      await missing.first().click();
      await desk.locator('.deeds fieldset button[aria-pressed=true]').waitFor();
    }
    await desk.locator('#act-state').selectOption('resolved');
    await desk.getByRole('button', { name: 'Cambia', exact: true }).click();
    await desk.locator('.ticket-one .chip', { hasText: 'Risolta' }).waitFor();

    await phone.goto(own);
    await phone.getByRole('link', { name: "Com'è andata?" }).click();
    await seen('the faces');
    await phone.getByRole('button', { name: 'Contento', exact: true }).click();
    await phone.getByRole('heading', { name: 'Grazie!' }).waitFor();
    await seen('thanks');
    await find(desk, code);
    await desk.locator('.facts', { hasText: 'Contento' }).waitFor();
  });
}

test('a citizen sends a photo with the form, and the desk sees it', async () => {
  const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const phone = await (await here.someone({ size: SMALL_PHONE, script: false })).newPage();
  await phone.goto(here.server.page('help'));
  await phone.locator('#given_name').fill('Ada');
  await phone.locator('#family_name').fill('Rossi');
  await phone.locator('#email').fill('ada.rossi@posta.example');
  await phone.locator('#area').selectOption({ index: 1 });
  await phone.locator('#service').selectOption({ label: 'Un altro servizio' });
  await phone.locator('#detail').fill('Il modulo si presenta così.');
  await phone.locator('#files').setInputFiles({ name: 'modulo.png', mimeType: 'image/png', buffer: photo });
  await phone.locator('label[for=privacy]').click();
  await phone.getByRole('button', { name: 'Invia' }).click();
  await phone.locator('.ticket-files', { hasText: 'modulo.png' }).waitFor();
  await sound(phone, 'the request with a photo');
  await fits(phone, 'the request with a photo');
  const code = (await phone.locator('.ticket-code').innerText()).trim();

  const staff = await here.someone({ size: DESKTOP });
  const desk = await signIn(here.server, staff, 'm.sala', 'desk');
  await find(desk, code);
  await desk.locator('.ticket-files img').waitFor();
  await sound(desk, 'a ticket with a photo');
  await desk.locator('#say-text').fill('Ecco il modulo giusto.');
  await desk.locator('#files').setInputFiles({ name: 'giusto.txt', mimeType: 'text/plain', buffer: Buffer.from('ok') });
  await desk.getByRole('button', { name: /^Rispondi a/ }).click();
  await desk.locator('.timeline .is-staff .ticket-files', { hasText: 'giusto.txt' }).waitFor();
  await phone.reload();
  await phone.locator('.is-ours .ticket-files', { hasText: 'giusto.txt' }).waitFor();
});

test('first level hands over to the supplier and takes it back, each with its clock', async () => {
  const citizen = await (await here.someone({ size: SMALL_PHONE })).newPage();
  const code = await ask(citizen, { detail: 'La pagina resta bianca.', service: 'Un altro servizio' });
  const staff = await here.someone({ size: DESKTOP });
  const desk = await signIn(here.server, staff, 'm.sala', 'desk');
  await find(desk, code);
  const hand = async (to) => {
    await desk.locator('summary', { hasText: 'Passa ad altri' }).click();
    await desk.locator('#act-to').selectOption({ label: to });
    await desk.locator('#act-reason').fill('Riprodotto: è un difetto.');
    await desk.getByRole('button', { name: 'Passa la richiesta' }).click();
  };
  await hand('DataNord Sistemi srl');
  await desk.locator('.ticket-one .chip', { hasText: 'In attesa del fornitore' }).waitFor();
  await desk.locator('.clocks', { hasText: 'Fornitore' }).waitFor();
  await sound(desk, 'handed to the supplier');
  await hand('Primo livello');
  await desk.locator('.ticket-one .chip', { hasText: 'In lavorazione' }).waitFor();
  // The citizen is told where it stands, not who works on it.
  await citizen.goto(citizen.url().split('?')[0]);
  await citizen.getByText('Ci stiamo lavorando.').waitFor();
  assert.equal(await citizen.getByText('DataNord').count(), 0);
});

test('a call is registered by hand and found again by its words', async () => {
  const staff = await here.someone({ size: DESKTOP });
  const desk = await signIn(here.server, staff, 'm.sala', 'desk');
  await desk.getByRole('link', { name: 'Nuova richiesta' }).click();
  await sound(desk, 'registering by hand');
  await desk.locator('#family_name').fill('Bianchi');
  await desk.locator('#phone').fill('333 1234567');
  await desk.locator('#subject').fill('Cimitero di San Rocco');
  await desk.locator('#text').fill('Chiede gli orari delle bollette luminose.');
  await desk.getByRole('button', { name: 'Registra' }).click();
  await desk.locator('#ticket-title', { hasText: 'Cimitero di San Rocco' }).waitFor();
  await desk.goto(here.server.page('desk?q=bolletta'));
  await desk.locator('.ticket-list', { hasText: 'Cimitero di San Rocco' }).waitFor();
  await desk.goto(here.server.page('desk/preview'));
  await desk.locator('#minutes').fill('240');
  await desk.getByRole('button', { name: 'Calcola' }).click();
  await desk.getByRole('heading', { name: /^Scade:/ }).waitFor();
  await sound(desk, 'trying a deadline');
});

test('colleagues see each other, keep a list, and deal with many requests at once', async () => {
  const citizen = await (await here.someone({ size: SMALL_PHONE })).newPage();
  const first = await ask(citizen, { detail: 'Il totem è spento.', service: 'Un altro servizio' });
  const second = await ask(citizen, { detail: 'Il totem è ancora spento.', service: 'Un altro servizio' });
  const marta = await signIn(here.server, await here.someone({ size: DESKTOP }), 'm.sala', 'desk');
  const elena = await signIn(here.server, await here.someone({ size: DESKTOP }), 'e.fontana', 'desk');
  await find(marta, first);
  await find(elena, first);
  await elena.getByText('Marta Sala sta leggendo questa richiesta.').waitFor();
  await marta.keyboard.press('r');
  await marta.locator('#say-phrase').selectOption({ label: 'Presa in carico' });
  await marta.getByRole('button', { name: 'Inserisci', exact: true }).click();
  await marta.waitForFunction(() => document.querySelector('#say-text').value.includes('Ada'));
  await marta.getByText('Bozza salvata').waitFor();
  await elena.getByText('Marta Sala sta scrivendo una risposta.').waitFor({ timeout: 15_000 });
  await sound(elena, 'a request that a colleague answers');
  await marta.reload();
  assert.match(await marta.locator('#say-text').inputValue(), new RegExp(first));

  await elena.goto(here.server.page('desk'));
  await elena.keyboard.press('f');
  await elena.locator('#filter-words').fill('totem');
  await elena.getByRole('button', { name: 'Mostra' }).click();
  await elena.locator('#view-name').fill('Totem spenti');
  await elena.getByLabel("Per tutta l'assistenza").check();
  await elena.getByRole('button', { name: "Salva l'elenco" }).click();
  await elena.locator('.ticket-views [aria-current]', { hasText: 'Totem spenti' }).waitFor();
  await sound(elena, 'a kept list');
  for (const code of [first, second]) await elena.getByLabel(`Scegli ${code}`).check();
  await elena.locator('summary', { hasText: 'Più richieste insieme' }).click();
  await sound(elena, 'many chosen');
  await elena.getByRole('button', { name: 'Doppie' }).click();
  await elena.getByText('Fatte 2 su 2.').waitFor();
  await sound(elena, 'the verdicts');
  await marta.goto(here.server.page('desk'));
  await marta.getByRole('link', { name: 'Totem spenti' }).click();
  await marta.getByText('Niente da fare qui.').waitFor();

  const phone = await signIn(here.server, await here.someone({ size: PHONE }), 'm.sala', 'desk');
  await fits(phone, 'the desk on a phone');
  await phone.goto(here.server.page('desk/phrases'));
  await sound(phone, 'ready answers');
  await fits(phone, 'ready answers on a phone');
});

test('a call back is booked from a request, and who asked sees when', async () => {
  const citizen = await (await here.someone({ size: SMALL_PHONE })).newPage();
  const code = await ask(citizen, { detail: 'Preferisco essere richiamata.', service: 'Un altro servizio' });
  const own = citizen.url().split('?')[0];
  const staff = await here.someone({ size: DESKTOP });
  const desk = await signIn(here.server, staff, 'm.sala', 'desk');
  await find(desk, code);
  await desk.getByRole('link', { name: /^Fissa una richiamata/ }).click();
  await desk.locator('#appoint-phone').fill('333 1234567');
  await desk.getByLabel("L'ora l'ha scelta il richiedente").check();
  const when = (await desk.locator('#appoint-start option').nth(2).innerText()).trim();
  await desk.locator('#appoint-start').selectOption({ label: when });
  await sound(desk, 'choosing a seat');
  await desk.getByRole('button', { name: 'Fissa', exact: true }).click();
  await desk.locator('.ticket-one .chip', { hasText: 'Richiamata concordata' }).waitFor();
  await desk.locator('.appointed li', { hasText: 'ora scelta dal richiedente' }).waitFor();
  await sound(desk, 'a request with a call back');
  await desk.goto(here.server.page('desk/appointments'));
  await desk.locator('main', { hasText: code }).waitFor();
  await sound(desk, "the desk's appointments");
  const time = when.split(', ').at(-1);
  await citizen.goto(own);
  await citizen.getByRole('heading', { name: 'Il tuo appuntamento' }).waitFor();
  assert.ok((await citizen.locator('main').innerText()).includes(time));
  await sound(citizen, 'the request with its appointment');
  await fits(citizen, 'the request with its appointment');
});
