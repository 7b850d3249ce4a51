// What the browser tells assistive technology: roles, names and states from its own accessibility tree.

import assert from 'node:assert/strict';
import { badge, card, heard, inBrowser, passage } from './support.mjs';
import { CLAIMS, CLOSURE, STORY, labelled, manifest } from './stories.mjs';

const declare = inBrowser();

const TOLD = ['expanded', 'pressed', 'hasPopup', 'modal', 'live', 'focused'];

// Every node that is told, in reading order: `{role, name}` and the states that it has.
const tree = async (page, context) => {
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const walk = (node) => {
    if (!node.ignored) {
      const states = (node.properties ?? []).filter(({ name }) => TOLD.includes(name)).map(({ name, value }) => [name, value.value]);
      found.push({ role: node.role.value, name: node.name?.value ?? '', ...Object.fromEntries(states) });
    }
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id));
  };
  walk(nodes[0]);
  return found;
};
const named = (nodes, role, name) => nodes.filter((node) => node.role === role && (name === undefined || node.name === name));

const open = async (visit, claims = CLAIMS) => {
  const page = await visit('/page.html', { '/page.html': labelled(), '/claims.json': claims });
  await heard(page, 'ready');
  return page;
};

declare('badges are buttons that say label, claim and sources, that a dialog opens, and whether it is open', async ({ visit, context }) => {
  const page = await open(visit);
  const badges = async () => named(await tree(page, context), 'button').filter(({ hasPopup }) => hasPopup === 'dialog');
  assert.deepEqual((await badges()).map(({ name, expanded }) => [name, expanded]), [
    ['Official claim, 1 source', false],
    ['Reported claim, 2 sources', false],
    ['Speculative claim', false],
  ]);
  await badge(page, 'cost').click();
  await card(page).waitFor();
  assert.deepEqual((await badges()).map(({ expanded }) => expanded), [false, true, false]);
});

declare('each claim is heard once: its words, then its badge, and nothing at the pieces of its passage', async ({ visit, context }) => {
  const page = await open(visit, manifest(CLOSURE)); // its passage crosses an element
  assert.ok((await passage(page, 'closure')).pieces.length > 1);
  const nodes = await tree(page, context);
  const told = nodes.filter(({ role }) => ['StaticText', 'button'].includes(role)).map(({ name }) => name.trim());
  const at = told.indexOf('The town council says');
  assert.deepEqual(told.slice(at, at + 4), ['The town council says', 'the bridge', 'will close in May', 'Official claim, 1 source']);
  assert.deepEqual(named(nodes, 'mark'), []);
});

declare('the legend is a region with its name, a group of switches and a live region', async ({ visit, context }) => {
  const page = await open(visit);
  const name = 'What this article’s claims rest on';
  const nodes = await tree(page, context);
  assert.equal(named(nodes, 'region', name).length, 1);
  assert.equal(named(nodes, 'group', name).length, 1);
  assert.deepEqual(named(nodes, 'status').map(({ live }) => live), ['polite']);
  const switches = async () => named(await tree(page, context), 'button').filter(({ pressed }) => pressed !== undefined);
  assert.deepEqual((await switches()).map(({ name, pressed }) => [name, pressed]), [
    ['Official 1', 'true'],
    ['Reported 1', 'true'],
    ['Speculative 1', 'true'],
  ]);
  await page.getByRole('button', { name: 'Reported 1' }).click();
  assert.deepEqual((await switches()).map(({ pressed }) => pressed), ['true', 'false', 'true']);
  assert.equal(named(await tree(page, context), 'button', 'Reported claim, 2 sources').length, 0, 'a hidden badge is not told');
});

declare('the card is a dialog with the name of its label; it leaves the page reachable, and has the focus', async ({ visit, context }) => {
  const page = await open(visit);
  await badge(page, 'closure').click();
  await card(page).waitFor();
  const nodes = await tree(page, context);
  const [dialog, ...others] = named(nodes, 'dialog');
  assert.deepEqual([dialog.name, dialog.modal ?? false, dialog.focused, others.length], ['Official', false, true, 0]);
  for (const [role, name] of [['button', 'Close'], ['heading', 'Sources'], ['link', 'Town council'], ['link', 'Link to this claim']]) {
    assert.equal(named(nodes, role, name).length, 1, `${role} ${name}`);
  }
  assert.ok(named(nodes, 'StaticText', 'Nobody asked the ferry company.').length, 'the page is not hidden');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  const after = await tree(page, context);
  assert.equal(named(after, 'dialog').length, 0);
  assert.deepEqual(after.filter(({ focused, role }) => focused && role === 'button').map(({ name }) => name), ['Official claim, 1 source']);
});

declare('hovering opens nothing, moves nothing and tells nothing', async ({ visit, context }) => {
  const page = await open(visit);
  const before = await tree(page, context);
  const text = () => page.evaluate(() => [document.body.innerText, document.documentElement.scrollHeight]);
  const said = await text();
  const { first } = await passage(page, 'cost');
  const words = { hover: () => page.mouse.move(first.x + 5, first.y + 5) };
  for (const target of [badge(page, 'cost'), words, page.locator('.filters button').first()]) {
    await target.hover();
    assert.deepEqual(await tree(page, context), before);
    assert.deepEqual(await text(), said);
  }
  assert.equal(await page.evaluate(() => document.querySelectorAll('claim-labels [title]').length), 0);
});
