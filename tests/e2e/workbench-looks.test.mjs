// The workbench for every editor: axe in every state and scheme, target sizes, focus, phone and desk.

import assert from 'node:assert/strict';
import { nothingInAnyScheme, violations } from './axe.mjs';
import { PHONE, frames, inBrowser } from './support.mjs';
import { STORY, article, button, claims, drop, form, open, paste, trouble } from './workbench-support.mjs';

const declare = inBrowser();

const openDialog = (name) => async (page) => {
  await button(page, name).click();
  await page.getByRole('dialog').waitFor();
};

const STATES = {
  'as it opens': async () => {},
  'with a claim open and everything unfolded': async (page) => {
    await claims(page).getByRole('button').first().click();
    await form(page).waitFor();
    await page.evaluate(() => document.querySelectorAll('.form details').forEach((details) => (details.open = true)));
  },
  'with a fresh claim and its problems': async (page) => {
    await article(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('1');
    await form(page).getByText('names no source').waitFor();
    await page.evaluate(() => (document.querySelector('.problems').open = true));
  },
  'with claims that were not found': async (page) => {
    await paste(page, STORY, true);
    await page.getByText('14 claims not found').waitFor();
    await claims(page).getByRole('button').nth(3).click();
    await form(page).getByText('This claim labels nothing').waitFor();
  },
  'with suggestions': async (page) => {
    await paste(page, 'Mayor Anna Reyes said the ferry would stop in June.\nThe school may close.');
    await button(page, 'Suggestions').click();
    await page.getByRole('list', { name: 'Suggestions' }).getByRole('listitem').first().waitFor();
  },
  'with claims to review': async (page) => {
    await paste(page, STORY, true);
    await button(page, 'Review').click();
    await page.getByText('The passages of 14 claims are no longer what they were.').waitFor();
  },
  'with several claims picked': async (page) => {
    await button(page, 'Several…').click();
    await button(page, '4 Speculative').click();
    await button(page, 'All of the list').click();
    await page.getByText('4 picked').waitFor();
  },
  'with sources to choose from': async (page) => {
    await claims(page).getByRole('button').first().click();
    await form(page).getByRole('combobox', { name: 'Find or add a source' }).fill('w');
    await form(page).getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
  },
  'with a draft, and a date that has come': async (page) => {
    await claims(page).getByRole('button').first().click();
    await form(page).getByText('For the desk').click();
    await form(page).getByRole('checkbox').check();
    await form(page).getByRole('textbox', { name: 'Look at it again on' }).fill('2025-04-22');
    await claims(page).getByText('look again').waitFor();
  },
  'with work set aside': async (page) => {
    await claims(page).getByRole('button').first().click();
    await form(page).getByRole('textbox', { name: 'Why this label' }).fill('Changed.');
    await paste(page, STORY);
    await page.getByText('Unsaved work was set aside').waitFor();
  },
  'with an article that asks for its manifest': async (page) => {
    await claims(page).getByRole('button').first().click();
    await form(page).getByRole('textbox', { name: 'Why this label' }).fill('Changed.');
    await drop(page, { name: 'story.txt', text: STORY });
    await page.getByRole('dialog', { name: 'With which manifest?' }).waitFor();
  },
  'with an Arabic article': async (page) => {
    await button(page, 'Open…').click();
    await button(page, 'محادثات السلام (Arabic)').click();
    await page.waitForFunction(() => document.querySelector('claim-labels').dir === 'rtl');
    await claims(page).getByRole('button').first().click();
    await form(page).waitFor();
  },
  'with the JSON view, broken': async (page) => {
    await button(page, 'JSON').click();
    await page.getByRole('textbox', { name: 'Claims manifest as JSON' }).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('x');
    await page.locator('.cm-lintRange-error').first().waitFor();
  },
  'with trouble': async (page) => {
    await button(page, 'Open…').click();
    await button(page, 'Open the pasted manifest').click();
    await trouble(page).getByText('was not opened').waitFor();
    await page.keyboard.press('Escape');
  },
  'with the dialog Open': openDialog('Open…'),
  'with the dialog Changes': async (page) => {
    await claims(page).getByRole('button').first().click();
    await form(page).getByRole('textbox').first().fill('Changed.');
    await openDialog('Save…')(page);
  },
  'with the dialog Export': openDialog('Export…'),
  'with the dialog Help': openDialog('Help'),
};

for (const [state, act] of Object.entries(STATES)) {
  declare(`${state}: axe finds nothing, light, dark and in forced colours`, async ({ visit }) => {
    const page = await open(visit);
    await act(page);
    await nothingInAnyScheme(page);
  });
}

declare('on a phone the panes are stacked, nothing is wider than the screen, and axe finds nothing', async ({ visit }) => {
  const page = await open(visit);
  await claims(page).getByRole('button').first().click();
  await form(page).waitFor();
  await frames(page);
  const { width, paper, side } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    paper: document.querySelector('.paper').getBoundingClientRect().bottom,
    side: document.querySelector('.side').getBoundingClientRect().top,
  }));
  assert.equal(width, PHONE.width);
  assert.ok(side >= paper);
  assert.deepEqual(await violations(page), []);
}, { viewport: PHONE });

declare('without the demonstration, axe finds nothing on the empty desk', async ({ visit }) => {
  const page = await visit('/index.html', { '/examples/peace-talks.html': 404 });
  await page.getByRole('heading', { name: 'Label an article' }).waitFor();
  assert.deepEqual(await violations(page), []);
});

for (const locale of ['ar', 'de', 'uk']) {
  declare(`in the language ${locale}, at 200 %, nothing is wider than the window, and axe finds nothing`, async ({ visit }) => {
    const page = await open(visit);
    await page.locator('#claim-row-0').click();
    await page.locator('.form').waitFor();
    await page.evaluate(() => document.querySelectorAll('.form details').forEach((details) => (details.open = true)));
    await frames(page);
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.scrollWidth]), [locale, 640]);
    assert.deepEqual(await violations(page), []);
  }, { locale, viewport: { width: 640, height: 450 } });
}

declare('on a desk the panes are side by side, and each scrolls by itself', async ({ visit }) => {
  const page = await open(visit);
  const [paper, side] = await Promise.all([article(page).boundingBox(), page.locator('.side').boundingBox()]);
  assert.ok(side.x >= paper.x + paper.width);
  assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 900);
});

declare('every control is at least 24 pixels high and wide', async ({ visit }) => {
  const page = await open(visit);
  await STATES['with a claim open and everything unfolded'](page);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('.desk :is(button, select, summary, label.choice, input:not([type=radio]), textarea)')]
      .map((element) => [element.textContent, element.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
      .map(([text, { width, height }]) => `${text} ${width}×${height}`),
  );
  assert.deepEqual(small, []);
});

declare('focus is visible wherever Tab goes', async ({ visit }) => {
  const page = await open(visit);
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab');
    const [name, style, width] = await page.evaluate(() => {
      let element = document.activeElement;
      while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element.shadowRoot?.querySelector('.badge') ?? element);
      return [element.outerHTML.slice(0, 80), outlineStyle, parseFloat(outlineWidth)];
    });
    assert.ok(style === 'solid' && width >= 2, `${name} ${style} ${width}`);
  }
});
