// The interface's languages: which is chosen, what it costs, how it counts and dates, and words of a publisher's own.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { badge, card, complaints, heard, inBrowser } from './support.mjs';
import { CLAIMS, CLOSURE, STORY, html, labelled, manifest } from './stories.mjs';

const declare = inBrowser();
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'he', 'ru', 'uk'];
const words = async (lang) => JSON.parse(await readFile(new URL(`../../languages/${lang}.json`, import.meta.url), 'utf8'));

// A page, and the language files that it asked for.
const open = async (visit, context, body, routes = {}) => {
  const asked = [];
  context.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.includes('language') || path.includes('own')) asked.push(path);
  });
  const page = await visit('/page.html', { '/page.html': body, '/claims.json': CLAIMS, ...routes });
  await heard(page, 'ready');
  return { page, asked };
};

for (const lang of LANGUAGES) {
  declare(`${lang}: badges, legend and card speak it, in its direction, and no other is fetched`, async ({ visit, context }) => {
    const { page, asked } = await open(visit, context, labelled(STORY, `lang="${lang}"`));
    const expected = await words(lang);
    assert.deepEqual(asked, lang === 'en' ? [] : [`/languages/${lang}.json`]);
    assert.equal(await badge(page, 'cost').innerText(), expected.reported);
    assert.equal(await badge(page, 'cost').getAttribute('lang'), lang);
    const legend = page.getByRole('region', { name: expected.legend });
    const three = expected.labelledCount[new Intl.PluralRules(lang).select(3)].replace('{}', '3');
    await legend.getByText(`${three} ${expected.notAssessed}`).waitFor();
    await badge(page, 'closure').click();
    await card(page).getByText(expected.meaningOfficial.replace('{}', 'Town council')).waitFor();
    // As this browser writes it: versions of CLDR differ.
    const day = await page.evaluate(
      (lang) => new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date('2025-04-03')), lang);
    assert.equal(await card(page).locator('li time').textContent(), day);
    for (const part of [legend, card(page)]) {
      assert.equal(await part.evaluate((part) => getComputedStyle(part).direction), expected.dir);
    }
    assert.deepEqual(complaints(page), []);
  });
}

const sources = (count) => Array.from({ length: count }, (_, at) => ({ name: `Source ${at + 1}` }));

for (const [lang, count, expected] of [
  ['en', 1, '1 source'],
  ['uk', 1, '1 джерело'],
  ['uk', 3, '3 джерела'],
  ['uk', 11, '11 джерел'],
  ['ru', 21, '21 источник'],
  ['ar', 2, 'مصدران'],
  ['ar', 3, '3 مصادر'],
  ['ar', 11, '11 مصدرًا'],
  ['he', 2, 'שני מקורות'],
]) {
  declare(`${lang} counts ${count} as ${expected}`, async ({ visit, context }) => {
    const claims = manifest({ ...CLOSURE, sources: sources(count) });
    const { page } = await open(visit, context, labelled(STORY, `lang="${lang}"`), { '/claims.json': claims });
    const name = await badge(page, 'closure').getAttribute('aria-label');
    assert.ok(name.endsWith(expected), name);
  });
}

for (const [what, attributes, story, claims, expected] of [
  ['the element’s own', 'lang="de"', STORY.replace('<article', '<article lang="fr"'), { ...CLAIMS, article: { language: 'es' } }, 'de'],
  ['the manifest’s', '', STORY.replace('<article', '<article lang="fr"'), { ...CLAIMS, article: { language: 'es' } }, 'es'],
  ['the article’s', '', STORY.replace('<article', '<article lang="fr"'), CLAIMS, 'fr'],
  ['the page’s', '', STORY, CLAIMS, 'en'],
]) {
  declare(`the nearest language is taken: ${what}`, async ({ visit, context }) => {
    const { page } = await open(visit, context, labelled(story, attributes), { '/claims.json': claims });
    assert.equal(await badge(page, 'cost').innerText(), (await words(expected)).reported);
  });
}

for (const [tag, lang, day] of [
  ['de-AT', 'de', '03.04.2025'],
  ['en-GB', 'en', '3 Apr 2025'],
  ['en-US', 'en', 'Apr 3, 2025'],
  ['UK_ua', 'uk', '3 квіт. 2025 р.'],
  ['iw', 'he', '3 באפר׳ 2025'],
  ['tlh', 'en', 'Apr 3, 2025'],
]) {
  declare(`${tag} is spoken as ${lang}, with dates as they are written there`, async ({ visit, context }) => {
    const { page } = await open(visit, context, labelled(STORY, `lang="${tag}"`));
    assert.equal(await badge(page, 'closure').innerText(), (await words(lang)).official);
    await badge(page, 'closure').click();
    assert.equal((await card(page).locator('li time').innerText()).replace(/\u202f/g, ' '), day);
  });
}

declare('words of a publisher’s own take the place of ours; what they lack stays', async ({ visit, context }) => {
  const own = { reported: 'Agentur', sourceCount: { one: '{} Beleg', other: '{} Belege' } };
  const both = STORY.replaceAll('story', 'other').replaceAll('<h1>', '<h1>Once more: ');
  const body = `<main><claim-labels manifest="/claims.json" lang="de" words="/own.json">${STORY}</claim-labels>
    <claim-labels manifest="/claims.json" lang="de" words="/own.json">${both}</claim-labels>
    <claim-labels manifest="/claims.json" lang="de">${both}</claim-labels></main>`;
  const { page, asked } = await open(visit, context, html(body), { '/own.json': own });
  await heard(page, 'ready', 3);
  assert.deepEqual(asked.sort(), ['/languages/de.json', '/own.json'], 'each once');
  assert.deepEqual(await badge(page, 'cost').allInnerTexts(), ['Agentur', 'Agentur', 'Laut Berichten']);
  assert.deepEqual(await badge(page, 'summer').allInnerTexts(), Array(3).fill('Spekulation'));
  const names = await badge(page, 'cost').evaluateAll((badges) => badges.map((badge) => badge.ariaLabel));
  assert.deepEqual(names, ['Agentur: Aussage, 2 Belege', 'Agentur: Aussage, 2 Belege', 'Laut Berichten: Aussage, 2 Quellen']);
  assert.deepEqual(complaints(page), []);
});

declare('a publisher adds a language as data, plurals and direction with it', async ({ visit, context }) => {
  const own = {
    lang: 'fa',
    dir: 'rtl',
    official: 'رسمی',
    labelledCount: { one: '{} گفته برچسب دارد.', other: '{} گفته برچسب دارند.' },
  };
  const { page, asked } = await open(visit, context, labelled(STORY, 'lang="fa" words="own.json"'), { '/own.json': own });
  assert.deepEqual(asked, ['/own.json']);
  assert.equal(await badge(page, 'closure').innerText(), 'رسمی');
  assert.equal(await badge(page, 'cost').innerText(), 'Reported');
  const legend = page.locator('claim-labels .legend');
  await legend.getByText('3 گفته برچسب دارند.').waitFor();
  assert.deepEqual([await legend.getAttribute('dir'), await legend.getAttribute('lang')], ['rtl', 'fa']);
  await page.locator('claim-labels').evaluate((element) => element.removeAttribute('words'));
  await heard(page, 'ready', 2);
  assert.equal(await badge(page, 'closure').innerText(), 'Official');
});

for (const [what, body] of [['missing', 404], ['not JSON', 'words'], ['no object', '[1]']]) {
  declare(`words that are ${what} leave ours, and the labels`, async ({ visit, context }) => {
    const { page } = await open(visit, context, labelled(STORY, 'lang="es" words="/own.json"'), { '/own.json': body });
    assert.equal(await badge(page, 'closure').innerText(), 'Oficial');
    assert.equal(complaints(page).length, what === 'no object' ? 0 : 1);
  });
}

declare('names of the other direction are isolated: the order of a source stays that of the interface', async ({ visit, context }) => {
  const latin = { name: 'PA (UK)', role: 'wire!', publisher: 'X, Inc.', url: 'https://r.example/', date: '2025-04-03' };
  const claims = manifest({ ...CLOSURE, sources: [latin], history: [{ status: 'reported', note: 'first (Reuters)', date: '2025-04-01' }] });
  const { page } = await open(visit, context, labelled(STORY, 'lang="ar"'), { '/claims.json': claims });
  await badge(page, 'closure').click();
  const source = card(page).locator('li').first();
  const lefts = await source.locator('bdi, time').evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().left));
  assert.equal(lefts.length, 4);
  assert.deepEqual(lefts, [...lefts].sort((a, b) => b - a), 'from right to left');
  for (const name of await card(page).locator('bdi').all()) {
    assert.equal(await name.evaluate((name) => getComputedStyle(name).unicodeBidi), 'isolate');
  }
  await card(page).locator('bdi', { hasText: 'first (Reuters)' }).waitFor();
});

declare('a right-to-left page is mirrored: legend, badge and card', async ({ visit, context }) => {
  const story = STORY.replace('<article', '<article dir="rtl"');
  const { page } = await open(visit, context, labelled(story, 'lang="he"'));
  const buttons = await page.locator('claim-labels .filters button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.deepEqual(buttons, [...buttons].sort((a, b) => b - a), 'the first switch is on the right');
  const [before, behind] = await badge(page, 'closure').evaluate((host) => {
    const [all, word] = [host.shadowRoot.querySelector('.badge').getBoundingClientRect(), document.createRange()];
    word.selectNodeContents([...host.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE));
    const { left, right } = word.getBoundingClientRect();
    return [left - all.left, all.right - right];
  });
  assert.ok(behind > before + 5, `the shape is on the right of the word: ${before} px on the left, ${behind} px on the right`);
  const half = await badge(page, 'cost').evaluate((host) => getComputedStyle(host.shadowRoot.querySelector('.badge'), '::before').backgroundImage);
  assert.match(half, /at (0|left)/, 'the shape of reported is full on its right half');
  await badge(page, 'closure').click();
  const [title, close] = [await card(page).locator('h2').boundingBox(), await card(page).locator('.close').boundingBox()];
  assert.ok(close.x < title.x);
});
