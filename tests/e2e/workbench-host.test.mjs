// The workbench in a frame of another page, which holds the article and the manifest.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { startSite } from '../site.mjs';
import { PREVIEW, frames, inBrowser } from './support.mjs';
import { article, button, claims, form, said, trouble } from './workbench-support.mjs';

const declare = inBrowser();
const HOST = '/examples/workbench-host.html';
const ARTICLE = '<p>The mayor said the bridge will close in May. It may stay closed all summer.</p>';
const MANIFEST = `{"version": 1,  "own": "kept",
 "claims": [{"id": "closed", "status": "speculative", "quote": {"exact": "It may stay closed all summer."}, "note": "Nobody knows."}]}`;

// A page that holds the workbench, which is served elsewhere, and notes what it is told; `window.say(message)` answers.
const holder = (workbench, host = 'location.origin') => `<!doctype html><title>Host</title><iframe></iframe><script type="module">
  const frame = document.querySelector('iframe');
  window.told = [];
  window.say = (message, target = '${workbench}') =>
    frame.contentWindow.postMessage({ protocol: 'claim-labels-workbench', version: 1, document: 'a', ...message }, target);
  addEventListener('message', ({ data, origin }) => origin === '${workbench}' && told.push(data));
  frame.width = 1200;
  frame.height = 800;
  frame.src = '${workbench}/index.html?host=' + ${host};
</script>`;

// A page of one site with the workbench of another in a frame; `listed`: whether that lets it.
const held = async ({ visit, site }, { listed = true, page: make = holder } = {}, body) => {
  const elsewhere = await startSite(PREVIEW);
  elsewhere.routes['/hosts.json'] = JSON.stringify(listed ? ['https://cms.example', site.origin] : []);
  try {
    const page = await visit('/host.html', { '/host.html': make(elsewhere.origin) });
    return await body(page, page.frameLocator('iframe'), elsewhere);
  } finally {
    await elsewhere.close();
  }
};
const told = async (page, type, times = 1) => {
  const all = await page.waitForFunction(
    ([type, times]) => {
      const found = window.told.filter((message) => message.type === type);
      return found.length >= times && found;
    },
    [type, times],
  );
  return (await all.jsonValue()).at(-1);
};
const say = (page, message, ...target) => page.evaluate(([message, target]) => window.say(message, ...target), [message, target]);
const openIn = async (page, message = {}) => {
  await told(page, 'ready');
  await say(page, { type: 'open', article: { html: ARTICLE, headline: 'The bridge' }, manifest: MANIFEST, ...message });
  return told(page, 'opened');
};
const labelFirst = async (page, frame) => {
  await frame.locator('#paper').press('ArrowDown');
  await frame.locator('#paper').press('1');
};

declare('workbench in a frame: the example page holds the article, and what is saved is in its store', async ({ visit }) => {
  const page = await visit(HOST);
  const frame = page.frameLocator('iframe');
  await frame.getByText('The mayor said the bridge will close in May.').first().waitFor();
  await page.getByText('saved', { exact: true }).waitFor();
  await labelFirst(page, frame);
  await page.getByText('not saved', { exact: true }).waitFor();
  await frame.getByRole('textbox', { name: 'Why' }).fill('Said at the council.');
  await frame.getByRole('combobox', { name: 'Copy a source' }).selectOption('The mayor');
  await page.getByRole('button', { name: 'Save' }).click();
  await said(frame, 'Saved.').waitFor();
  await page.getByText('saved', { exact: true }).waitFor();
  const stored = await page.evaluate(() => JSON.parse(localStorage.getItem('article-17-manifest')));
  assert.deepEqual(stored.article, { headline: 'The bridge', language: 'en' });
  assert.equal(stored.claims[0].note, 'Said at the council.');
  assert.equal(stored.claims[0].sources[0].name, 'The mayor');

  // What is stored is what is opened the next time, and the workbench itself has kept nothing.
  await page.reload();
  await claims(frame).getByText('The mayor said the bridge will close in May').waitFor();
  const kept = await page.frames()[1].evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual(kept, []);

  // A store that is full.
  await frame.getByRole('button', { name: /closed in May|close in May/ }).first().click();
  await frame.getByRole('textbox', { name: 'Why' }).fill('Said twice.');
  await page.evaluate(() => (Storage.prototype.setItem = () => { throw new Error('The store is full.'); }));
  await button(frame, 'Save…').click();
  await button(frame.getByRole('dialog', { name: 'Changes' }), 'Save').click();
  await trouble(frame).filter({ hasText: 'The store is full.' }).waitFor();
  await page.getByText('not saved', { exact: true }).waitFor();
});

declare('workbench in a frame: every change is told, and every byte that was not changed is as it was', (tools) =>
  held(tools, {}, async (page, frame) => {
    assert.deepEqual(await openIn(page), { protocol: 'claim-labels-workbench', version: 1, type: 'opened', document: 'a', revision: 0, dirty: false });
    await labelFirst(page, frame);
    const added = await told(page, 'changed');
    assert.equal(added.dirty, true);
    assert.equal(added.usable, true);
    assert.match(added.manifest, /^\{"version": 1, {2}"own": "kept",\n "claims": \[/);
    assert.equal(JSON.parse(added.manifest).claims.length, 2);
    await say(page, { type: 'saved', revision: added.revision });
    await said(frame, 'Saved.').waitFor();
    assert.equal((await told(page, 'changed', 2)).dirty, false);
    await button(frame, 'Undo').click();
    const undone = await told(page, 'changed', 3);
    assert.deepEqual([undone.dirty, undone.manifest], [true, MANIFEST]);
    await say(page, { type: 'failed', revision: undone.revision, message: 'Somebody else has saved.' });
    await trouble(frame).filter({ hasText: 'It was not saved. Somebody else has saved.' }).waitFor();
    // A text that cannot be used is not handed on as one that can.
    await button(frame, 'JSON').click();
    await frame.locator('.cm-content').press('End');
    await page.keyboard.type('}}');
    const typed = await told(page, 'changed', 4);
    assert.deepEqual([typed.usable, typed.dirty, typed.manifest], [false, true, MANIFEST]);
  }));

declare('workbench in a frame: unsaved work comes with what is stored, and undo does not lead to another document', (tools) =>
  held(tools, {}, async (page, frame) => {
    const opened = await openIn(page, { saved: { version: 1, claims: [] } });
    assert.equal(opened.dirty, true);
    await say(page, { type: 'open', document: 'b', article: { html: '<p>Another article, about the ferry.</p>', language: 'en' } });
    assert.deepEqual((({ document, dirty }) => [document, dirty])(await told(page, 'opened', 2)), ['b', false]);
    await article(frame).getByText('Another article').waitFor();
    assert.equal(await button(frame, 'Undo').isDisabled(), true);
    // Nothing else can be opened here, and nothing of other sessions is offered.
    assert.equal(await button(frame, 'Open…').count(), 0);
    await say(page, { type: 'saved', revision: 0 });
    assert.equal((await told(page, 'refused')).code, 'document-unknown');
  }));

// What the workbench told last: whether there is unsaved work, and how many claims there are.
const last = async (page, type, times) => {
  const { dirty, manifest } = await told(page, type, times);
  return [dirty, JSON.parse(manifest).claims.length];
};

declare('workbench in a frame: undo past the opening leads to what was stored before, which is not what is stored now', (tools) =>
  held(tools, {}, async (page, frame) => {
    await openIn(page, { saved: { version: 1, claims: [] } });
    await button(frame, 'Save…').click();
    await button(frame.getByRole('dialog', { name: 'Changes' }), 'Save').click();
    const { revision } = await told(page, 'save');
    await say(page, { type: 'saved', revision });
    assert.deepEqual(await last(page, 'changed'), [false, 1]);
    await button(frame, 'Undo').click();
    assert.deepEqual(await last(page, 'changed', 2), [true, 0]);
    assert.ok(await button(frame, 'Undo').isDisabled());
    await button(frame, 'Redo').click();
    assert.deepEqual(await last(page, 'changed', 3), [false, 1]);
  }));

declare('workbench in a frame: an answer counts for what was asked, though undo has led past the opening meanwhile', (tools) =>
  held(tools, {}, async (page, frame) => {
    await openIn(page, { saved: { version: 1, claims: [] } });
    await button(frame, 'Undo').click();
    assert.deepEqual(await last(page, 'changed'), [false, 0]);
    await say(page, { type: 'saved', revision: 0 });
    assert.deepEqual(await last(page, 'changed', 2), [true, 0]);
    await button(frame, 'Redo').click();
    assert.deepEqual(await last(page, 'changed', 3), [false, 1]);
  }));

declare('workbench in a frame: the host’s article is made inert like any other', (tools) =>
  held(tools, {}, async (page, frame) => {
    const html = `${ARTICLE}<script>parent.postMessage('ran', '*')</script><img src=x onerror="top.ran = 1"><form action="/x"><p>Form words</p></form>
      <iframe src="/blank.html"></iframe><p style="position:fixed" onclick="top.ran = 1"><a href="javascript:top.ran = 1">link</a></p>`;
    await openIn(page, { article: { html } });
    await article(frame).getByText('link', { exact: true }).click();
    const inside = await page.frames()[1].evaluate(() =>
      [...document.querySelectorAll('claim-labels :is(script, img, [action], iframe, [style], [onclick], [href^="javascript:"])')].map((element) => element.localName));
    assert.deepEqual(inside, []);
    assert.equal(await page.evaluate(() => window.ran), undefined);
  }));

const wait = (page) => page.evaluate(() => new Promise((done) => {
  // Messages are taken in order: this answer comes after those to all before it.
  addEventListener('message', ({ data }) => data?.type === 'ready' && done());
  window.say({ type: 'hello' });
}));

declare('workbench in a frame: messages that are wrong are refused by their code, and what is open stays', (tools) =>
  held(tools, {}, async (page, frame) => {
    await openIn(page);
    const open = { type: 'open', article: { html: ARTICLE }, manifest: MANIFEST };
    const deep = `{"version":1,"claims":${'['.repeat(100_000)}`;
    for (const [message, code, words] of [
      [{ ...open, version: 2 }, 'version-unsupported', 'version 1'],
      [{ type: 'erase' }, 'malformed', 'hello, open, saved'],
      [{ ...open, article: undefined }, 'malformed', 'article'],
      [{ ...open, article: { html: 7 } }, 'malformed', 'article.html'],
      [{ ...open, document: '' }, 'malformed', 'document'],
      [{ ...open, document: { toString: 1 } }, 'malformed', 'document'],
      [{ ...open, document: 'x'.repeat(301) }, 'too-large', '300'],
      [{ ...open, article: { html: '  \n' } }, 'article-empty', 'no text'],
      [{ ...open, article: { html: 'x'.repeat(6 << 20) } }, 'too-large', '5 MB'],
      [{ ...open, article: { html: 'ü'.repeat(3 << 20) } }, 'too-large', '5 MB'],
      [{ ...open, manifest: ' '.repeat(5 << 20) }, 'too-large', '4 MB'],
      [{ ...open, manifest: '{"version": 1' }, 'manifest-unusable', 'line 1'],
      [{ ...open, manifest: '{"version": 9, "claims": []}' }, 'manifest-unusable', 'version'],
      [{ ...open, manifest: deep }, 'manifest-unusable', ''],
      [{ ...open, manifest: 12 }, 'manifest-unusable', ''],
      [{ ...open, saved: 'x' }, 'manifest-unusable', 'line 1'],
      [{ ...open, sources: { length: 1e9 } }, 'malformed', 'sources'],
      [{ ...open, sources: Array(2001).fill({}) }, 'too-large', '2000'],
      [{ ...open, sources: [1] }, 'malformed', 'source'],
      [{ type: 'saved' }, 'malformed', 'revision'],
      [{ type: 'saved', revision: -1 }, 'malformed', 'revision'],
      [{ type: 'saved', revision: 4000 }, 'revision-unknown', '4000'],
    ]) {
      const before = await page.evaluate(() => window.told.filter(({ type }) => type === 'refused').length);
      await say(page, message);
      const refused = await told(page, 'refused', before + 1);
      assert.equal(refused.code, code, JSON.stringify(message).slice(0, 100));
      assert.ok(refused.message.includes(words), refused.message);
    }
    // What cannot be written in JSON.
    await page.evaluate(() => {
      const circle = { version: 1, claims: [] };
      circle.self = circle;
      window.say({ type: 'open', article: { html: '<p>x</p>' }, manifest: circle });
    });
    assert.equal((await told(page, 'refused', 23)).code, 'malformed');
    await claims(frame).getByText('It may stay closed all summer.').waitFor();
    assert.equal(await page.evaluate(() => window.told.filter(({ type }) => type === 'opened').length), 1);
  }));

declare('workbench in a frame: what is none of the protocol is passed over, and of a flood the last counts', (tools) =>
  held(tools, {}, async (page, frame) => {
    await told(page, 'ready');
    await page.evaluate((article) => {
      const { contentWindow } = document.querySelector('iframe');
      for (const other of [null, 'text', 7, [], { protocol: 'webpack' }, { protocol: { toString: null } }]) contentWindow.postMessage(other, '*');
      for (let number = 0; number < 3000; number++) {
        window.say({ type: 'open', document: `d${number}`, article: { html: `<p>Number ${number}.</p>${article}` } });
        window.say({ type: 'nothing' });
        window.say({ type: 'saved', revision: number });
      }
    }, ARTICLE);
    await article(frame).getByText('Number 2999.').waitFor();
    await wait(page);
    const count = await page.evaluate(() => Object.fromEntries(['opened', 'refused'].map((type) => [type, window.told.filter((one) => one.type === type).length])));
    assert.ok(count.opened < 300, `${count.opened} of 3000 were opened`);
    // It works on.
    await labelFirst(page, frame);
    assert.equal((await told(page, 'changed')).document, 'd2999');
  }));

declare('workbench in a frame: who is not the host that its address names is not listened to, nor told anything', async ({ visit, site }) => {
  await held({ visit, site }, { page: (workbench) => holder(workbench, `'https://cms.example'`) }, async (page, frame) => {
    await frame.getByText('Waiting for the article').waitFor();
    // Sent before and after it listens; a message to the window itself comes from a stranger, too.
    await say(page, { type: 'open', article: { html: ARTICLE } });
    await say(page, { type: 'hello' });
    await page.frames()[1].evaluate((html) => {
      postMessage({ protocol: 'claim-labels-workbench', version: 1, type: 'open', document: 'a', article: { html } });
    }, ARTICLE);
    await frames(page);
    await frame.getByText('Waiting for the article').waitFor();
    assert.deepEqual(await page.evaluate(() => window.told), []);
  });
});

declare('workbench in a frame: an origin that is not listed may not hold it', (tools) =>
  held(tools, { listed: false }, async (page, frame) => {
    await frame.getByRole('alert').filter({ hasText: 'may not hold the workbench' }).waitFor();
    await say(page, { type: 'open', article: { html: ARTICLE } });
    await frames(page);
    assert.deepEqual(await page.evaluate(() => window.told), []);
    assert.equal(await frame.locator('claim-labels').count(), 0);
  }));

declare('workbench in a frame: its address by itself, and one that names no origin, say what they are for', async ({ visit }) => {
  const alone = await visit('/index.html?host=https://cms.example');
  await alone.getByRole('alert').filter({ hasText: 'for a frame in another page' }).waitFor();
  const page = await visit('/host.html', { '/host.html': '<!doctype html><title>Host</title><iframe src="/index.html?host=null"></iframe>' });
  await page.frameLocator('iframe').getByRole('alert').filter({ hasText: 'is no origin' }).waitFor();
});

declare('workbench in a frame: a host that was slow asks whether it is there', (tools) =>
  held(tools, {}, async (page) => {
    await told(page, 'ready');
    await say(page, { type: 'hello' });
    assert.deepEqual((await told(page, 'ready', 2)).versions, [1]);
  }));

declare('workbench in a frame: passages are chosen with a pointer there as anywhere', (tools) =>
  held(tools, {}, async (page, frame) => {
    await openIn(page, { manifest: null });
    await article(frame).getByText('The mayor said').dblclick({ position: { x: 60, y: 12 } });
    await button(frame, 'Reported').click();
    await form(frame).waitFor();
    assert.equal(JSON.parse((await told(page, 'changed')).manifest).claims[0].status, 'reported');
  }));

test('make workbench refuses hosts that are no origins before it builds anything', () => {
  for (const host of ['cms.example', 'https://cms.example/', 'https://cms.example/path', '*']) {
    const { status, stderr } = spawnSync('node', ['scripts/workbench.mjs', 'https://other.example', host], { encoding: 'utf8' });
    assert.deepEqual([status, stderr.includes(`“${host}” is no origin`)], [2, true], host);
  }
});
