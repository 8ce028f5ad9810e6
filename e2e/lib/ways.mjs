// What several journeys do on their way.
import { sound } from './browser.mjs';

/** A screen asks to be let in; the demonstration agrees at once. */
export async function enrol(server, context, kind, wish) {
  const page = await context.newPage();
  await page.goto(server.page(`screen/${kind}?wish=${wish}`));
  await sound(page, `${kind} asks to be let in`);
  await page.getByRole('button', { name: 'Chiedi un codice' }).click();
  await page.waitForURL((url) => url.pathname === `/valdora/${kind}`);
  return page;
}

/** A ticket without appointment, by touch. Leaves the page on «done». */
export async function takeTicket(server, kiosk, service, offering) {
  await kiosk.goto(server.page(`kiosk/service/${service}?offering=${offering}`));
  await kiosk.locator('form:has(input[name=what][value=ticket]) button').click();
  await kiosk.waitForURL(/\/kiosk\/pass\//);
  const code = await kiosk.locator('.kiosk-done .code').innerText();
  const token = new URL(kiosk.url()).pathname.split('/').at(-1);
  return { code, token };
}

export async function signIn(server, context, login, next = 'counter') {
  const page = await context.newPage();
  await page.goto(server.page(`sign-in?next=/valdora/${next}`));
  await page.getByLabel('Nome utente').fill(login);
  await page.getByLabel('Password', { exact: true }).fill(server.accounts[login].password);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.waitForURL((url) => url.pathname === `/valdora/${next}`);
  return page;
}

export async function openCounter(page, label) {
  await page.locator('label', { hasText: label }).click();
  await page.getByRole('button', { name: 'Apri' }).click();
  await page.locator('.desk').waitFor();
}

/** The code that the counter serves now. */
export async function served(page, other = '–') {
  const code = page.locator('.desk-now .code');
  await page.waitForFunction((before) => {
    const shown = document.querySelector('.desk-now .code')?.textContent.trim();
    return shown && shown !== before;
  }, other);
  return (await code.innerText()).trim();
}

/** The five steps of booking up to the summary. `choose` picks the seat on the second page. */
export async function bookUntilSummary(page, { service, offering, person, detail, choose, after = async () => {} }) {
  await page.goto(service);
  await after('1');
  await page.getByRole('button', { name: 'Avanti' }).last().click();
  await page.getByRole('heading', { name: 'Appuntamenti disponibili' }).waitFor();
  await after('2');
  await (choose ?? ((here) => here.getByRole('button', { name: 'Prendi questo' }).first().click()))(page);
  await page.getByLabel("Motivo dell'appuntamento").selectOption(offering);
  await page.getByLabel('Dettagli').fill(detail);
  await after('3');
  await page.getByRole('button', { name: 'Avanti' }).last().click();
  for (const [label, text] of Object.entries(person)) await page.getByLabel(label, { exact: true }).fill(text);
  await after('4');
  await page.getByRole('button', { name: 'Avanti' }).last().click();
  await page.getByRole('heading', { name: 'Verifica dei dati' }).waitFor();
  await after('5');
}

/** A reader types a character each five milliseconds and ends with Enter; its hour is its own, however busy this machine is. */
export async function scan(page, text) {
  // Nobody reaches the reader before the page listens.
  await page.locator('html.has-script').waitFor();
  const reader = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  const keys = [...text, 'Enter'].map((key, at) => reader.send('Input.dispatchKeyEvent', {
    type: 'keyDown', key, text: key === 'Enter' ? '\r' : key, timestamp: start + at * 0.005,
  }));
  await Promise.all(keys);
  await reader.detach();
}
