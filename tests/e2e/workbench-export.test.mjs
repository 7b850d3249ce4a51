// What else can be made of a manifest, and what is refused until it is mended.

import assert from 'node:assert/strict';
import { heard, inBrowser } from './support.mjs';
import { article, button, downloaded, open, trouble, withoutFileAccess } from './workbench-support.mjs';

const declare = inBrowser();

const start = async (visit, context) => {
  await withoutFileAccess(context);
  const page = await open(visit);
  await button(page, 'Export…').click();
  return page;
};
const get = (page, title) => downloaded(page, () => button(page, `Download: ${title}`).click());

declare('W3C annotations and schema.org claims are downloaded, one for each claim', async ({ visit, context }) => {
  const page = await start(visit, context);
  const w3c = await get(page, 'W3C annotations');
  assert.equal(w3c.name, 'peace-talks.annotations.jsonld');
  const { type, total } = JSON.parse(w3c.text);
  assert.deepEqual([[type].flat().includes('AnnotationCollection'), total], [true, 14]);
  const schema = await get(page, 'schema.org');
  assert.equal(schema.name, 'peace-talks.schema-org.jsonld');
  const graph = JSON.parse(schema.text)['@graph'];
  assert.deepEqual([graph.length, graph[0]['@type']], [14, 'Claim']);
});

declare('the labelled page is readable without script, with every claim', async ({ visit, context }) => {
  const page = await start(visit, context);
  const { name, text } = await get(page, 'Labelled page');
  assert.equal(name, 'peace-talks.labelled.html');
  const plain = await visit('/examples/static.html', { '/examples/static.html': text.replace(/<script.*?<\/script>/gs, '') });
  const ids = await plain.evaluate(() => new Set([...document.querySelectorAll('mark[data-claim]')].map((mark) => mark.dataset.claim)).size);
  assert.equal(ids, 14);
  await plain.getByText('Dmitry Peskov, Kremlin spokesperson').first().waitFor();
});

declare('a page with the manifest in it labels its article', async ({ visit, context }) => {
  const page = await start(visit, context);
  const { text } = await get(page, 'Manifest in the page');
  const body = text
    .replace('<article>… your own markup …</article>', '<article><p>Peskov declined to comment. behind closed doors</p></article>')
    .replace('/claim-labels/claim-labels.js', '/claim-labels.js');
  const embedded = await visit('/page.html', { '/page.html': `<!doctype html><title>A page</title><body>${body}` });
  const { anchored, orphaned } = await heard(embedded, 'ready');
  assert.deepEqual([anchored > 0, anchored + orphaned], [true, 14]);
});

declare('a manifest with an error is not exported, and the message stands in the dialog', async ({ visit, context }) => {
  await withoutFileAccess(context);
  const page = await open(visit);
  await article(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('1');
  await button(page, 'Export…').click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await button(dialog, 'Download: W3C annotations').click();
  await trouble(dialog).getByText('The manifest has an error. Mend it first.').waitFor();
  await button(dialog, 'Close this message').click();
  await trouble(dialog).getByText('The manifest has an error').waitFor({ state: 'detached' });
});
