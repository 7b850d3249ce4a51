// A site that Hugo builds, with the templates of docs/embedding.md.

import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CLAIMS } from '../e2e/stories.mjs';
import { EMBED, badge, card, complaints, fixture, fromGuide, heard, inBrowser, run } from './support.mjs';

const STORY = `---
title: The bridge
---
The town council says *the bridge* will close in May. Two papers report that repairs will cost nine
million. It may stay closed all summer.

Nobody asked the ferry company.
`;
const PART = `---
title: In part
---
The bridge is old.

{{< claim-labels manifest="story/claims.json" >}}
The town council says *the bridge* will close in May.

It may stay closed all summer.
{{< /claim-labels >}}
`;
const BASE = '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>{{ .Title }}</title><body>{{ block "main" . }}{{ end }}</body></html>';

const site = fixture({
  'config.toml': 'baseURL = "http://site.example/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home"]\n',
  'layouts/_default/baseof.html': BASE,
  'layouts/_default/list.html': '{{ define "main" }}{{ end }}',
  ...Object.fromEntries(['layouts/_default/single.html', 'layouts/shortcodes/claim-labels.html'].map((name) => [name, fromGuide(name)])),
  'content/story/index.md': STORY,
  'content/story/claims.json': JSON.stringify(CLAIMS),
  'content/plain/index.md': STORY,
  'content/part/index.md': PART,
});
cpSync(EMBED, join(site, 'static/claim-labels'), { recursive: true });
run('hugo', ['--quiet'], { cwd: site });

const declare = inBrowser({ root: pathToFileURL(`${site}/public/`) });

declare('Hugo: an article with its manifest beside it is labelled', async ({ visit }) => {
  const page = await visit('/story/index.html');
  assert.equal((await heard(page, 'ready')).anchored, 3);
  await badge(page, 'cost').click();
  await card(page).getByText('Reported by The Courier').waitFor();
  assert.deepEqual(complaints(page), []);
});

declare('Hugo: the shortcode labels its part', async ({ visit }) => {
  const page = await visit('/part/index.html');
  const { anchored, orphaned } = await heard(page, 'ready');
  assert.deepEqual([anchored, orphaned], [2, 1]);
  assert.equal(await page.locator('claim-labels p').filter({ hasText: 'The bridge is old' }).count(), 0);
});

declare('Hugo: an article without a manifest loads nothing', async ({ visit }) => {
  const page = await visit('/plain/index.html');
  assert.equal(await page.locator('script, claim-labels').count(), 0);
  await page.getByText('Nobody asked the ferry company.').waitFor();
});
