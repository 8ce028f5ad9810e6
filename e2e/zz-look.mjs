import { launch, someone, PHONE, DESKTOP, sound } from './lib/browser.mjs';
const base = 'http://127.0.0.1:8151/valdora/';
const [login, password] = process.argv.slice(2);
const browser = await launch();
const run = async (size, tag, upload) => {
  const context = await someone(browser, { size });
  const page = await context.newPage();
  await page.goto(`${base}sign-in?next=/valdora/payments/reconciliation`);
  await page.getByLabel('Nome utente').fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Accedi' }).click();
  await page.waitForURL(/payments/);
  if (upload) {
    for (const [path, id, file] of [['payments/flows', '#flow-file', 'f1.xml'], ['payments/flows', '#flow-file', 'f2.xml'], ['payments/journals', '#journal-file', 'j.xml']]) {
      await page.goto(base + path);
      await page.setInputFiles(id, `/tmp/w/shots/${file}`);
      await page.locator(`form:has(${id}) button`).click();
      await page.waitForLoadState();
      await page.screenshot({ path: `/tmp/w/shots/${tag}-${file}.png`, fullPage: true });
    }
    await page.goto(base + 'payments/closing');
    await page.locator('form:has(#closing-until) button').click();
    await page.waitForLoadState();
  }
  const day = await (async () => { await page.goto(base + 'payments/closing'); return page.locator('#closing-until').inputValue(); })();
  for (const [path, name] of [['payments/reconciliation', 'bench'], ['payments/flows', 'flows'], ['payments/journals', 'journals'], ['payments/closing', 'month'], [`payments/closing/${day}`, 'day']]) {
    await page.goto(base + path);
    await page.screenshot({ path: `/tmp/w/shots/${tag}-${name}.png`, fullPage: true });
    try { await sound(page, name); } catch (e) { console.log(tag, name, String(e.message).slice(0, 1500)); }
  }
  await context.close();
};
await run(DESKTOP, 'd', true);
await run(PHONE, 'p', false);
await browser.close();
