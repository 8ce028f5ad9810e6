// What somebody owes, from the clerk's form to the citizen's screen and the paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, KIOSK, PHONE, REFUSED, fits, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';
import { enrol, scan, signIn } from '../lib/ways.mjs';

const here = stage();
const CODE = 'RSSDAA80A41L424T';

/** Fills the form of a position by hand; leaves the page on it. */
async function write(desk, reason) {
  await desk.getByRole('link', { name: 'Nuova posizione' }).click();
  await sound(desk, 'a new position');
  await desk.locator('#due').selectOption({ label: 'Mensa scolastica' });
  await desk.locator('#reason').fill(reason);
  await desk.locator('#amount').fill('72,50');
  await desk.locator('#parts').fill('2');
  await desk.getByLabel('Pagabile anche tutto insieme').check();
  await desk.locator('#code').fill(CODE);
  await desk.locator('#name').fill('Ada Rossi');
  await desk.getByRole('button', { name: 'Salva e pubblica' }).click();
  await desk.locator('.chip', { hasText: 'Da pagare' }).first().waitFor();
}

for (const script of [true, false]) {
  test(`a clerk writes and prints, a citizen finds it (${script ? 'with' : 'without'} script)`, async () => {
    const staff = await here.someone({ size: DESKTOP });
    const desk = await signIn(here.server, staff, 'l.tributi', 'payments');
    await sound(desk, 'the list');
    await write(desk, 'Mensa, prova');
    await sound(desk, 'a position');
    const number = (await desk.locator('.due-id', { hasText: /Avviso/ }).first().innerText()).replace(/\D/g, '');
    assert.equal(number.length, 18);
    const paper = await desk.locator('a', { hasText: 'Stampa l’avviso' }).first().getAttribute('href');
    const pdf = await staff.request.get(new URL(paper, here.server.address).href);
    assert.equal(pdf.headers()['content-type'], 'application/pdf');
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');

    const context = await here.someone({ size: PHONE, script });
    context.forgiven.push(REFUSED);
    const phone = await context.newPage();
    const seen = async (name) => {
      await sound(phone, name);
      await fits(phone, name);
    };
    await phone.goto(here.server.page('pay'));
    await seen('the door');
    await phone.locator('#number').fill(number);
    await phone.locator('#code').fill('BNCLCU75M10L424X');
    await phone.getByRole('button', { name: 'Trova l’avviso' }).click();
    await phone.getByText('Non c’è un avviso con questi due codici').waitFor();
    await seen('nothing found');
    await phone.locator('#code').fill(CODE);
    await phone.getByRole('button', { name: 'Trova l’avviso' }).click();
    await phone.getByText('72,50 €').first().waitFor();
    await seen('the notice');
    await phone.getByRole('link', { name: /Rata 1/ }).click();
    await phone.getByText('36,25 €').first().waitFor();

    await phone.goto(here.server.page('pay'));
    await phone.getByRole('link', { name: /carta d'identità/i }).click();
    await seen('the form of what is paid without a notice');
    await phone.getByRole('button', { name: 'Crea l’avviso' }).click();
    await phone.getByText('Questo dato serve.').first().waitFor();
    await seen('the form with errors');
    await phone.locator('#f-nome').fill('Ada Rossi');
    await phone.locator('#name').fill('Ada Rossi');
    await phone.locator('#code').fill(CODE);
    await phone.getByRole('button', { name: 'Crea l’avviso' }).click();
    await phone.getByText('22,21 €').first().waitFor();
    await seen('the new notice');
  });
}

test('at the kiosk a notice shows what is to pay, and the code for the phone', async () => {
  const desk = await signIn(here.server, await here.someone({ size: DESKTOP }), 'l.tributi', 'payments');
  await write(desk, 'Mensa, al totem');
  const number = (await desk.locator('.due-id', { hasText: /Avviso/ }).first().innerText()).replace(/\D/g, '');
  const context = await here.someone({ size: KIOSK });
  context.forgiven.push(REFUSED);
  const kiosk = await enrol(here.server, context, 'kiosk', 'ingresso');
  await kiosk.goto(here.server.page('kiosk/services'));
  await kiosk.getByRole('link', { name: /Paga un avviso/ }).click();
  await kiosk.locator('#number').waitFor();
  await sound(kiosk, 'which notice');
  await kiosk.locator('#number').fill('1234');
  await kiosk.getByRole('button', { name: 'Avanti' }).click();
  await kiosk.getByText('qui ce ne sono 4').waitFor();
  await sound(kiosk, 'too short a number');
  await kiosk.locator('#number').fill(number);
  await kiosk.getByRole('button', { name: 'Avanti' }).click();
  await kiosk.getByText('72,50 €').waitFor();
  await sound(kiosk, 'what is owed');
  assert.equal(await kiosk.getByText('Rossi').count(), 0, 'nobody is named');
  await kiosk.getByRole('link', { name: 'Torna all' }).click();
  // A kiosk asks for the server before it leaves a page: a code read meanwhile would be torn in two.
  await kiosk.waitForURL(/\/kiosk(\?|$)/);
  await scan(kiosk, `PAGOPA|002|${number}|80012345676|7250`);
  await kiosk.getByText('72,50 €').waitFor();
});

test('money goes back through two people, and the cashier takes it at the counter', async () => {
  const one = await here.someone({ size: DESKTOP });
  const proposes = await signIn(here.server, one, 'n.rimborsi', 'refunds');
  await sound(proposes, 'cases');
  await proposes.getByRole('button', { name: 'Proponi il rimborso' }).first().click();
  await proposes.getByText('L’hai proposto tu').waitFor();
  await sound(proposes, 'a case proposed');
  const two = await here.someone({ size: PHONE });
  const decides = await signIn(here.server, two, 'v.rimborsi', 'refunds');
  await sound(decides, 'a case to decide');
  await decides.getByRole('button', { name: /^Approva/ }).click();
  await decides.getByLabel('Numero del mandato').fill('2026/118');
  await sound(decides, 'a case to be marked as done');
  await decides.getByRole('button', { name: 'Segna come eseguito' }).click();
  await decides.getByText('Nessun rimborso da trattare').waitFor();

  const till = await here.someone({ size: DESKTOP });
  const cashier = await signIn(here.server, till, 'p.cassa', 'payments');
  await cashier.locator('#due-q').fill('marco galli');
  await cashier.getByRole('button', { name: 'Cerca' }).click();
  await cashier.locator('tr', { hasText: 'rifiuti' }).getByRole('link').click();
  await cashier.locator('summary', { hasText: 'Pagato in altro modo' }).click();
  await sound(cashier, 'paid elsewhere');
  await cashier.getByLabel('Come').selectOption({ label: 'contanti' });
  await cashier.getByLabel('Motivo').fill('Pagato allo sportello');
  await cashier.locator('summary', { hasText: 'Segna come pagato' }).click();
  await sound(cashier, 'asked before it is marked as paid');
  await cashier.getByRole('button', { name: 'Sì, è pagato' }).click();
  await cashier.locator('.chip', { hasText: 'Pagata' }).first().waitFor();
  await sound(cashier, 'a position that is paid');
});
