// The workbench in the editor's language, and articles in theirs.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { inBrowser } from './support.mjs';
import { article, button, claims, focusIs, form, manifestOf, open, paste, pressOn } from './workbench-support.mjs';

const declare = inBrowser();
const words = async (lang) => JSON.parse(await readFile(new URL(`../../languages/${lang}.json`, import.meta.url), 'utf8'));
const HEBREW = 'גשר העיר ייסגר\nראש העירייה אמרה ביום שני כי הגשר הישן ייסגר במאי, ואיש אינו יודע לכמה זמן. שני עיתונים מדווחים שהתיקון יעלה תשעה מיליון.';

for (const lang of ['ar', 'de', 'es', 'fr', 'he', 'ru', 'uk']) {
  declare(`a browser in ${lang} has the workbench in ${lang}`, async ({ visit }) => {
    const { dir, official, workbench } = await words(lang);
    const page = await open(visit);
    await button(page, workbench.open).waitFor();
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [lang, dir]);
    await page.getByRole('list', { name: workbench.claims }).getByRole('button', { name: new RegExp(official) }).first().click();
    await page.getByRole('group', { name: workbench.openClaim }).getByRole('textbox', { name: workbench.why }).fill('');
    // It stands with its field and in the list of problems, which may be folded.
    await page.getByText(workbench.problems['note-missing']).first().waitFor({ state: 'attached' });
    // Readers of an English article have English labels whatever the editor speaks.
    await page.locator('[data-claim-badge]').first().getByText('Official').waitFor();
  }, { locale: lang });
}

declare('a language is chosen on the desk, and kept on this device', async ({ visit }) => {
  const page = await open(visit);
  await claims(page).getByRole('button').nth(2).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('uk');
  const { workbench } = await words('uk');
  await button(page, workbench.open).waitFor();
  // What was open stays.
  await page.getByRole('group', { name: workbench.openClaim }).waitFor();
  await page.close();
  const next = await open(visit);
  await button(next, workbench.open).waitFor();
  await next.getByRole('combobox', { name: workbench.language }).selectOption('en');
  await button(next, 'Open…').waitFor();
});

declare('an article in Arabic runs from right to left with Arabic badges, in an English workbench', async ({ visit }) => {
  const page = await open(visit);
  await button(page, 'Open…').click();
  await button(page, 'محادثات السلام (Arabic)').click();
  const { official } = await words('ar');
  await page.locator('[data-claim-badge]').filter({ hasText: official }).first().waitFor();
  const host = page.locator('claim-labels');
  assert.deepEqual([await host.getAttribute('lang'), await host.getAttribute('dir')], ['ar', 'rtl']);
  assert.equal(await article(page).locator('p').first().evaluate((element) => getComputedStyle(element).direction), 'rtl');
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'ltr');
  await claims(page).getByRole('button').first().click();
  const directions = await form(page).evaluate((element) =>
    [...element.querySelectorAll('textarea, input[dir=auto]')].filter(({ value }) => /\p{Script=Arabic}/u.test(value)).map((field) => getComputedStyle(field).direction));
  assert.ok(directions.length > 1 && directions.every((direction) => direction === 'rtl'), directions.join());
});

declare('where lines run from right to left, arrows point where they go', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, HEBREW);
  await page.getByText('No claims yet.').waitFor();
  const passage = () => page.locator('.passage').innerText();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const whole = await passage();
  await page.keyboard.press('ArrowLeft'); // towards the end: a word less at the start
  assert.equal(await passage(), whole.slice(whole.indexOf(' ') + 1));
  await page.keyboard.press('ArrowRight');
  assert.equal(await passage(), whole);
  await page.keyboard.press('Shift+ArrowRight'); // away from the end
  assert.equal(await passage(), whole.slice(0, whole.lastIndexOf(' ')));
  await page.keyboard.press('Shift+ArrowLeft');
  assert.equal(await passage(), whole);
});

declare('a new manifest says what its article is: headline, language, date, address', async ({ visit }) => {
  const page = await open(visit);
  await paste(page, `<html lang="en-GB"><head><link rel="canonical" href="https://news.example/ferry">
    <meta property="article:published_time" content="2025-04-22T16:00:00Z"></head><body><article><h1>The ferry stops</h1><p>It stops in June.</p></article>`);
  assert.deepEqual((await manifestOf(page)).article, {
    url: 'https://news.example/ferry', headline: 'The ferry stops', language: 'en-GB', published: '2025-04-22T16:00:00Z',
  });
  await paste(page, HEBREW);
  assert.deepEqual((await manifestOf(page)).article, { headline: 'גשר העיר ייסגר', language: 'he' });
});

// Letters as they stand on keyboards of these scripts: where an American one has z, y, s, x, / and ?.
for (const [script, [z, y, s, x], slash, mark] of [['Cyrillic', 'янич', '.', ','], ['Hebrew', 'זטדס', '/', '?'], ['Arabic', 'ئغسء', 'ظ', '؟']]) {
  declare(`keys of the workbench are where they are, on a keyboard in ${script} too`, async ({ visit }) => {
    const page = await open(visit);
    await claims(page).getByRole('button').first().click();
    const note = form(page).getByRole('textbox', { name: 'Why this label' });
    const holds = (text) => page.waitForFunction((text) => document.getElementById('/claims/0/note').value === text, text);
    const before = await note.inputValue();
    await note.fill('Another reason.');
    await pressOn(page, z, 'KeyZ', 'Control');
    await holds(before);
    await pressOn(page, y, 'KeyY', 'Control');
    await holds('Another reason.');
    await pressOn(page, s, 'KeyS', 'Control');
    await page.getByRole('dialog', { name: 'Changes' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await article(page).focus();
    // Cyrillic keyboards have these two elsewhere, as the letters that they are.
    const moved = script === 'Cyrillic';
    await pressOn(page, moved ? '?' : mark, moved ? 'Digit7' : 'Slash', 'Shift');
    await page.getByRole('dialog', { name: 'Help' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await pressOn(page, moved ? '/' : slash, moved ? 'Backslash' : 'Slash');
    await focusIs(page, 'search-claims');
    await paste(page, 'The boats are reportedly up for sale.\nThe school may close.');
    await page.waitForFunction(() => document.querySelector('#view-suggestions .left')?.textContent === '2');
    await button(page, 'Suggestions').click();
    await page.locator('.suggestion .label').first().focus();
    await pressOn(page, x, 'KeyX');
    await page.waitForFunction(() => document.querySelectorAll('.suggestion').length === 1);
  });
}
