// Nothing is lost or mixed up when one article takes the place of another.

import assert from 'node:assert/strict';
import { inBrowser } from './support.mjs';
import {
  STORY, article, button, claims, drop, form, kept, manifestOf, open, paste, pasteManifest, said, shows, trouble, withoutFileAccess,
} from './workbench-support.mjs';

const declare = inBrowser();
const note = (page) => form(page).getByRole('textbox', { name: 'Why this label' });
const edit = async (page, words) => {
  await claims(page).getByRole('button').first().click();
  await note(page).fill(words);
};
const OTHER = JSON.stringify({
  version: 1,
  claims: [{ id: 'ferry', status: 'speculative', quote: { exact: 'Nobody asked the ferry company' }, note: 'a view.' }],
});
const aside = (page) => page.getByText('Unsaved work was set aside: “peace-talks.claims.json”.');

for (const [what, openOther] of [
  ['another article with a new manifest', (page) => paste(page, STORY)],
  ['an example', async (page) => {
    await button(page, 'Open…').click();
    await page.getByText('“peace-talks.claims.json” has unsaved work.').waitFor();
    await button(page, 'Мирні переговори (Ukrainian)').click();
  }],
  ['another manifest', (page) => pasteManifest(page, OTHER)],
  ['an article that is dropped beside its manifest', (page) => drop(page, { name: 'story.txt', text: STORY }, { name: 'story.claims.json', text: OTHER })],
]) {
  declare(`unsaved work is set aside when ${what} is opened, survives the tab, and comes back`, async ({ visit }) => {
    const page = await open(visit);
    await edit(page, 'Nearly lost.');
    await kept(page);
    await openOther(page);
    await aside(page).waitFor();
    await button(page, 'Bring it back').click();
    await said(page, 'Unsaved work is back').waitFor();
    await article(page).getByText('The Kremlin says').waitFor();
    await claims(page).getByRole('button', { expanded: true }).waitFor();
    assert.equal(await note(page).inputValue(), 'Nearly lost.');
    await kept(page);
    await openOther(page);
    await aside(page).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.drafts p').length === 1);
    await page.close({ runBeforeUnload: false });

    const next = await open(visit);
    await next.getByText(/Unsaved work was left: “peace-talks.claims.json”/).waitFor();
    await button(next, 'Bring it back').click();
    await said(next, 'Unsaved work is back').waitFor();
    await claims(next).getByRole('button').first().click();
    assert.equal(await note(next).inputValue(), 'Nearly lost.');
  });
}

declare('work of two manifests is offered side by side, and each is discarded by itself', async ({ visit }) => {
  const page = await open(visit);
  await edit(page, 'First.');
  await paste(page, STORY);
  await pasteManifest(page, OTHER);
  await edit(page, 'Second.');
  await paste(page, STORY);
  await page.getByText('Unsaved work was set aside: “pasted.claims.json”.').waitFor();
  assert.equal(await button(page, 'Bring it back').count(), 2);
  await button(page, 'Discard it').first().click();
  await aside(page).waitFor({ state: 'detached' });
  await button(page, 'Bring it back').click();
  // What was open is open.
  await claims(page).getByRole('button', { expanded: true }).waitFor();
  assert.equal(await note(page).inputValue(), 'Second.');
});

declare('undo leads back to work that was set aside, and it is no longer offered', async ({ visit }) => {
  const page = await open(visit);
  await edit(page, 'Kept.');
  await paste(page, STORY);
  await aside(page).waitFor();
  await button(page, 'Undo').click();
  await aside(page).waitFor({ state: 'detached' });
  await kept(page);
  assert.equal((await manifestOf(page)).claims[0].note, 'Kept.');
});

declare('where nothing can be kept, work that was set aside is still there, and leaving asks', async ({ visit, context }) => {
  await context.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  const page = await open(visit);
  await edit(page, 'Only here.');
  await trouble(page).getByText(/cannot be kept on this device/).waitFor();
  await paste(page, STORY);
  await aside(page).waitFor();
  const dialog = page.waitForEvent('dialog');
  await page.evaluate(() => void setTimeout(() => location.assign('/examples/minimal.html')));
  await (await dialog).dismiss();
  await button(page, 'Bring it back').click();
  assert.equal((await manifestOf(page)).claims[0].note, 'Only here.');
});

declare('an article dropped on a fresh page starts a new manifest: nothing of the demonstration is left', async ({ visit }) => {
  const page = await open(visit);
  await drop(page, { name: 'story.txt', text: STORY });
  await page.getByText('No claims yet.').waitFor();
  await page.getByText('story.claims.json · no file yet').waitFor();
  const { article: about, claims: list } = await manifestOf(page);
  assert.deepEqual([about, list], [{ headline: 'The council met on Monday.', language: 'en' }, []]);
});

declare('an article and a manifest dropped together are opened together, in either order', async ({ visit }) => {
  const page = await open(visit);
  const files = [{ name: 'story.txt', text: STORY }, { name: 'story.claims.json', text: OTHER }];
  for (const pair of [files, files.toReversed()]) {
    await drop(page, ...pair);
    await shows(page, { ferry: 'Nobody asked the ferry company' });
    await page.getByText('story.claims.json · saved').waitFor();
    await button(page, 'Undo').click();
    await article(page).getByText('The Kremlin says').waitFor();
  }
  await drop(page, files[0], files[0]);
  await trouble(page).getByText('Drop one article, one manifest, or one of each together.').waitFor();
});

declare('an article dropped over work of one’s own asks with which manifest it goes', async ({ visit }) => {
  const page = await open(visit);
  await drop(page, { name: 'story.txt', text: STORY }, { name: 'story.claims.json', text: OTHER });
  await shows(page, { ferry: 'Nobody asked the ferry company' });
  await drop(page, { name: 'story-2.txt', text: `${STORY}\nIt rained.` });
  const dialog = page.getByRole('dialog', { name: 'With which manifest?' });
  await dialog.getByText('“story-2.txt” is to be opened, and “story.claims.json” is open.').waitFor();
  await button(dialog, 'Keep “story.claims.json” (1 claim)').click();
  await article(page).getByText('It rained.').waitFor();
  await shows(page, { ferry: 'Nobody asked the ferry company' });
  await drop(page, { name: 'other.txt', text: 'Another story.' });
  await button(dialog, 'Start a new manifest').click();
  await page.getByText('other.claims.json · no file yet').waitFor();
});

declare('a manifest dropped while it is asked for is the answer', async ({ visit }) => {
  const page = await open(visit);
  await drop(page, { name: 'story.txt', text: STORY }, { name: 'story.claims.json', text: OTHER });
  await shows(page, { ferry: 'Nobody asked the ferry company' });
  await drop(page, { name: 'story-2.txt', text: `${STORY}\nIt rained.` });
  await page.getByRole('dialog', { name: 'With which manifest?' }).waitFor();
  await drop(page, { name: 'story-2.claims.json', text: OTHER.replace('"ferry"', '"boat"') });
  await article(page).getByText('It rained.').waitFor();
  await shows(page, { boat: 'Nobody asked the ferry company' });
  assert.equal(await page.getByRole('dialog').count(), 0);
});

declare('a new manifest has no file until it is saved; the tab’s title says where the work is', async ({ visit, context }) => {
  await withoutFileAccess(context);
  const page = await open(visit);
  await page.waitForFunction(() => document.title === 'peace-talks.claims.json · saved · claim-labels');
  await paste(page, STORY);
  await page.getByText('pasted-article.claims.json · no file yet').waitFor();
  await article(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('3');
  await page.waitForFunction(() => document.title === '• pasted-article.claims.json · not saved; draft kept · claim-labels');
  await button(page, 'Save…').click();
  await Promise.all([page.waitForEvent('download'), button(page, 'Save').click()]);
  await page.getByText('pasted-article.claims.json · saved').waitFor();
});

declare('a file that is saved while another is opened stays the one that was saved', async ({ visit, context }) => {
  await context.addInitScript(() => {
    window.showSaveFilePicker = () => new Promise((done) => {
      const close = async () => {};
      window.finish = () => done({ name: 'late.json', createWritable: async () => ({ write: close, close }) });
    });
  });
  const page = await open(visit);
  await edit(page, 'Saved late.');
  await page.keyboard.press('Control+s');
  await button(page, 'Save').click();
  await page.waitForFunction(() => window.finish);
  await page.keyboard.press('Escape');
  await pasteManifest(page, OTHER);
  await aside(page).waitFor();
  await page.evaluate(() => window.finish());
  await said(page, '“late.json” was saved').waitFor();
  await aside(page).waitFor({ state: 'detached' });
  await page.getByText('pasted.claims.json · no file yet').waitFor();
});

declare('what goes well ends the trouble it had, and no other', async ({ visit }) => {
  const page = await open(visit);
  await drop(page, { name: 'empty.html', text: '<p></p><script>x</script>' });
  await trouble(page).getByText('“empty.html” has no text. What was open stays.').waitFor();
  await edit(page, 'More.');
  await page.locator('#claim-row-1').click();
  await button(form(page), 'Delete this claim').click();
  await said(page, 'The claim was deleted').waitFor();
  await trouble(page).getByText('has no text').waitFor();
  await drop(page, { name: 'story.txt', text: STORY });
  await button(page, 'Start a new manifest').click();
  await said(page, '“story.txt” is open').waitFor();
  await page.waitForFunction(() => !document.querySelector('[role=alert]').textContent);
});

for (const [what, viewport] of [['a desk', { width: 1280, height: 900 }], ['a small desk', { width: 900, height: 700 }], ['a phone', { width: 390, height: 844 }]]) {
  declare(`on ${what} the state of saving is whole, and what is said covers no control`, async ({ visit }) => {
    const page = await open(visit);
    await edit(page, 'More.');
    await kept(page);
    const box = await page.locator('.saving').evaluate((element) => {
      const own = element.getBoundingClientRect();
      const names = element.parentElement.getBoundingClientRect();
      return { cut: own.right > names.right + 1 || own.right > innerWidth || element.scrollWidth > element.clientWidth + 1, width: own.width };
    });
    assert.ok(!box.cut && box.width > 60, JSON.stringify(box));
    await button(form(page), 'Delete this claim').click();
    await said(page, 'The claim was deleted').waitFor();
    const covered = await page.evaluate(() => {
      const bar = document.querySelector('.statusbar').getBoundingClientRect();
      const controls = [...document.querySelectorAll('.toolbar button, .labelbar button')];
      return controls.filter((control) => {
        const box = control.getBoundingClientRect();
        return box.bottom > bar.top + 1 && box.top < bar.bottom - 1 && box.right > bar.left && box.left < bar.right;
      }).length;
    });
    assert.equal(covered, 0);
  }, { viewport });
}
