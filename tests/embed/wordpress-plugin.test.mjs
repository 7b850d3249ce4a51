// The WordPress plugin, from its upload to its end, as editors and readers meet it.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { startSite } from '../site.mjs';
import { ROOT, badge, card, complaints, fixture, heard, inBrowser } from './support.mjs';
import { CLAIMS, author, block, classic, login, makePost, open, panel, saveInWorkbench, saved, site, typePost, workbench } from './wordpress-desk.mjs';

const declare = inBrowser();

declare('WordPress plugin: it installs through “Upload Plugin”', async ({ context }) => {
  const { origin } = await site();
  const page = await login(context, 'editor');
  await page.goto(`${origin}/wp-admin/plugins.php`);
  assert.match(await page.locator('tr[data-slug="claim-labels"]').innerText(), /Deactivate/);
});
